// Vector tiles of selected incidents. Every incident on the map is counted by just one feature of one tile of
// each zoom; there is no buffer around a tile, since a point is drawn whole wherever it lies.
import type { Tile } from '../query/engine.ts';
import { columnIn, isTile, lineIn, runIn } from './grid.ts';
import { createRunSums, type RunSums } from './grid-sums.ts';
import { across, BITS, down, lowerBound } from './morton.ts';
import { createPointLayer, type PointLayer } from './mvt.ts';
import { createStacker } from './singles.ts';
import { areaRunsOf, type AreaDrawing, type AreaRuns } from './tile-areas.ts';
import { createCellWriter } from './tile-cells.ts';
import { createRowTagger, TAGS, vocabularyOf } from './tile-features.ts';
import { createAreaWriter } from './tile-outlines.ts';
import type { TileSource } from './tile-source.ts';

/** Incidents of one coordinate, and of all coordinates, that a tile names by their ids. */
const MOST_STACKED = 100;
const MOST_LISTED = 700;
/** Up to so many places of a tile are named. */
const MOST_NAMED = 100;

/** Units of a tile's side; a cell is drawn to a pixel of a tile of 1024. */
const EXTENT = 4096;
const CELL_EXTENT = 1024;

/** What is worked out once a selection. */
interface Prepared {
	points: Uint32Array;
	sums: RunSums;
	areas: Record<AreaDrawing, AreaRuns>;
}

/** The tile of selected rows; null where none of them lies in it. */
export type Tiler = (rows: Uint32Array, tile: Tile) => Uint8Array | null;

/** Makes tiles of incidents, one after the other. */
export function createTiler(source: TileSource): Tiler {
	const { lon, lat } = source;
	const vocabulary = vocabularyOf(source, source.desk.classes);
	const stacksOf = createStacker(source);
	const tagRows = createRowTagger(source, vocabulary);
	const putCells = createCellWriter(source, vocabulary, MOST_STACKED);
	const putAreas = createAreaWriter(source, vocabulary, tagRows);
	const [incidents, cells, spread] = [
		createPointLayer('incidents', TAGS, EXTENT, vocabulary.words),
		createPointLayer('cells', TAGS, CELL_EXTENT, vocabulary.words),
		createPointLayer('areas', TAGS, EXTENT, vocabulary.words)
	] as const;
	const layers: readonly PointLayer[] = [incidents, cells, spread];
	const known = new WeakMap<Uint32Array, Prepared>();

	function prepare(rows: Uint32Array): Prepared {
		const points = rows.subarray(0, lowerBound(rows, source.points));
		const runs = (drawing: AreaDrawing) => areaRunsOf(source, rows, drawing);
		const sums = createRunSums(source.desk, rows, points.length);
		return { points, sums, areas: { disc: runs('disc'), outline: runs('outline') } };
	}

	return (rows, tile) => {
		if (!isTile(tile))
			throw new RangeError(
				`There is no tile ${tile.z}/${tile.x}/${tile.y}: zooms are 0 to ${BITS}.`
			);
		const prepared = known.get(rows) ?? prepare(rows);
		known.set(rows, prepared);
		const { points, sums, areas } = prepared;
		for (const layer of layers) layer.clear();
		const [from, to] = runIn(tile, source.morton, points);

		let left = MOST_LISTED;
		const putStack = (list: Uint32Array, first: number, end: number, named: boolean) => {
			const listed = end - first <= Math.min(MOST_STACKED, left);
			if (listed) left -= end - first;
			tagRows(incidents, list, first, end, { listed, named });
			const x = across(lon.values[list[first]!]! / lon.per);
			const y = down(lat.values[list[first]!]! / lat.per);
			incidents.point(columnIn(tile, x, EXTENT), lineIn(tile, y, EXTENT));
		};
		const stacks = stacksOf(points, from, to);
		if (stacks)
			for (let stack = 0; stack < stacks.length; stack++)
				putStack(
					stacks.rows,
					stacks.starts[stack]!,
					stacks.starts[stack + 1]!,
					stacks.length <= MOST_NAMED
				);
		else {
			// What lies alone in a larger square is drawn by itself among cells, so that it can be opened.
			const alone = putCells(cells, tile, { points, sums }, from, to);
			const named = alone.length / 2 <= MOST_NAMED;
			for (let one = 0; one < alone.length; one += 2)
				putStack(points, alone[one]!, alone[one + 1]!, named);
		}
		const beside = incidents.length + cells.length;
		putAreas('disc', [spread, cells], tile, areas.disc, beside);
		putAreas('outline', [spread, spread], tile, areas.outline, beside);
		const parts = layers.map((layer) => layer.bytes());
		const length = parts.reduce((sum, part) => sum + part.length, 0);
		if (!length) return null;
		const bytes = new Uint8Array(length);
		let at = 0;
		for (const part of parts) {
			bytes.set(part, at);
			at += part.length;
		}
		return bytes;
	};
}
