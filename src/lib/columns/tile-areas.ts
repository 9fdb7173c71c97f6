// The areas in which selected incidents lie, each once with what its incidents add up to, along the curve.
import type { AreaPlace } from './area.ts';
import type { Classes } from './grid-classes.ts';
import { addRow, LAT, LON, widthOf } from './grid-sums.ts';
import { lowerBound, mortonOf } from './morton.ts';
import type { TileSource } from './tile-source.ts';

/** A disc's symbol, or an outline's capsule. */
export type AreaDrawing = 'disc' | 'outline';

/** Areas of one drawing that hold selected incidents, along the curve of where they are drawn. */
export interface AreaRuns {
	codes: Uint32Array;
	/** By place in the list, the number of the area. */
	areas: Uint32Array;
	/** Sums over some places in the list; positions are those of where the areas are drawn. Overwritten by the next call. */
	sums: (from: number, to: number) => Float64Array;
	/** The rows of the area at a place in the list. */
	rows: (at: number) => Uint32Array;
}

/** What is the same for all selections. */
export interface AreaOrder {
	places: AreaPlace[];
	codes: Uint32Array;
	/** Numbers of all areas along the curve. */
	order: Uint32Array;
	/** By number of an area, that of the first one drawn just so: several may stand for one region. */
	drawnAs: Uint32Array;
}

/** All areas along the curve. */
export function orderAreas(source: TileSource): AreaOrder {
	const places = source.placesOfAreas();
	const codes = Uint32Array.from(places, ({ lon, lat }) => mortonOf(lon, lat));
	const order = Uint32Array.from(places, (_, area) => area);
	order.sort((a, b) => codes[a]! - codes[b]! || a - b);
	const firsts = new Map<string, number>();
	const drawnAs = Uint32Array.from(places, ({ region, lon, lat }, area) => {
		if (region === null) return area;
		const key = `${region} ${lon} ${lat}`;
		const first = firsts.get(key) ?? area;
		firsts.set(key, first);
		return first;
	});
	return { places, codes, order, drawnAs };
}

/** The areas of the rows given that are drawn so; `near` is the code of the precision whose areas are discs. */
export function areaRunsOf(
	source: TileSource,
	classes: Classes,
	{ places, codes, order, drawnAs }: AreaOrder,
	rows: Uint32Array,
	drawing: AreaDrawing,
	near: number | undefined
): AreaRuns {
	const { points, placed, drawn, area } = source;
	const { precision } = source.codes;
	const areal = rows.subarray(lowerBound(rows, points), lowerBound(rows, placed));
	const isMine = (row: number) =>
		drawn[row] === 1 && (precision[row] === near) === (drawing === 'disc');
	const counts = new Uint32Array(places.length);
	for (const row of areal) if (isMine(row)) counts[drawnAs[area[row - points]!]!]!++;

	const held = order.filter((number) => counts[number]! > 0);
	const placeOf = new Uint32Array(places.length);
	const starts = new Uint32Array(held.length + 1);
	held.forEach((number, at) => {
		placeOf[number] = at;
		starts[at + 1] = starts[at]! + counts[number]!;
	});
	const width = widthOf(classes);
	const before = new Float64Array((held.length + 1) * width);
	const listed = new Uint32Array(starts[held.length]!);
	const next = starts.slice();
	for (const row of areal) {
		if (!isMine(row)) continue;
		const number = drawnAs[area[row - points]!]!;
		const at = placeOf[number]!;
		listed[next[at]!++] = row;
		const { lon, lat } = places[number]!;
		const to = (at + 1) * width;
		before[to + LON]! += lon;
		before[to + LAT]! += lat;
		addRow(source, classes, row, before, to);
	}
	for (let at = width; at < before.length; at++) before[at]! += before[at - width]!;
	const answer = new Float64Array(width);
	return {
		codes: Uint32Array.from(held, (number) => codes[number]!),
		areas: held,
		sums(from, to) {
			for (let sum = 0; sum < width; sum++)
				answer[sum] = before[to * width + sum]! - before[from * width + sum]!;
			return answer;
		},
		rows: (at) => listed.subarray(starts[at], starts[at + 1])
	};
}
