// A tile as a square of cells. Rows lie along the curve, so that a tile is one run of rows, and so is a cell.
import { MOST_ZOOM, type Tile } from '../query/engine.ts';
import { across, BITS, down, interleave, lowerBound } from './morton.ts';

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

/** A position in a tile that holds it, as columns and lines of so many to a side, from the upper left. */
export function positionIn(
	{ z, x, y }: Tile,
	[lon, lat]: readonly [lon: number, lat: number],
	side: number
): [column: number, line: number] {
	const within = (share: number, start: number) =>
		Math.max(0, Math.min(side - 1, Math.floor((share * 2 ** z - start) * side)));
	return [within(across(lon), x), within(down(lat), y)];
}

/** Where a run of equal cells ends: doubling steps find a place beyond it, halving ones the end itself. */
function endOfCell(cellAt: (at: number) => number, from: number, to: number): number {
	const cell = cellAt(from);
	let [known, step] = [from, 1];
	let probe = from + 1;
	while (probe < to && cellAt(probe) === cell) {
		known = probe;
		step *= 2;
		probe += step;
	}
	let end = Math.min(probe, to);
	let start = known + 1;
	while (start < end) {
		const middle = (start + end) >>> 1;
		if (cellAt(middle) === cell) start = middle + 1;
		else end = middle;
	}
	return start;
}

/** Calls for each run of places in a list whose codes lie in one cell, 2^`finer` to a tile's side. */
export function eachCell(
	codeAt: (at: number) => number,
	z: number,
	finer: number,
	[from, to]: readonly [number, number],
	call: (from: number, to: number) => void
): void {
	const shift = Math.max(0, 2 * (BITS - z - finer));
	const cellAt = (at: number) => codeAt(at) >>> shift;
	for (let at = from; at < to;) {
		const end = endOfCell(cellAt, at, to);
		call(at, end);
		at = end;
	}
}

/** The run of an ascending list of rows that lie in a tile; `morton` gives the codes of all rows. */
export function runIn(tile: Tile, morton: Uint32Array, rows: Uint32Array): [number, number] {
	const [first, last] = codesIn(tile).map((code) => lowerBound(morton, code));
	return [lowerBound(rows, first!), lowerBound(rows, last!)];
}
