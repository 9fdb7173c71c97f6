// Pieces of columns laid out in one piece of memory that threads share.
import type { GetPiece } from './head.ts';

/** Where each piece lies: from which byte, and how many. */
export interface Shared {
	buffer: SharedArrayBuffer;
	places: Record<string, [start: number, length: number]>;
}

/** Fits the cache lines of processors. */
const ALIGNED = 64;

/** Lays pieces of known lengths out in shared memory, each at a round address; `get` is asked once for each. */
export function sharePieces(
	lengths: Iterable<readonly [name: string, bytes: number]>,
	get: GetPiece
): Shared {
	const places: Shared['places'] = {};
	let end = 0;
	for (const [name, length] of lengths) {
		places[name] = [end, length];
		end += Math.ceil(length / ALIGNED) * ALIGNED;
	}
	const buffer = new SharedArrayBuffer(end);
	for (const [name, [start, length]] of Object.entries(places)) {
		const bytes = get(name);
		if (bytes?.byteLength !== length)
			throw new RangeError(
				`The piece “${name}” holds ${bytes?.byteLength ?? 'no'} bytes; expected ${length}.`
			);
		new Uint8Array(buffer, start, length).set(bytes);
	}
	return { buffer, places };
}

/** Lays columns that have just been packed out in shared memory. */
export function shareAll(pieces: Iterable<readonly [name: string, bytes: Uint8Array]>): Shared {
	const all = new Map(pieces);
	const lengths = [...all].map(([name, { byteLength }]) => [name, byteLength] as const);
	return sharePieces(lengths, (name) => all.get(name));
}

/** Finds the pieces in shared memory. */
export const piecesIn =
	({ buffer, places }: Shared): GetPiece =>
	(name) =>
		Object.hasOwn(places, name) ? new Uint8Array(buffer, ...places[name]!) : undefined;
