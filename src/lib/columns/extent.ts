import type { Extent } from '../domain/extent.ts';
import type { Areas } from './area.ts';
import { lowerBound } from './morton.ts';
import type { Table } from './table.ts';

/** Grows around positions and extents; knows the way across the antimeridian as well as the plain one. */
export interface Hull {
	addPoints: (table: Table, rows: Uint32Array) => void;
	addExtent: (extent: Extent) => void;
	/** The narrower of the two, the plain one where they are equal; null where nothing was added. */
	extent: () => Extent | null;
}

export function createHull(): Hull {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	// Across: everything from this longitude, east of 0, on to that one, west of 0.
	let [from, to, astride] = [180, -180, false];

	return {
		addPoints({ lon, lat }, rows) {
			for (let at = 0; at < rows.length; at++) {
				const [x, y] = [lon[rows[at]!]!, lat[rows[at]!]!];
				if (x < west) west = x;
				if (x > east) east = x;
				if (y < south) south = y;
				if (y > north) north = y;
				if (x >= 0 && x < from) from = x;
				if (x < 0 && x > to) to = x;
			}
		},
		addExtent([left, bottom, right, top]) {
			south = Math.min(south, bottom);
			north = Math.max(north, top);
			const crosses = left > right;
			west = Math.min(west, crosses ? -180 : left);
			east = Math.max(east, crosses ? 180 : right);
			if (crosses ? left < 0 || right >= 0 : left < 0 && right >= 0) astride = true;
			if (left >= 0) from = Math.min(from, left);
			if (right < 0) to = Math.max(to, right);
		},
		extent() {
			if (west > east) return null;
			// A billionth of a degree is rounding, not a narrower way.
			const crossing = !astride && 360 - from + to < east - west - 1e-9;
			return crossing ? [from, south, to, north] : [west, south, east, north];
		}
	};
}

/** Adds all rows of a table that are on the map, areas whole. */
export function addRows(hull: Hull, table: Table, areas: Areas, rows: Uint32Array): void {
	const areal = lowerBound(rows, table.points);
	const points = rows.subarray(0, areal);
	hull.addPoints(table, points);
	const added = new Set<number>();
	for (const row of rows.subarray(areal, lowerBound(rows, table.placed))) {
		const area = table.area[row - table.points]!;
		if (!table.drawn[row] || added.has(area)) continue;
		added.add(area);
		for (const part of areas.extents(area)) hull.addExtent(part);
	}
}
