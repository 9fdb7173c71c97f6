// Vector tiles of selected incidents. Every incident on the map is counted by just one feature of one tile of
// each zoom; there is no buffer around a tile, since a point is drawn whole wherever it lies.
import { areaRunsOf, type AreaDrawing, type AreaRuns } from './tile-areas.ts';
import type { Tile } from '../query/engine.ts';
import { codesIn, eachCell, isTile, positionIn, runIn } from './grid.ts';
import { classesOf } from './grid-classes.ts';
import { COUNT, createRunSums, LAT, LON, type RunSums } from './grid-sums.ts';
import { lowerBound, BITS } from './morton.ts';
import { createCountLayer, createPointLayer, type PointLayer } from './mvt.ts';
import { stacksOf } from './singles.ts';
import {
	TAGS,
	tag,
	tagClass,
	tagRows,
	tagSums,
	type Singles,
	type Words
} from './tile-features.ts';
import type { TileSource } from './tile-source.ts';

/** Cells to a side of a tile, as a power of two; the second where the first would be more than `MOST_CELLS`. */
const FINE_CELLS = 6;
const COARSE_CELLS = 5;
const MOST_CELLS = 1024;
/** What is the only coordinate of such a square is drawn by itself among cells. */
const LONE_CELLS = 3;
/** Above so many distinct areas of a tile, fewer beside so many other features, those of a cell are one. */
const MOST_AREAS = { disc: 100, outline: 64 };
const MOST_BESIDE = { disc: 32, outline: 16 };
const CROWDED = 250;
const AREA_CELLS = 3;
/** Incidents of one coordinate, and of all coordinates or areas, that a tile names by their ids. */
const MOST_STACKED = 100;
const MOST_LISTED = { points: 700, disc: 200, outline: 200 };
/** Up to so many places of a tile are named. */
const MOST_NAMED = 100;

/** Units of a tile's side; a cell is drawn to a pixel of a tile of 1024. */
const EXTENT = 4096;
const CELL_EXTENT = 1024;

/** Longitude and latitude. */
type Position = readonly [lon: number, lat: number];

/** What is worked out once a selection. */
interface Prepared {
	points: Uint32Array;
	sums: RunSums;
	areas: Record<AreaDrawing, AreaRuns>;
}

/**
 * The tile of selected rows; null where none of them lies in it. `dry`: nothing is written and null comes of it, but
 * the words are asked for.
 */
export type Tiler = (
	rows: Uint32Array,
	tile: Tile,
	words: Words,
	dry?: boolean
) => Uint8Array | null;

/** Makes tiles of incidents. */
export function createTiler(source: TileSource): Tiler {
	const classes = classesOf(source.types);
	const known = new WeakMap<Uint32Array, Prepared>();
	const days = new Map<number, string>();

	function prepare(rows: Uint32Array): Prepared {
		const points = rows.subarray(0, lowerBound(rows, source.points));
		const runs = (drawing: AreaDrawing) => areaRunsOf(source, classes, rows, drawing);
		const sums = createRunSums(source, classes, points);
		return { points, sums, areas: { disc: runs('disc'), outline: runs('outline') } };
	}

	const positionOf = (row: number): Position => [
		source.lon.values[row]! / source.lon.per,
		source.lat.values[row]! / source.lat.per
	];

	/** Ends a feature of several incidents at their mean, which rounding may not move out of their cell. */
	function putMean(
		layer: PointLayer,
		tile: Tile,
		mean: Position,
		some: Position,
		finer: number
	): void {
		const at = positionIn(tile, mean, layer.extent);
		const size = layer.extent / 2 ** finer;
		const [x, y] = positionIn(tile, some, 2 ** finer).map((cell, axis) =>
			Math.max(cell * size, Math.min(cell * size + size - 1, at[axis]!))
		);
		layer.point(x!, y!);
	}

	function putStacks(
		layer: PointLayer,
		tile: Tile,
		stacks: readonly number[][],
		words: Words
	): void {
		const singles: Singles = { source, classes, days, words, named: stacks.length <= MOST_NAMED };
		let left = MOST_LISTED.points;
		for (const rows of stacks) {
			const listed = rows.length <= Math.min(MOST_STACKED, left);
			if (listed) left -= rows.length;
			tagRows(layer, singles, rows, listed);
			layer.point(...positionIn(tile, positionOf(rows[0]!), EXTENT));
		}
	}

	/** Cells, and what lies alone in a larger square: so that it can be opened. */
	function putCells(
		layer: PointLayer,
		tile: Tile,
		{ points, sums }: Prepared,
		run: readonly [number, number]
	): number[][] {
		const alone: number[][] = [];
		const codeAt = (at: number) => source.morton[points[at]!]!;
		const put = (one: Float64Array, at: number, finer: number) => {
			const count = one[COUNT]!;
			const mean: Position = [
				one[LON]! / count / source.lon.per,
				one[LAT]! / count / source.lat.per
			];
			tagSums(layer, one);
			tagClass(layer, classes, one);
			putMean(layer, tile, mean, positionOf(points[at]!), finer);
		};
		if (tile.z + FINE_CELLS <= BITS) {
			let held = 0;
			eachCell(codeAt, tile.z, FINE_CELLS, run, () => void held++);
			const finer = held > MOST_CELLS ? COARSE_CELLS : FINE_CELLS;
			eachCell(codeAt, tile.z, LONE_CELLS, run, (from, to) => {
				const lone = to - from <= MOST_STACKED && stacksOf(source, points.subarray(from, to));
				if (lone && lone.length === 1) alone.push(lone[0]!);
				else
					eachCell(codeAt, tile.z, finer, [from, to], (first, end) =>
						put(sums.of(first, end), first, finer)
					);
			});
			return alone;
		}
		// Finer than the curve, so that the rows of a cell do not follow each other.
		const cells = new Map<number, { sums: Float64Array; at: number }>();
		const side = 2 ** FINE_CELLS;
		for (let at = run[0]; at < run[1]; at++) {
			const [column, line] = positionIn(tile, positionOf(points[at]!), side);
			const cell = line * side + column;
			const one = sums.of(at, at + 1);
			const so = cells.get(cell);
			if (so) one.forEach((value, sum) => (so.sums[sum]! += value));
			else cells.set(cell, { sums: one.slice(), at });
		}
		for (const one of cells.values()) put(one.sums, one.at, FINE_CELLS);
		return alone;
	}

	/** One feature for each area, or for all areas of a cell where there are too many. */
	function putAreas(
		drawing: AreaDrawing,
		[one, several]: readonly [PointLayer, PointLayer],
		tile: Tile,
		runs: AreaRuns,
		words: Words,
		most: number
	): void {
		const singles: Singles = { source, classes, days, words, named: true };
		const [from, to] = codesIn(tile).map((code) => lowerBound(runs.codes, code)) as [
			number,
			number
		];
		const disc = drawing === 'disc';
		if (to - from > most) {
			eachCell(
				(at) => runs.codes[at]!,
				tile.z,
				AREA_CELLS,
				[from, to],
				(first, end) => {
					const all = runs.sums(first, end);
					tagSums(several, all);
					tagClass(several, classes, all);
					tag(several, 'areas', end - first);
					if (disc) tag(several, 'precision', 'near-settlement');
					else tag(several, 'drawing', 'outline');
					const { lon, lat } = source.placeOfArea(runs.areaAt(first));
					const mean: Position = [all[LON]! / all[COUNT]!, all[LAT]! / all[COUNT]!];
					putMean(several, tile, mean, [lon, lat], AREA_CELLS);
				}
			);
			return;
		}
		let left = MOST_LISTED[drawing];
		for (let at = from; at < to; at++) {
			const number = runs.areaAt(at);
			const { lon, lat, radius, region } = source.placeOfArea(number);
			const rows = runs.rows(at);
			const listed = rows.length <= left;
			if (listed) left -= rows.length;
			tagRows(one, singles, rows, listed);
			tag(one, 'drawing', drawing);
			tag(one, 'area', region ?? `area-${number}`);
			if (radius !== null) tag(one, 'radius', Math.round(radius));
			one.point(...positionIn(tile, [lon, lat], EXTENT));
		}
	}

	return (rows, tile, words, dry = false) => {
		if (!isTile(tile))
			throw new RangeError(
				`There is no tile ${tile.z}/${tile.x}/${tile.y}: zooms are 0 to ${BITS}.`
			);
		const prepared = known.get(rows) ?? prepare(rows);
		known.set(rows, prepared);
		const { points, areas: drawn } = prepared;
		const layer = (name: string, extent: number) =>
			dry ? createCountLayer(extent) : createPointLayer(name, TAGS, extent);
		const incidents = layer('incidents', EXTENT);
		const cells = layer('cells', CELL_EXTENT);
		const spread = layer('areas', EXTENT);
		const run = runIn(tile, source.morton, points);
		const stacks = stacksOf(source, points.subarray(...run));
		putStacks(incidents, tile, stacks ?? putCells(cells, tile, prepared, run), words);
		const most = incidents.length + cells.length > CROWDED ? MOST_BESIDE : MOST_AREAS;
		putAreas('disc', [spread, cells], tile, drawn.disc, words, most.disc);
		putAreas('outline', [spread, spread], tile, drawn.outline, words, most.outline);
		const layers = [incidents, cells, spread].map((layer) => layer.bytes());
		const length = layers.reduce((sum, layer) => sum + layer.length, 0);
		if (!length) return null;
		const bytes = new Uint8Array(length);
		let at = 0;
		for (const layer of layers) {
			bytes.set(layer, at);
			at += layer.length;
		}
		return bytes;
	};
}
