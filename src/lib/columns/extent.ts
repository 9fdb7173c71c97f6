import type { Extent } from '../domain/extent.ts';
import type { Areas } from './area.ts';
import { lowerBound } from './morton.ts';
import type { Blocks, Table } from './table.ts';

/** Rows of a block of points; blocks that cannot widen an extent are not looked into. */
const BLOCK = 512;
/** What is kept of a block: west, south, east, north, and the nearest to 0 east and the nearest west of it. */
const KEPT = 6;

/** Grows around positions and extents; knows the way across the antimeridian as well as the plain one. */
export interface Hull {
	addPoints: (table: Table, rows: Uint32Array) => void;
	addExtent: (extent: Extent) => void;
	/** The narrower of the two, the plain one where they are equal; null where nothing was added. */
	extent: () => Extent | null;
}

/** The blocks of all points of a table. */
export function blocksOf({ points, lon, lat }: Pick<Table, 'points' | 'lon' | 'lat'>): Blocks {
	const blocks = new Float64Array(Math.ceil(points / BLOCK) * KEPT);
	for (let row = 0; row < points; row++) {
		const at = Math.floor(row / BLOCK) * KEPT;
		if (row % BLOCK === 0) blocks.set([Infinity, Infinity, -Infinity, -Infinity, 180, -180], at);
		const [x, y] = [lon.values[row]! / lon.per, lat.values[row]! / lat.per];
		blocks[at] = Math.min(blocks[at]!, x);
		blocks[at + 1] = Math.min(blocks[at + 1]!, y);
		blocks[at + 2] = Math.max(blocks[at + 2]!, x);
		blocks[at + 3] = Math.max(blocks[at + 3]!, y);
		if (x >= 0) blocks[at + 4] = Math.min(blocks[at + 4]!, x);
		else blocks[at + 5] = Math.max(blocks[at + 5]!, x);
	}
	return blocks;
}

export function createHull(): Hull {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	// Across: everything from this longitude, east of 0, on to that one, west of 0.
	let [from, to, astride] = [180, -180, false];

	const holdsBlock = (blocks: Blocks, at: number): boolean =>
		blocks[at]! >= west &&
		blocks[at + 1]! >= south &&
		blocks[at + 2]! <= east &&
		blocks[at + 3]! <= north &&
		blocks[at + 4]! >= from &&
		blocks[at + 5]! <= to;

	function addBlock(blocks: Blocks, at: number): void {
		west = Math.min(west, blocks[at]!);
		south = Math.min(south, blocks[at + 1]!);
		east = Math.max(east, blocks[at + 2]!);
		north = Math.max(north, blocks[at + 3]!);
		from = Math.min(from, blocks[at + 4]!);
		to = Math.max(to, blocks[at + 5]!);
	}

	return {
		addPoints({ points, lon, lat, blocks }, rows) {
			for (let at = 0; at < rows.length;) {
				const block = Math.floor(rows[at]! / BLOCK);
				// No more rows of this block than it has can come before the next one's.
				const most = Math.min(rows.length, at + BLOCK);
				const end = lowerBound(rows, (block + 1) * BLOCK, at + 1, most);
				const isWhole = end - at === Math.min(BLOCK, points - block * BLOCK);
				if (isWhole) addBlock(blocks, block * KEPT);
				if (isWhole || holdsBlock(blocks, block * KEPT)) {
					at = end;
					continue;
				}
				for (; at < end; at++) {
					const row = rows[at]!;
					const [x, y] = [lon.values[row]! / lon.per, lat.values[row]! / lat.per];
					if (x < west) west = x;
					if (x > east) east = x;
					if (y < south) south = y;
					if (y > north) north = y;
					if (x >= 0 && x < from) from = x;
					if (x < 0 && x > to) to = x;
				}
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
			// A billionth of a degree is rounding, not a narrower way; what ends at 180 goes across nothing.
			const crossing = !astride && to > -180 && 360 - from + to < east - west - 1e-9;
			return crossing ? [from, south, to, north] : [west, south, east, north];
		}
	};
}

/** Adds all rows of a table that are on the map, areas whole. */
export function addRows(hull: Hull, table: Table, areas: Areas, rows: Uint32Array): void {
	const areal = lowerBound(rows, table.points);
	const points = rows.subarray(0, areal);
	hull.addPoints(table, points);
	const added = new Uint8Array(areas.columns.outline.length);
	for (const row of rows.subarray(areal, lowerBound(rows, table.placed))) {
		const area = table.area[row - table.points]!;
		if (!table.drawn[row] || added[area]) continue;
		added[area] = 1;
		for (const part of areas.extents(area)) hull.addExtent(part);
	}
}
