// The counted cells of a tile.
import type { Tile } from '../query/engine.ts';
import { columnIn, lineIn } from '../columns/grid.ts';
import { COUNT, LAT, LON } from '../columns/grid-sums.ts';
import { across, columnAt, down, lineAt } from '../columns/morton.ts';
import type { PointLayer } from '../columns/mvt.ts';
import { CELLS } from '../columns/tile-cells.ts';
import { putMean, tagSums, type Vocabulary } from '../columns/tile-features.ts';
import { joined, type Place } from './places.ts';

/** What is the only coordinate of such a square is drawn by itself among cells. */
const LONE_CELLS = 3;
/** Incidents of one coordinate that a tile names by their ids. */
export const MOST_STACKED = 100;
/** Sums of positions are of ten-millionths of degrees. */
const PER = 10_000_000;

/** Places by a number made of their keys, in the order of the first. */
function gathered(
	places: readonly Place[],
	numberOf: (place: Place) => number
): [number, Place[]][] {
	const found = new Map<number, Place[]>();
	for (const place of places) {
		const number = numberOf(place);
		const known = found.get(number);
		if (known) known.push(place);
		else found.set(number, [place]);
	}
	return [...found];
}

/** The cells of a tile that are drawn, and those that lie alone in a larger square and are drawn by themselves. */
export interface Drawn {
	cells: { column: number; line: number; side: number; place: Place }[];
	alone: Place[];
}

const SIDE = 2 ** CELLS;

/** What is drawn of cells along the curve. */
export function drawnOf(cells: readonly Place[]): Drawn {
	const drawn: Drawn = { cells: [], alone: [] };
	const wider = 4 ** (CELLS - LONE_CELLS);
	for (const [, held] of gathered(cells, ({ key }) => Math.floor(key / wider))) {
		const [first, ...others] = held;
		if (first && !others.length && first.isOne && first.sums[COUNT]! <= MOST_STACKED)
			drawn.alone.push(first);
		else
			for (const place of held)
				drawn.cells.push({
					column: columnAt(place.key) % SIDE,
					line: lineAt(place.key) % SIDE,
					side: SIDE,
					place
				});
	}
	return drawn;
}

/** What is drawn of coordinates where cells are finer than the curve. */
export function scatteredOf(tile: Tile, coordinates: readonly Place[]): Drawn {
	const cells = gathered(
		coordinates,
		({ lon, lat }) => lineIn(tile, down(lat), SIDE) * SIDE + columnIn(tile, across(lon), SIDE)
	).map(([cell, parts]) => ({
		column: cell % SIDE,
		line: Math.floor(cell / SIDE),
		side: SIDE,
		place: joined(parts)
	}));
	return { cells, alone: [] };
}

/** Puts cells at the mean of what they hold. */
export function putCells(
	layer: PointLayer,
	tile: Tile,
	{ cells }: Drawn,
	vocabulary: Vocabulary
): void {
	for (const { place, ...cell } of cells) {
		const { sums } = place;
		const count = sums[COUNT]!;
		tagSums(layer, vocabulary, sums);
		putMean(layer, tile, sums[LON]! / count / PER, sums[LAT]! / count / PER, cell);
	}
}
