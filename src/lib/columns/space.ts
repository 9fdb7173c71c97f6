// The spaces that a filter asks for, and which rows lie in them, certainly or possibly.
import type { Extent } from '../domain/extent.ts';
import { extentOfCircle } from '../query/circle.ts';
import type { Filter } from '../query/filter.ts';
import {
	APART,
	askedOfArea,
	askedOfExtent,
	OVERLAPS,
	WITHIN,
	type Asked
} from '../query/relation.ts';
import type { Desk } from './desk.ts';
import { codesOf, tablesOf } from './dictionary.ts';
import { lowerBound } from './morton.ts';
import { keepExtent, keepNear, keepOutline } from './point.ts';
import { runsInExtent, runsInOutline, type Runs } from './runs.ts';
import type { Selection } from './selection.ts';
import type { Columns, Table } from './table.ts';

/** One space asked for by a filter, with an extent that holds all points in it. */
export interface Space {
	asked: Asked;
	key: 'bbox' | 'area' | 'near';
	extent: Extent;
}

/** The spaces that a filter asks for, or null where one of them can hold nothing. */
export function spacesOf({ bbox, area, near }: Filter): Space[] | null {
	const spaces: Space[] = [];
	if (area) {
		const asked = askedOfArea(area);
		if (asked?.form !== 'outline') return null;
		spaces.push({ key: 'area', asked, extent: asked.outline.extent });
	}
	if (near) {
		// A little wider, so that rounding leaves out no point of the circle.
		const extent = extentOfCircle(near.lon, near.lat, near.km * 1.000001 + 0.001);
		spaces.push({ key: 'near', asked: { form: 'circle', near }, extent });
	}
	if (bbox) spaces.push({ key: 'bbox', asked: askedOfExtent(bbox), extent: bbox });
	return spaces;
}

/** Runs of points that hold all points of a space; those of a circle are never whole. */
export function runsOfSpace({ morton }: Table, { key, asked, extent }: Space): Runs {
	if (key === 'area' && asked.form === 'outline') return runsInOutline(morton, asked.outline);
	const runs = runsInExtent(morton, extent);
	return key === 'bbox' ? runs : { ...runs, whole: runs.whole.map(() => false) };
}

/** Keeps, of the rows from one place up to another, the points that lie in a space. */
export function keepPoints(
	table: Table,
	{ key, asked, extent }: Space,
	rows: Uint32Array,
	from: number,
	to: number
): number {
	if (asked.form === 'circle') return keepNear(table, asked.near, rows, from, to);
	if (key === 'area') return keepOutline(table, asked.outline, rows, from, to);
	return keepExtent(table, extent, rows, from, to);
}

/** What is still to be asked of the place of rows. */
export interface Placing {
	spaces: readonly Space[];
	/** How many of the spaces all points are known to lie in already. */
	settled: number;
	filter: Filter;
	/** By code of a region, 1 where it passes; left out where no region is asked for. */
	regions: Uint8Array | undefined;
}

/**
 * Parts the first `count` rows on a desk, which pass everything else, into those that certainly lie in the spaces and
 * regions asked for and those that only possibly do.
 */
export function placeRows(
	{ dictionaries, areas }: Columns,
	table: Table,
	{ spaces, settled, filter: { region }, regions }: Placing,
	desk: Desk,
	count: number
): Selection {
	const { rows } = desk;
	const { codes, points, placed, area } = table;
	const areal = lowerBound(rows, points, 0, count);
	const placeless = lowerBound(rows, placed, areal, count);
	let kept = areal;
	if (regions) kept = desk.keep(codes.region, regions, 0, kept);
	for (const space of spaces.slice(settled)) kept = keepPoints(table, space, rows, 0, kept);

	const possibly: number[] = [];
	if (placeless > areal) {
		const { included, excluded } = tablesOf(dictionaries.region, region);
		const stateOf = areas.relationsTo(spaces.map(({ asked }) => asked));
		const mayLie = areas.possiblyIn(codesOf(dictionaries.region, region?.include ?? []));
		for (let at = areal; at < placeless; at++) {
			const row = rows[at]!;
			const code = codes.region[row]!;
			if (excluded[code]) continue;
			const number = area[row - points]!;
			const state = stateOf(number);
			if (state === APART) continue;
			if (!included[code]) {
				if (mayLie(number)) possibly.push(row);
			} else if (state === WITHIN) rows[kept++] = row;
			else if (state === OVERLAPS) possibly.push(row);
		}
	}
	// What has no place lies in no space, but may be known to lie in a region.
	for (let at = spaces.length ? count : placeless; at < count; at++) {
		const row = rows[at]!;
		rows[kept] = row;
		kept += regions ? regions[codes.region[row]!]! : 1;
	}
	return { rows: desk.take(kept), possibly: Uint32Array.from(possibly) };
}
