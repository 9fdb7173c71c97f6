// The areas in which selected incidents lie, each once with what its incidents add up to, along the curve.
import { DRAWINGS } from './areas.ts';
import { addRow, LAT, LON, widthOf } from './grid-sums.ts';
import { lowerBound } from './morton.ts';
import type { TileSource } from './tile-source.ts';

/** A disc's symbol, or an outline's capsule. */
export type AreaDrawing = 'disc' | 'outline';

/** Areas of one drawing that hold selected incidents, along the curve of where they are drawn. */
export interface AreaRuns {
	/** Where on the curve each of them lies; ascending. */
	codes: Uint32Array;
	/** The number of the area at a place in the list. */
	areaAt: (at: number) => number;
	/** Sums over some places in the list; positions are those of where the areas are drawn. Overwritten by the next call. */
	sums: (from: number, to: number) => Float64Array;
	/** The rows of the area at a place in the list. */
	rows: (at: number) => Uint32Array;
}

/** The areas of the selected rows that are drawn so: areas lie in order, and so do the rows of each. */
export function areaRunsOf(
	source: TileSource,
	selected: Uint32Array,
	drawing: AreaDrawing
): AreaRuns {
	const { points, area, placeOfArea } = source;
	const { drawing: drawings, morton, lon, lat } = source.areas;
	const number = DRAWINGS.indexOf(drawing);
	const [from = 0, to = 0] = [number, number + 1].map((one) =>
		lowerBound(selected, points + lowerBound(area, lowerBound(drawings, one)))
	);
	const rows = selected.subarray(from, to);

	/** One region may be known as several areas, which are drawn as one. */
	const isSame = (one: number, other: number): boolean => {
		if (morton[one] !== morton[other]) return false;
		const { region } = placeOfArea(one);
		return region !== null && region === placeOfArea(other).region;
	};
	const areas: number[] = [];
	const starts: number[] = [];
	let last = -1;
	for (let at = 0; at < rows.length; at++) {
		const next = area[rows[at]! - points]!;
		if (next === last) continue;
		if (last < 0 || !isSame(last, next)) {
			areas.push(next);
			starts.push(at);
		}
		last = next;
	}
	starts.push(rows.length);

	const width = widthOf(source.desk.classes);
	const before = new Float64Array((areas.length + 1) * width);
	for (let at = 0; at < areas.length; at++) {
		const into = (at + 1) * width;
		const held = starts[at + 1]! - starts[at]!;
		for (let sum = 0; sum < width; sum++) before[into + sum] = before[at * width + sum]!;
		before[into + LON]! += held * lon[areas[at]!]!;
		before[into + LAT]! += held * lat[areas[at]!]!;
		for (let row = starts[at]!; row < starts[at + 1]!; row++)
			addRow(source, rows[row]!, before, into);
	}
	const answer = new Float64Array(width);
	return {
		codes: Uint32Array.from(areas, (number) => morton[number]!),
		areaAt: (at) => areas[at]!,
		sums(first, end) {
			for (let sum = 0; sum < width; sum++)
				answer[sum] = before[end * width + sum]! - before[first * width + sum]!;
			return answer;
		},
		rows: (at) => rows.subarray(starts[at], starts[at + 1])
	};
}
