// Points in the order of a Z-curve over the square of Web Mercator, so that every tile is one run of rows.
import type { Extent } from '../domain/extent.ts';

/** The square is divided into 2^16 by 2^16 cells. */
export const BITS = 16;
const CELLS = 1 << BITS;

const cell = (share: number): number => Math.min(CELLS - 1, Math.max(0, Math.floor(share * CELLS)));

/** How far to the east of the square's edge a longitude lies, 0 to 1. */
export const across = (lon: number): number => (lon + 180) / 360;

/** How far to the south of the square's edge a latitude lies; below 0 and above 1 beyond the square. */
export function down(lat: number): number {
	const sine = Math.sin((Math.min(90, Math.max(-90, lat)) * Math.PI) / 180);
	if (Math.abs(sine) >= 1) return sine > 0 ? -1 : 2;
	return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

const column = (lon: number): number => cell(across(lon));
const line = (lat: number): number => cell(down(lat));

function spread(value: number): number {
	let bits = value & 0xffff;
	bits = (bits | (bits << 8)) & 0x00ff00ff;
	bits = (bits | (bits << 4)) & 0x0f0f0f0f;
	bits = (bits | (bits << 2)) & 0x33333333;
	return (bits | (bits << 1)) & 0x55555555;
}

/** The bits of two numbers below 2^16 by turns: the number of a cell of some zoom on the curve. */
export const interleave = (x: number, y: number): number => (spread(x) | (spread(y) << 1)) >>> 0;

/** The place of a position on the curve, 0 to 2^32 - 1. */
export const mortonOf = (lon: number, lat: number): number => interleave(column(lon), line(lat));

/** The first place in an ascending list that is not below a value. */
export function lowerBound(
	list: ArrayLike<number>,
	value: number,
	from = 0,
	to = list.length
): number {
	while (from < to) {
		const middle = (from + to) >>> 1;
		if (list[middle]! < value) from = middle + 1;
		else to = middle;
	}
	return from;
}

/**
 * Runs of rows, as from, to, from, to, …, ascending, that hold all points of an extent and as few others as
 * cells three steps finer than the extent allow.
 */
export function runsIn(codes: Uint32Array, [west, south, east, north]: Extent): number[] {
	if (west > east) {
		const [left, right] = [
			runsIn(codes, [-180, south, east, north]),
			runsIn(codes, [west, south, 180, north])
		];
		return union(left, right);
	}
	const [x0, x1, y0, y1] = [column(west), column(east), line(north), line(south)];
	const deepest = Math.min(BITS, Math.floor(BITS - Math.log2(Math.max(x1 - x0, y1 - y0, 1))) + 3);
	const runs: number[] = [];
	const visit = (zoom: number, x: number, y: number, from: number, to: number): void => {
		if (from >= to) return;
		const side = 2 ** (BITS - zoom);
		const [left, top] = [x * side, y * side];
		const [right, bottom] = [left + side - 1, top + side - 1];
		if (left > x1 || right < x0 || top > y1 || bottom < y0) return;
		const whole = left >= x0 && right <= x1 && top >= y0 && bottom <= y1;
		if (whole || zoom >= deepest) {
			if (runs.at(-1) === from) runs[runs.length - 1] = to;
			else runs.push(from, to);
			return;
		}
		let at = from;
		for (let quarter = 0; quarter < 4; quarter++) {
			const [nextX, nextY] = [2 * x + (quarter & 1), 2 * y + (quarter >> 1)];
			const first = interleave(nextX, nextY);
			const end =
				quarter === 3 ? to : lowerBound(codes, (first + 1) * 4 ** (BITS - zoom - 1), at, to);
			visit(zoom + 1, nextX, nextY, at, end);
			at = end;
		}
	};
	visit(0, 0, 0, 0, codes.length);
	return runs;
}

/** Two lists of runs as one, those that meet or overlap joined. */
function union(a: number[], b: number[]): number[] {
	const pairs: [number, number][] = [];
	for (const runs of [a, b])
		for (let at = 0; at < runs.length; at += 2) pairs.push([runs[at]!, runs[at + 1]!]);
	pairs.sort((one, other) => one[0] - other[0]);
	const joined: number[] = [];
	for (const [from, to] of pairs) {
		const end = joined.at(-1);
		if (end !== undefined && from <= end) joined[joined.length - 1] = Math.max(end, to);
		else joined.push(from, to);
	}
	return joined;
}
