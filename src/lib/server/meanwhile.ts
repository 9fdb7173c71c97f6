// What is served at the start where building what is missing would keep everybody waiting.
import { config } from './config.ts';
import { say } from './operating/log.ts';
import { lastGood } from './snapshot/publish.ts';
import { runAtlas } from './upload/child.ts';

async function build(): Promise<void> {
	const { code, out, error } = await runAtlas(['build']);
	if (code !== 0) say(`The snapshot could not be built: ${error || out || 'no reason was given.'}`);
}

/**
 * The id of the last good snapshot, where that of the data as it is has to be built first and takes long; null
 * otherwise. It is then built in a process of its own, and noticed as any other new snapshot is.
 */
export async function servedMeanwhile(): Promise<string | null> {
	const { data, store, audience } = config();
	const meanwhile = await lastGood({ data, store, audience });
	if (!meanwhile) return null;
	const { id, why } = meanwhile;
	say(`${why} The last good snapshot ${id} is served until it has been built again.`);
	void build();
	return id;
}
