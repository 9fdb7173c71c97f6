// A tile as a square of cells. Rows lie along the curve, so that a tile is one run of rows, and so is a cell.
import { MOST_ZOOM, type Tile } from '../query/engine.ts';
import { BITS, interleave, lowerBound } from './morton.ts';

/** Whether a tile exists and is not finer than `MOST_ZOOM`. */
export const isTile = ({ z, x, y }: Tile): boolean =>
	Number.isInteger(z) &&
	z >= 0 &&
	z <= MOST_ZOOM &&
	[x, y].every((part) => Number.isInteger(part) && part >= 0 && part < 2 ** z);

/** The places on the curve that a tile begins at and ends before. */
export function codesIn({ z, x, y }: Tile): [from: number, to: number] {
	const size = 4 ** (BITS - z);
	const first = interleave(x, y) * size;
	return [first, first + size];
}

const within = (share: number, start: number, z: number, side: number): number =>
	Math.max(0, Math.min(side - 1, Math.floor((share * (1 << z) - start) * side)));

/** The column, of so many to a side of a tile, of what lies so far across the world's square; of the nearest in it. */
export const columnIn = ({ z, x }: Tile, across: number, side: number): number =>
	within(across, x, z, side);

/** The line of what lies so far down the world's square. */
export const lineIn = ({ z, y }: Tile, down: number, side: number): number =>
	within(down, y, z, side);

/**
 * Puts where each run of equal cells begins, in a part of a list of rows along the curve; gives how many there are.
 * `codes` are the places of all rows on the curve, of which so many bits are finer than a cell.
 */
export function cellStarts(
	codes: Uint32Array,
	rows: Uint32Array,
	finer: number,
	from: number,
	to: number,
	starts: Uint32Array
): number {
	let count = 0;
	for (let at = from; at < to;) {
		starts[count++] = at;
		const cell = codes[rows[at]!]! >>> finer;
		// Doubling steps find a place beyond the run, halving ones its end.
		let [known, step, probe] = [at, 1, at + 1];
		while (probe < to && codes[rows[probe]!]! >>> finer === cell) {
			known = probe;
			step *= 2;
			probe += step;
		}
		let end = Math.min(probe, to);
		at = known + 1;
		while (at < end) {
			const middle = (at + end) >>> 1;
			if (codes[rows[middle]!]! >>> finer === cell) at = middle + 1;
			else end = middle;
		}
	}
	return count;
}

/** Calls for each run of an ascending list of codes that lies in one cell, 2^`finer` to a tile's side. */
export function eachCell(
	codes: Uint32Array,
	z: number,
	finer: number,
	[from, to]: readonly [number, number],
	call: (from: number, to: number) => void
): void {
	const shift = Math.max(0, 2 * (BITS - z - finer));
	for (let at = from; at < to;) {
		const first = at;
		while (at < to && codes[at]! >>> shift === codes[first]! >>> shift) at++;
		call(first, at);
	}
}

/** The run of an ascending list of rows that lie in a tile; `morton` gives the codes of all rows. */
export function runIn(tile: Tile, morton: Uint32Array, rows: Uint32Array): [number, number] {
	const [first, last] = codesIn(tile);
	return [lowerBound(rows, lowerBound(morton, first)), lowerBound(rows, lowerBound(morton, last))];
}
