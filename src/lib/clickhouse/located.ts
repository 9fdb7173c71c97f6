// The areas of a snapshot: kept in memory, since there are far fewer of them than records, so that how each lies to
// a space is worked out here and rows are asked for by their area's number alone.
import type { Geometry } from 'geojson';
import type { Binding } from './binding.ts';
import { createAreas, type AreaColumns, type Areas } from '../columns/area.ts';
import { createAreaBuilder, type AreaBuilder, type Drawing } from '../columns/areas.ts';
import { codesOf, createDictionary, tablesOf } from '../columns/dictionary.ts';
import type { Space } from '../columns/space.ts';
import type { Records } from '../domain/records.ts';
import type { Region } from '../domain/region.ts';
import { UNKNOWN, type Filter } from '../query/filter.ts';
import { nestingsOf } from '../query/nesting.ts';
import { APART, OVERLAPS, WITHIN } from '../query/relation.ts';
import type { Whereabouts } from '../query/whereabouts.ts';

/** A row of the table `areas`. */
export interface AreaRow {
	area: number;
	lon: number;
	lat: number;
	radius: number;
	region: string;
	nested: boolean;
	drawing: Drawing;
	owner: string;
	geometry: string;
}

/** Numbers as runs: from each of the first list up to that of the second, which is not in it. */
export interface NumberRuns {
	from: number[];
	to: number[];
}

/** The numbers of areas that lie within what a filter asks of space, and of those of which that is in doubt. */
export type Located = (
	filter: Filter,
	spaces: readonly Space[]
) => { within: NumberRuns; overlapping: NumberRuns };

/** The areas of a snapshot. */
export interface AreaIndex {
	located: Located;
	areas: Areas;
	columns: AreaColumns;
	/** By number in the table, the place of the area in the order of columns. */
	ranks: Uint32Array;
}

/** Gathers areas, and tells which came by for the first time. */
export interface AreaGatherer extends AreaBuilder {
	/** Those that came since the last call, in the order of their numbers. */
	take: () => AreaRow[];
	drawingOf: (area: number) => Drawing;
}

/** No areas yet. */
export function createAreaGatherer(regions: readonly Region[]): AreaGatherer {
	const builder = createAreaBuilder(regions);
	const owners = new Map<Geometry, string>(regions.map(({ id, geometry }) => [geometry, id]));
	const drawings: Drawing[] = [];
	let fresh: AreaRow[] = [];
	return {
		...builder,
		add(where, region, drawing) {
			const area = builder.add(where, region, drawing);
			if (area < drawings.length) return area;
			drawings.push(drawing);
			const owner = where.form === 'outline' ? (owners.get(where.geometry) ?? '') : '';
			fresh.push({
				area,
				lon: where.form === 'disc' ? where.lon : 0,
				lat: where.form === 'disc' ? where.lat : 0,
				radius: where.form === 'disc' ? where.radius : 0,
				region: region ?? UNKNOWN,
				nested: where.nested,
				drawing,
				owner,
				geometry: where.form === 'outline' && !owner ? JSON.stringify(where.geometry) : ''
			});
			return area;
		},
		take() {
			const taken = fresh;
			fresh = [];
			return taken;
		},
		drawingOf: (area) => drawings[area]!
	};
}

/** Adds areas that a table holds, in the order of their numbers; throws where that is not how they come. */
export function addAreas(
	gatherer: AreaBuilder,
	rows: Iterable<AreaRow>,
	regions: ReadonlyMap<string, Region>
): void {
	for (const { area, lon, lat, radius, region, nested, drawing, owner, geometry } of rows) {
		const own = geometry ? (JSON.parse(geometry) as Geometry) : undefined;
		const outline = owner ? regions.get(owner)?.geometry : own;
		const where = (
			outline
				? { form: 'outline', nested, geometry: outline }
				: { form: 'disc', nested, lon, lat, radius }
		) as Exclude<Whereabouts, { form: 'point' }>;
		const number = gatherer.add(where, region === UNKNOWN ? null : region, drawing);
		if (number !== area || (owner && !outline))
			throw new Error(`Area ${area} of the snapshot in ClickHouse is not that of these regions.`);
	}
}

/** Ascending numbers as runs. */
export function runsOf(numbers: readonly number[]): NumberRuns {
	const runs: NumberRuns = { from: [], to: [] };
	for (const number of numbers)
		// The same number twice is no other.
		if (number < (runs.to.at(-1) ?? 0)) continue;
		else if (runs.to.at(-1) === number) runs.to[runs.to.length - 1] = number + 1;
		else {
			runs.from.push(number);
			runs.to.push(number + 1);
		}
	return runs;
}

/** That a number is in one of some runs; '0' where there are none. */
export const numbersIn = (number: string, { from, to }: NumberRuns, { list }: Binding): string =>
	from.length
		? `${number} IN arrayFlatten(arrayMap((a, b) -> range(a, b), ${list('UInt32', from)}, ${list('UInt32', to)}))`
		: '0';

/** The areas that a table holds. */
export function createAreaIndex(
	rows: readonly AreaRow[],
	lists: Pick<Records, 'regions' | 'types' | 'relations'>
): AreaIndex {
	const builder = createAreaBuilder(lists.regions);
	addAreas(builder, rows, new Map(lists.regions.map((region) => [region.id, region])));
	const values = [...lists.regions.map(({ id }) => id), ...rows.map(({ region }) => region)];
	const dictionary = createDictionary('region', values, nestingsOf(lists).region.upwards);
	const columns = builder.finish(dictionary);
	const ranks = builder.ranks();
	const areas = createAreas(columns, dictionary);

	const located: Located = ({ region }, spaces) => {
		const { included, excluded } = tablesOf(dictionary, region);
		const stateOf = areas.relationsTo(spaces.map(({ asked }) => asked));
		const mayLie = areas.possiblyIn(codesOf(dictionary, region?.include ?? []));
		const within: number[] = [];
		const overlapping: number[] = [];
		for (let area = 0; area < ranks.length; area++) {
			const rank = ranks[area]!;
			const code = columns.region[rank]!;
			const state = excluded[code] ? APART : stateOf(rank);
			if (state === APART) continue;
			if (!included[code]) {
				if (mayLie(rank)) overlapping.push(area);
			} else if (state === WITHIN) within.push(area);
			else if (state === OVERLAPS) overlapping.push(area);
		}
		return { within: runsOf(within), overlapping: runsOf(overlapping) };
	};
	return { located, areas, columns, ranks };
}
