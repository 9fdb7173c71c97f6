// How long a request waits for data that is being opened.
import { setTimeout } from 'node:timers/promises';

/** The data is being opened for longer than a request can wait, since its columns have to be made anew. */
export class StillOpening extends Error {
	override name = 'StillOpening';
	/** Seconds. */
	readonly retryAfter = 5;
	constructor() {
		super('The data is still being opened; ask again in a little while.');
	}
}

/** What is being opened; throws StillOpening where it takes longer than so many milliseconds. */
export async function inTime<T>(opening: Promise<T>, wait: number): Promise<T> {
	const waiting = new AbortController();
	const late = setTimeout(wait, null, { signal: waiting.signal, ref: false }).then(() => {
		throw new StillOpening();
	});
	late.catch(() => {});
	try {
		return await Promise.race([opening, late]);
	} finally {
		waiting.abort();
	}
}
