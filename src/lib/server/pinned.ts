// Older snapshots, opened where an address names them.
import { stat } from 'node:fs/promises';
import { loadedSince } from '../clickhouse/load.ts';
import { atlas, changesSoFar, openByTerms, type Atlas } from './atlas.ts';
import { asking } from './clickhouse/connect.ts';
import { NotLoaded } from './clickhouse/engine.ts';
import { config } from './config.ts';
import { say } from './operating/log.ts';
import { fetchBehind } from './replica/behind.ts';
import { faultOf, fileOf, isFor, isId, prunedIds } from './snapshot/shelf.ts';
import { takenOut } from './taken.ts';
import { refusing } from './turn.ts';

/** How many snapshots that are not the current one are kept open. */
const MOST_PINNED = 2;

const pinned = new Map<string, Promise<Atlas>>();
let seen = 0;

/** Those that are open and still hold. */
function pinnedNow(): Map<string, Promise<Atlas>> {
	if (seen !== changesSoFar()) pinned.clear();
	seen = changesSoFar();
	return pinned;
}

/** Why a snapshot cannot be had: it never was here (404), lies on the disk but not where answers come from (409), was taken away (410) or may not be shown now (503). */
export interface Unheld {
	status: 404 | 409 | 410 | 503;
	message: string;
}

/** Whether a snapshot lies on the shelf. */
const holds = async (id: string): Promise<boolean> =>
	!!(await stat(fileOf(config().store, id)).catch(() => null));

/** The atlas of a snapshot that an address names, of the current one where it names none. */
export async function atlasAt(asked: string | null): Promise<Atlas | Unheld> {
	const known = await atlas();
	if (!asked || asked === known.engine.snapshot) return known;
	const { store, audience } = config();
	const shown = asked.slice(0, 80);
	if (isId(asked)) {
		if (takenOut().isLost) {
			const file = 'What was taken out of older data cannot be read from redactions.json';
			return { status: 503, message: `${file}: until it can, only the current data is shown.` };
		}
		const held = pinnedNow().get(asked);
		if (held && (await holds(asked)) && (await isAnswered(asked))) return whereLoaded(held);
		pinned.delete(asked);
		const isHeld = (await holds(asked)) || (await fetchBehind(asked));
		const fault = isHeld && (await faultOf(store, { id: asked }, undefined, true));
		if (fault) {
			say(`The snapshot ${asked} is not used: ${fault}.`);
			return { status: 503, message: `The data with the id “${shown}” is damaged on the disk.` };
		}
		// Another audience's snapshot is not spoken of, as if it were not there.
		if (isHeld && isFor(store, asked, audience)) return whereLoaded(openPinned(asked));
		if ((await prunedIds(store)).has(asked))
			return { status: 410, message: `The data with the id “${shown}” is no longer kept.` };
	}
	const message = `This atlas holds no data with the id “${shown}”; the current is ${known.engine.snapshot}.`;
	return { status: 404, message };
}

/** Whether what answers still holds a snapshot that was opened before. */
async function isAnswered(id: string): Promise<boolean> {
	const { clickhouse } = config();
	return !clickhouse || (await refusing(loadedSince(asking(clickhouse), id))) !== null;
}

/** An older snapshot; a refusal where the engine has not got it, since to ask again will not do. */
async function whereLoaded(opening: Promise<Atlas>): Promise<Atlas | Unheld> {
	const missing = await opening.then(
		() => null,
		(problem: unknown) => (problem instanceof NotLoaded ? problem : null)
	);
	return missing ? { status: 409, message: missing.message } : refusing(opening);
}

function openPinned(id: string): Promise<Atlas> {
	const opening = openByTerms(id);
	const pinned = pinnedNow();
	pinned.set(id, opening);
	opening.catch(() => pinned.delete(id));
	for (const [oldest] of pinned) {
		if (pinned.size <= MOST_PINNED) break;
		pinned.delete(oldest);
	}
	return opening;
}
