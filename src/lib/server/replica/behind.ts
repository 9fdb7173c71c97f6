// The source that this atlas follows, where it follows one.
import { config } from '../config.ts';
import { say } from '../operating/log.ts';
import { createFollower, type Follower } from './follow.ts';
import { sourceAt } from './source.ts';

/** How often, in milliseconds, the source is asked what there is. */
const EVERY = 5000;

let follower: Follower | undefined;
let [asked, trouble] = [-Infinity, ''];

function following(): Follower | undefined {
	const { source, store, audience } = config();
	return source ? (follower ??= createFollower(sourceAt(source), store, audience)) : undefined;
}

/**
 * Puts the shelf in step with the source, where there is one and it was not asked just now. Where it cannot be had,
 * that is said once, and what is held goes on being served.
 */
export async function keepStep(): Promise<void> {
	const source = following();
	if (!source || performance.now() - asked < EVERY) return;
	asked = performance.now();
	try {
		await source.step();
		trouble = '';
	} catch (problem) {
		const message = `The source of snapshots cannot be followed: ${(problem as Error).message}`;
		if (message !== trouble) say(message);
		trouble = message;
	}
}

/** Has a snapshot that was not here fetched from the source; false where it cannot be had. */
export async function fetchBehind(id: string): Promise<boolean> {
	try {
		return (await following()?.fetch(id)) ?? false;
	} catch (problem) {
		say(`The snapshot ${id} cannot be fetched: ${(problem as Error).message}`);
		return false;
	}
}
