import type { Choice } from '../query/filter.ts';
import { APART, OVERLAPS, WITHIN } from '../query/relation.ts';
import { includedCodes } from './attribution.ts';
import { tablesOf } from './dictionary.ts';
import { lowerBound } from './morton.ts';
import { keepExtent, keepNear, keepOutline } from './point.ts';
import { keepCodes } from './refine.ts';
import type { Selection, Space } from './selection.ts';
import type { Columns, Table } from './table.ts';

/** By area, the least of how it lies to all spaces asked for. */
function statesOf(areas: Columns['areas'], spaces: Space[]): Uint8Array {
	const states = new Uint8Array(areas.length).fill(WITHIN);
	for (const { asked } of spaces)
		areas.relations(asked).forEach((state, area) => {
			if (state < states[area]!) states[area] = state;
		});
	return states;
}

/** By area, 1 where it may lie in one of the regions asked for. */
function possibleRegions(areas: Columns['areas'], codes: readonly number[]): Uint8Array {
	const possible = new Uint8Array(areas.length);
	for (const code of codes)
		areas.possiblyIn(code).forEach((may, area) => {
			possible[area]! |= may;
		});
	return possible;
}

function keepPoints(table: Table, spaces: Space[], rows: Uint32Array, count: number): number {
	const { lon, lat } = table;
	for (const { key, asked, extent } of spaces) {
		if (asked.form === 'circle') count = keepNear(lon, lat, asked.near, rows, count);
		else {
			count = keepExtent(lon, lat, extent, rows, count);
			if (key === 'area') count = keepOutline(lon, lat, asked.outline, rows, count);
		}
	}
	return count;
}

/**
 * Parts the first `count` rows, which pass everything else, into those that certainly lie in the spaces and
 * regions asked for and those that only possibly do.
 */
export function placeRows(
	{ dictionaries, areas }: Pick<Columns, 'dictionaries' | 'areas'>,
	table: Table,
	spaces: Space[],
	region: Choice | undefined,
	rows: Uint32Array,
	count: number
): Selection {
	if (!spaces.length && !region)
		return { rows: rows.slice(0, count), possibly: new Uint32Array(0) };
	const { included, excluded } = tablesOf(dictionaries.region, region);
	const codes = table.single.region;
	const certainly = included.map((is, code) => is & ~excluded[code]!);
	const areal = lowerBound(rows, table.points, 0, count);
	const placeless = lowerBound(rows, table.placed, 0, count);

	const points = rows.subarray(0, areal);
	let kept = region ? keepCodes(codes, certainly, points, areal) : areal;
	kept = keepPoints(table, spaces, points, kept);

	const states = statesOf(areas, spaces);
	const may = possibleRegions(areas, includedCodes(dictionaries.region, region) ?? []);
	const possibly: number[] = [];
	for (let at = areal; at < placeless; at++) {
		const row = rows[at]!;
		const area = table.area[row - table.points]!;
		const code = codes[row]!;
		const inRegion = included[code] ? WITHIN : may[area] ? OVERLAPS : APART;
		const state = excluded[code] ? APART : Math.min(states[area]!, inRegion);
		if (state === WITHIN) rows[kept++] = row;
		else if (state === OVERLAPS) possibly.push(row);
	}
	// What has no place lies in no space, but may be known to lie in a region.
	for (let at = spaces.length ? count : placeless; at < count; at++) {
		const row = rows[at]!;
		rows[kept] = row;
		kept += certainly[codes[row]!]!;
	}
	return { rows: rows.slice(0, kept), possibly: Uint32Array.from(possibly) };
}
