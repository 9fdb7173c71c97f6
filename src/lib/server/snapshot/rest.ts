import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others get their turn. */
const AT_ONCE = 8;

/** To be waited for between short pieces of work: lets others have their turn every few milliseconds. */
export function createRest(): () => Promise<void> {
	let began = performance.now();
	return async () => {
		if (performance.now() - began < AT_ONCE) return;
		await setImmediate();
		began = performance.now();
	};
}
