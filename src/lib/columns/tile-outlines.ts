// The areas of a tile: one feature for each, or for all of a cell where there are too many.
import type { Tile } from '../query/engine.ts';
import { codesIn, columnIn, eachCell, lineIn } from './grid.ts';
import { COUNT, LAT, LON } from './grid-sums.ts';
import { across, down, lowerBound } from './morton.ts';
import type { PointLayer } from './mvt.ts';
import type { AreaDrawing, AreaRuns } from './tile-areas.ts';
import { putMean, TAG, tagSums, type TagRows, type Vocabulary } from './tile-features.ts';
import type { TileSource } from './tile-source.ts';

/** Above so many distinct areas of a tile, fewer beside so many other features, those of a cell are one. */
const MOST_AREAS = { disc: 100, outline: 64 };
const MOST_BESIDE = { disc: 32, outline: 16 };
const CROWDED = 250;
const AREA_CELLS = 3;
/** Incidents of all areas of a tile that are named by their ids. */
const MOST_LISTED = 200;

/** Puts the areas of one drawing that lie in a tile, beside so many other features. */
export type AreaWriter = (
	drawing: AreaDrawing,
	layers: readonly [one: PointLayer, several: PointLayer],
	tile: Tile,
	runs: AreaRuns,
	beside: number
) => void;

/** Writes areas. */
export function createAreaWriter(
	{ placeOfArea }: Pick<TileSource, 'placeOfArea'>,
	vocabulary: Vocabulary,
	tagRows: TagRows
): AreaWriter {
	const { numberOf } = vocabulary.words;
	const [near, outlined] = [numberOf('near-settlement'), numberOf('outline')];
	const drawings = { disc: numberOf('disc'), outline: outlined };
	const side = 2 ** AREA_CELLS;

	/** One feature for all areas of each cell. */
	function putCells(
		isDisc: boolean,
		layer: PointLayer,
		tile: Tile,
		runs: AreaRuns,
		run: readonly [from: number, to: number]
	): void {
		eachCell(runs.codes, tile.z, AREA_CELLS, run, (first, end) => {
			const sums = runs.sums(first, end);
			tagSums(layer, vocabulary, sums);
			layer.number(TAG.areas, end - first);
			if (isDisc) layer.word(TAG.precision, near);
			else layer.word(TAG.drawing, outlined);
			const { lon, lat } = placeOfArea(runs.areaAt(first));
			const column = columnIn(tile, across(lon), side);
			const line = lineIn(tile, down(lat), side);
			const count = sums[COUNT]!;
			putMean(layer, tile, sums[LON]! / count, sums[LAT]! / count, { column, line, side });
		});
	}

	return (drawing, [one, several], tile, runs, beside) => {
		const isDisc = drawing === 'disc';
		const [first, last] = codesIn(tile);
		const [from, to] = [lowerBound(runs.codes, first), lowerBound(runs.codes, last)];
		if (to - from > (beside > CROWDED ? MOST_BESIDE : MOST_AREAS)[drawing])
			return putCells(isDisc, several, tile, runs, [from, to]);
		let left = MOST_LISTED;
		for (let at = from; at < to; at++) {
			const number = runs.areaAt(at);
			const { lon, lat, radius, region } = placeOfArea(number);
			const rows = runs.rows(at);
			const listed = rows.length <= left;
			if (listed) left -= rows.length;
			tagRows(one, rows, 0, rows.length, { listed, named: true });
			one.word(TAG.drawing, drawings[drawing]);
			one.text(TAG.area, region ?? `area-${number}`);
			if (radius !== null) one.number(TAG.radius, Math.round(radius));
			one.point(columnIn(tile, across(lon), one.extent), lineIn(tile, down(lat), one.extent));
		}
	};
}
