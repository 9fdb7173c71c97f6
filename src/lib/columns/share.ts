// Pieces of columns laid out in one piece of memory that threads share.
import type { GetPiece } from './blob.ts';

/** Where each piece lies: from which byte, and how many. */
export interface Shared {
	buffer: SharedArrayBuffer;
	places: Record<string, [start: number, length: number]>;
}

/** Fits the cache lines of processors. */
const ALIGNED = 64;

/** Lays pieces out in shared memory, each at a round address; `pieces` is gone through twice. */
export function sharePieces(pieces: Iterable<readonly [string, Uint8Array]>): Shared {
	const places: Shared['places'] = {};
	let end = 0;
	const all = [...pieces];
	for (const [name, { byteLength }] of all) {
		places[name] = [end, byteLength];
		end += Math.ceil(byteLength / ALIGNED) * ALIGNED;
	}
	const buffer = new SharedArrayBuffer(end);
	for (const [name, bytes] of all) new Uint8Array(buffer, ...places[name]!).set(bytes);
	return { buffer, places };
}

/** Finds the pieces in shared memory. */
export const piecesIn =
	({ buffer, places }: Shared): GetPiece =>
	(name) =>
		Object.hasOwn(places, name) ? new Uint8Array(buffer, ...places[name]!) : undefined;
