// What a run of selected rows adds up to, without visiting every row of a long run for every tile.
import type { Workplace } from './desk.ts';
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
	{ codes, desk: { killed, classes } }: TileSource,
	row: number,
	sums: Float64Array,
	to: number
): void {
	const code = codes.casualties[row]! * 4;
	sums[to + LOW]! += killed[code]!;
	sums[to + BEST]! += killed[code + 1]!;
	sums[to + HIGH]! += killed[code + 2]!;
	sums[to + UNREPORTED]! += killed[code + 3]!;
	sums[to + COUNT]!++;
	sums[to + CLASSES + classes.of[codes.type[row]!]!]!++;
}

/** Sums over runs of rows that have points, the first ones of a list. */
export interface RunSums {
	/** Sums of the rows from one place in the list up to another; overwritten by the next call. */
	of: (from: number, to: number) => Float64Array;
}

/** Rows between two places at which everything before is known; a run shorter than four of them is visited. */
const STRIDE = 32;

/** Sums over runs of rows; once as many rows were visited as there are, sums from the start are kept. */
export function createRunSums(
	{ sums: answer, addRows }: Workplace,
	rows: Uint32Array,
	length: number
): RunSums {
	const width = answer.length;
	let before: Float64Array | null = null;
	let visited = 0;

	// Where there are so few, faster than to fill them.
	function empty(): void {
		for (let sum = 0; sum < width; sum++) answer[sum] = 0;
	}
	function build(): Float64Array {
		const steps = Math.floor(length / STRIDE);
		const kept = new Float64Array((steps + 1) * width);
		empty();
		for (let step = 0; step < steps; step++) {
			addRows(rows, step * STRIDE, (step + 1) * STRIDE);
			const to = (step + 1) * width;
			for (let sum = 0; sum < width; sum++) kept[to + sum] = answer[sum]!;
		}
		return kept;
	}
	return {
		of(from, to) {
			const isLong = to - from >= 4 * STRIDE;
			if (isLong) visited += to - from;
			if (!isLong || (!before && visited <= length)) {
				empty();
				addRows(rows, from, to);
				return answer;
			}
			before ??= build();
			const [first, last] = [Math.ceil(from / STRIDE), Math.floor(to / STRIDE)];
			for (let sum = 0; sum < width; sum++)
				answer[sum] = before[last * width + sum]! - before[first * width + sum]!;
			addRows(rows, from, first * STRIDE);
			addRows(rows, last * STRIDE, to);
			return answer;
		}
	};
}
