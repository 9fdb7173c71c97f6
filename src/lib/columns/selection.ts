import { dayNumber } from '../domain/period.ts';
import type { Extent } from '../domain/extent.ts';
import { extentOfCircle } from '../query/circle.ts';
import type { Filter } from '../query/filter.ts';
import { askedOfArea, askedOfExtent, type Asked } from '../query/relation.ts';
import { asksAttribution, includedCodes, keepAttributed } from './attribution.ts';
import { lookupOf } from './dictionary.ts';
import { OPEN_END, OPEN_START } from './facts.ts';
import { runsIn } from './morton.ts';
import { rowsOfAny } from './ragged.ts';
import {
	dropListed,
	fillRuns,
	keepCodes,
	keepListed,
	keepPeriod,
	keepRange,
	scanPeriod
} from './refine.ts';
import { placeRows } from './space.ts';
import { SINGLE_KEYS, type Columns, type Table } from './table.ts';

/** The rows of one table that a filter lets through, ascending; read by everything else. */
export interface Selection {
	rows: Uint32Array;
	/** The rows of which only the place is in doubt. */
	possibly: Uint32Array;
}

/** One space asked for by a filter, with an extent that holds all points in it. */
export interface Space {
	asked: Asked;
	key: 'bbox' | 'area' | 'near';
	extent: Extent;
}

/** The spaces that a filter asks for, or null where one of them can hold nothing. */
function spacesOf({ bbox, area, near }: Filter): Space[] | null {
	const spaces: Space[] = [];
	if (bbox) spaces.push({ key: 'bbox', asked: askedOfExtent(bbox), extent: bbox });
	if (near) {
		// A little wider, so that rounding leaves out no point of the circle.
		const extent = extentOfCircle(near.lon, near.lat, near.km * 1.000001 + 0.001);
		spaces.push({ key: 'near', asked: { form: 'circle', near }, extent });
	}
	if (area) {
		const asked = askedOfArea(area);
		if (asked?.form !== 'outline') return null;
		spaces.push({ key: 'area', asked, extent: asked.outline.extent });
	}
	return spaces;
}

const NOTHING: Selection = { rows: new Uint32Array(0), possibly: new Uint32Array(0) };

/** Runs of rows that can lie in the spaces asked for: points by the curve, all areas, and nothing else. */
function runsOf({ length, morton, points, placed }: Table, [space]: Space[]): number[] {
	if (!space) return [0, length];
	const runs = runsIn(morton, space.extent);
	return placed > points ? [...runs, points, placed] : runs;
}

/**
 * Selects rows. Starts from the smallest list that is at hand (hits of full text, rows of a group or a source)
 * or from runs along the curve, then tests the other columns. `hits` are the rows that full text found.
 */
export function select(
	{ dictionaries, areas }: Columns,
	table: Table,
	filter: Filter,
	hits: Uint32Array | null,
	scratch: Uint32Array
): Selection {
	const spaces = spacesOf(filter);
	if (!spaces) return NOTHING;
	const days = [
		filter.from === undefined ? OPEN_START : dayNumber(filter.from),
		filter.to === undefined ? OPEN_END : dayNumber(filter.to)
	] as const;
	let dated = filter.from !== undefined || filter.to !== undefined;

	const lists: Uint32Array[] = hits ? [hits] : [];
	const groups = includedCodes(dictionaries.group, filter.group);
	if (groups) lists.push(rowsOfAny(table.groupRows, groups, table.length));
	const sources = includedCodes(dictionaries.source, filter.source);
	if (sources) lists.push(rowsOfAny(table.sourceRows, sources, table.length));
	lists.sort((a, b) => a.length - b.length);

	let count = 0;
	const rows = scratch;
	const [shortest, ...others] = lists;
	if (shortest) {
		rows.set(shortest);
		count = shortest.length;
	} else {
		const runs = runsOf(table, spaces);
		if (dated)
			for (let at = 0; at < runs.length; at += 2)
				count = scanPeriod(
					table.earliest,
					table.latest,
					[runs[at]!, runs[at + 1]!],
					days,
					rows,
					count
				);
		else count = fillRuns(rows, runs);
		dated = false;
	}
	for (const list of others) count = keepListed(list, rows, count);
	if (dated) count = keepPeriod(table.earliest, table.latest, days, rows, count);
	for (const key of SINGLE_KEYS) {
		const choice = filter[key];
		// What a region includes is a question of space; see space.ts.
		if (choice && key !== 'region')
			count = keepCodes(table.single[key], lookupOf(dictionaries[key], choice), rows, count);
	}
	const { killed, source } = filter;
	if (killed)
		count = keepRange(
			table.killed.best,
			Math.min(killed.min ?? 0, OPEN_END),
			Math.min(killed.max ?? OPEN_END, OPEN_END),
			rows,
			count
		);
	if (source?.exclude.length) {
		const codes =
			includedCodes(dictionaries.source, { include: source.exclude, exclude: [] }) ?? [];
		count = dropListed(rowsOfAny(table.sourceRows, codes, table.length), rows, count);
	}
	if (asksAttribution(filter))
		count = keepAttributed(table.attributions, dictionaries, filter, rows, count);
	return placeRows({ dictionaries, areas }, table, spaces, filter.region, rows, count);
}
