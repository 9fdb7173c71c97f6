// The counted cells of a tile, along the curve: each is one run of rows.
import type { Tile } from '../query/engine.ts';
import { cellStarts, columnIn, lineIn } from './grid.ts';
import { COUNT, LAT, LON, type RunSums } from './grid-sums.ts';
import { across, BITS, columnAt, down, lineAt } from './morton.ts';
import type { PointLayer } from './mvt.ts';
import { putMean, tagSums, type Cell, type Vocabulary } from './tile-features.ts';
import type { TileSource } from './tile-source.ts';

/** Cells to a side of every tile, as a power of two: of one size over the whole map, so that no tile stands out. */
export const CELLS = 5;
/** What is the only coordinate of such a square is drawn by itself among cells. */
const LONE_CELLS = 3;

/** Selected rows that have points, and what runs of them add up to. */
export interface Pointed {
	points: Uint32Array;
	sums: RunSums;
}

/**
 * Puts the cells of a part of the points, which is all that lies in a tile; gives what lies alone in a larger square
 * as the places of its rows among the points: from, to, from, to, …
 */
export type CellWriter = (
	layer: PointLayer,
	tile: Tile,
	pointed: Pointed,
	from: number,
	to: number
) => number[];

/** Writes cells; up to `mostAlone` incidents on one coordinate are drawn by themselves. */
export function createCellWriter(
	source: TileSource,
	vocabulary: Vocabulary,
	mostAlone: number
): CellWriter {
	const { morton, lon, lat } = source;
	const side = 2 ** CELLS;
	const starts = new Uint32Array(4 ** CELLS + 1);

	function isOnePlace(points: Uint32Array, from: number, to: number): boolean {
		const [x, y] = [lon.values[points[from]!], lat.values[points[from]!]];
		for (let at = from + 1; at < to; at++)
			if (lon.values[points[at]!] !== x || lat.values[points[at]!] !== y) return false;
		return true;
	}
	function put(layer: PointLayer, tile: Tile, sums: Float64Array, cell: Cell): void {
		const count = sums[COUNT]!;
		tagSums(layer, vocabulary, sums);
		putMean(layer, tile, sums[LON]! / count / lon.per, sums[LAT]! / count / lat.per, cell);
	}
	/** The cells are finer than the curve, so that the rows of a cell do not follow each other. */
	const putScattered: CellWriter = (layer, tile, { points, sums }, from, to) => {
		const cells = new Map<number, Float64Array>();
		for (let at = from; at < to; at++) {
			const row = points[at]!;
			const column = columnIn(tile, across(lon.values[row]! / lon.per), side);
			const cell = lineIn(tile, down(lat.values[row]! / lat.per), side) * side + column;
			const one = sums.of(at, at + 1);
			const so = cells.get(cell);
			if (so) for (let sum = 0; sum < so.length; sum++) so[sum]! += one[sum]!;
			else cells.set(cell, one.slice());
		}
		for (const [cell, all] of cells)
			put(layer, tile, all, { column: cell % side, line: Math.floor(cell / side), side });
		return [];
	};

	return (layer, tile, pointed, from, to) => {
		if (tile.z + CELLS > BITS) return putScattered(layer, tile, pointed, from, to);
		const { points, sums } = pointed;
		const shiftOf = (finer: number) => 2 * (BITS - tile.z - finer);
		const held = cellStarts(morton, points, shiftOf(CELLS), from, to, starts);
		starts[held] = to;
		const alone: number[] = [];
		const codeAt = (cell: number) => morton[points[starts[cell]!]!]!;
		for (let cell = 0; cell < held;) {
			const square = codeAt(cell) >>> shiftOf(LONE_CELLS);
			let end = cell + 1;
			while (end < held && codeAt(end) >>> shiftOf(LONE_CELLS) === square) end++;
			const [first, last] = [starts[cell]!, starts[end]!];
			if (last - first <= mostAlone && isOnePlace(points, first, last)) alone.push(first, last);
			else
				for (let one = cell; one < end; one++) {
					const code = codeAt(one) >>> shiftOf(CELLS);
					const sum = sums.of(starts[one]!, starts[one + 1]!);
					const [column, line] = [columnAt(code) % side, lineAt(code) % side];
					put(layer, tile, sum, { column, line, side });
				}
			cell = end;
		}
		return alone;
	};
}
