// Pieces of columns laid out in one piece of memory that threads share.
import type { GetPiece } from './head.ts';

/** Where each piece lies: from which byte, and how many. */
export interface Shared {
	buffer: SharedArrayBuffer;
	places: Record<string, [start: number, length: number]>;
}

/** Fits the cache lines of processors. */
const ALIGNED = 64;

/** Room in shared memory for pieces of known lengths, each at a round address. */
export function layOut(lengths: Iterable<readonly [name: string, bytes: number]>): Shared {
	const places: Shared['places'] = {};
	let end = 0;
	for (const [name, length] of lengths) {
		places[name] = [end, length];
		end += Math.ceil(length / ALIGNED) * ALIGNED;
	}
	return { buffer: new SharedArrayBuffer(end), places };
}

/** Lays columns that have just been packed out in shared memory. */
export function shareAll(pieces: Iterable<readonly [name: string, bytes: Uint8Array]>): Shared {
	const all = [...pieces];
	const shared = layOut(all.map(([name, { byteLength }]) => [name, byteLength] as const));
	for (const [name, bytes] of all)
		new Uint8Array(shared.buffer, ...shared.places[name]!).set(bytes);
	return shared;
}
/** Finds the pieces in shared memory. */
export const piecesIn =
	({ buffer, places }: Shared): GetPiece =>
	(name) =>
		Object.hasOwn(places, name) ? new Uint8Array(buffer, ...places[name]!) : undefined;
