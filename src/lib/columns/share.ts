// Pieces of columns laid out in one memory that threads share and that kernels read (see desk.ts).
import type { GetPiece } from './head.ts';

/** A memory, and where each piece lies in it: from which byte, and how many. */
export interface Shared {
	memory: WebAssembly.Memory;
	places: Record<string, [start: number, length: number]>;
}

/** Fits the cache lines of processors. */
const ALIGNED = 64;
/** Bytes by which a memory grows, and how many of them it can have at most. */
const PAGE = 65536;
const MOST_PAGES = 65536;
/** Bytes at the beginning that say where numbered rooms are, four for each. */
const ROOMS = 4096;

/** Room for pieces of known lengths, each at a round address; throws a RangeError for more than a memory holds. */
export function layOut(lengths: Iterable<readonly [name: string, bytes: number]>): Shared {
	const places: Shared['places'] = {};
	let end = ROOMS;
	for (const [name, length] of lengths) {
		places[name] = [end, length];
		end += Math.ceil(length / ALIGNED) * ALIGNED;
	}
	const initial = Math.ceil(end / PAGE);
	return {
		memory: new WebAssembly.Memory({ initial, maximum: MOST_PAGES, shared: true }),
		places
	};
}

/** Lays columns that have just been packed out in a memory. */
export function shareAll(pieces: Iterable<readonly [name: string, bytes: Uint8Array]>): Shared {
	const all = [...pieces];
	const shared = layOut(all.map(([name, { byteLength }]) => [name, byteLength] as const));
	for (const [name, bytes] of all)
		new Uint8Array(shared.memory.buffer, ...shared.places[name]!).set(bytes);
	return shared;
}

/** Finds the pieces in a memory. */
export const piecesIn =
	({ memory: { buffer }, places }: Shared): GetPiece =>
	(name) =>
		Object.hasOwn(places, name) ? new Uint8Array(buffer, ...places[name]!) : undefined;

/**
 * The address of so many bytes more. A room with a number, below 1,024, is the same whenever it is asked for, so that
 * threads that come and go take no more of a memory than as many as there are at once; only one may use it.
 */
export function roomIn(memory: WebAssembly.Memory, bytes: number, number?: number): number {
	const grown = () => memory.grow(Math.ceil(bytes / PAGE));
	if (number === undefined) return grown() * PAGE;
	const rooms = new Uint32Array(memory.buffer, 0, ROOMS / 4);
	return (rooms[number] ||= grown()) * PAGE;
}
