// What a run of selected rows adds up to, without visiting every row of a long run for every tile.
import type { Classes } from './grid-classes.ts';
import type { TileSource } from './tile-source.ts';

/** Where each sum stands in a list of sums; positions as the source holds them; from `CLASSES` on, incidents by number of their class. */
export const LON = 0;
export const LAT = 1;
export const LOW = 2;
export const BEST = 3;
export const HIGH = 4;
export const UNREPORTED = 5;
export const COUNT = 6;
export const CLASSES = 7;

/** How many sums there are. */
export const widthOf = ({ names }: Classes): number => CLASSES + names.length;

/** Adds a row's figures, number and class to the sums that start at `to`; its position is the caller's. */
export function addRow(
	{ killed, codes }: TileSource,
	classes: Classes,
	row: number,
	sums: Float64Array,
	to: number
): void {
	const code = codes.casualties[row]! * 4;
	const best = killed[code + 1]!;
	const missing = best >> 31;
	sums[to + LOW]! += killed[code]!;
	sums[to + BEST]! += best & ~missing;
	sums[to + HIGH]! += killed[code + 2]!;
	sums[to + UNREPORTED]! -= missing;
	sums[to + COUNT]!++;
	sums[to + CLASSES + classes.of[codes.type[row]!]!]!++;
}

/** Sums over runs of a list of rows that have points. */
export interface RunSums {
	/** Sums of the rows from one place in the list up to another; overwritten by the next call. */
	of: (from: number, to: number) => Float64Array;
}

/** Rows between two places at which everything before is known; a run shorter than four of them is visited. */
const STRIDE = 32;

/** Sums over runs of rows; once as many rows were visited as there are, sums from the start are kept. */
export function createRunSums(source: TileSource, classes: Classes, rows: Uint32Array): RunSums {
	const width = widthOf(classes);
	const answer = new Float64Array(width);
	const [lon, lat] = [source.lon.values, source.lat.values];
	const { casualties, type } = source.codes;
	const { killed } = source;
	let before: Float64Array | null = null;
	let visited = 0;

	// All rows pass here, so sums are kept in variables and written once.
	function visit(from: number, to: number, sums: Float64Array) {
		let [lons, lats, lows, bests, highs, unreported] = [0, 0, 0, 0, 0, 0];
		for (let at = from; at < to; at++) {
			const row = rows[at]!;
			const code = casualties[row]! * 4;
			const figure = killed[code + 1]!;
			const missing = figure >> 31;
			lons += lon[row]!;
			lats += lat[row]!;
			lows += killed[code]!;
			bests += figure & ~missing;
			highs += killed[code + 2]!;
			unreported -= missing;
			sums[CLASSES + classes.of[type[row]!]!]!++;
		}
		sums[LON]! += lons;
		sums[LAT]! += lats;
		sums[LOW]! += lows;
		sums[BEST]! += bests;
		sums[HIGH]! += highs;
		sums[UNREPORTED]! += unreported;
		sums[COUNT]! += to - from;
	}
	function build(): Float64Array {
		const steps = Math.floor(rows.length / STRIDE);
		const kept = new Float64Array((steps + 1) * width);
		const sums = new Float64Array(width);
		for (let step = 0; step < steps; step++) {
			visit(step * STRIDE, (step + 1) * STRIDE, sums);
			kept.set(sums, (step + 1) * width);
		}
		return kept;
	}
	return {
		of(from, to) {
			// Where there are so few, faster than to fill them.
			for (let sum = 0; sum < width; sum++) answer[sum] = 0;
			if (to - from < 4 * STRIDE) {
				visit(from, to, answer);
				return answer;
			}
			visited += to - from;
			if (!before && visited <= rows.length) {
				visit(from, to, answer);
				return answer;
			}
			before ??= build();
			const [first, last] = [Math.ceil(from / STRIDE), Math.floor(to / STRIDE)];
			for (let sum = 0; sum < width; sum++)
				answer[sum] = before[last * width + sum]! - before[first * width + sum]!;
			visit(from, first * STRIDE, answer);
			visit(last * STRIDE, to, answer);
			return answer;
		}
	};
}
