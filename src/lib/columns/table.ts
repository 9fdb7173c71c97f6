import type { Kind, Records } from '../domain/records.ts';
import { ROLES, STANDINGS } from '../domain/standing.ts';
import type { RecordOf } from '../query/engine.ts';
import { nestingsOf } from '../query/nesting.ts';
import { whereaboutsOf, type RegionOf, type Whereabouts } from '../query/whereabouts.ts';
import { createAreas, type Areas } from './area.ts';
import { codesFor, createDictionary, type Codes, type Dictionary } from './dictionary.ts';
import { factsOf, type Facts } from './facts.ts';
import { packFigures, packShares, type Figures, type Shares } from './figures.ts';
import { mortonOf } from './morton.ts';
import { packRagged, postingsOf, type Ragged } from './ragged.ts';

/** The keys that take one value a row. */
export const SINGLE_KEYS = ['region', 'type', 'dataset', 'layer', 'precision'] as const;
export type SingleKey = (typeof SINGLE_KEYS)[number];

/** Who is said to have had which part, row by row; a row without an attribution has one of codes 0. */
export interface Attributions {
	offsets: Uint32Array;
	group: Codes;
	standing: Codes;
	role: Codes;
}

/**
 * All records of one kind as columns. Rows that have a point come first, along the curve of morton.ts; then
 * those known to an area; then those without a place.
 */
export interface Table<K extends Kind = Kind> {
	kind: K;
	length: number;
	records: RecordOf[K][];
	rowOf: Map<string, number>;
	/** Rows below this have a point. */
	points: number;
	/** Rows from `points` up to this have an area. */
	placed: number;
	/** Of the rows that have a point. */
	morton: Uint32Array;
	lon: Float64Array;
	lat: Float64Array;
	/** Number of the area of row `points + i`. */
	area: Uint32Array;
	/** 1 where it is on the map. */
	drawn: Uint8Array;
	earliest: Int32Array;
	latest: Int32Array;
	single: Record<SingleKey, Codes>;
	attributions: Attributions;
	/** The groups of a row and all groups that hold them, each once. */
	groups: Ragged;
	groupRows: Ragged;
	sources: Ragged;
	sourceRows: Ragged;
	killed: Figures;
	wounded: Figures;
	shares: Shares;
}

export type Dictionaries = Record<SingleKey | 'group' | 'standing' | 'role' | 'source', Dictionary>;

/** Everything that the engine reads. */
export interface Columns {
	tables: { [K in Kind]: Table<K> };
	dictionaries: Dictionaries;
	areas: Areas;
}

interface Row<K extends Kind> {
	record: RecordOf[K];
	facts: Facts;
	where: Whereabouts | null;
	/** 0 for a point, 1 for an area, 2 for no place. */
	part: number;
	code: number;
}

function rowsOf<K extends Kind>(records: readonly RecordOf[K][], regionOf: RegionOf): Row<K>[] {
	const rows = records.map((record): Row<K> => {
		const facts = factsOf(record, regionOf);
		const where = whereaboutsOf(facts, regionOf);
		const code = where && where.form !== 'outline' ? mortonOf(where.lon, where.lat) : 0;
		return { record, facts, where, part: !where ? 2 : where.form === 'point' ? 0 : 1, code };
	});
	const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	return rows.sort((a, b) => a.part - b.part || a.code - b.code || byId(a.facts.id, b.facts.id));
}

function createTable<K extends Kind>(
	kind: K,
	rows: Row<K>[],
	dictionaries: Dictionaries,
	areas: Areas
): Table<K> {
	const facts = rows.map((row) => row.facts);
	const points = rows.filter(({ part }) => part === 0);
	const areal = rows.filter(({ part }) => part === 1);
	const single = (key: SingleKey, value: (one: Facts) => string | null | undefined) => {
		const codes = codesFor(dictionaries[key], rows.length);
		facts.forEach((one, row) => (codes[row] = dictionaries[key].codeOf(value(one))!));
		return codes;
	};
	const at = (where: Whereabouts | null, axis: 'lon' | 'lat') =>
		where && where.form !== 'outline' ? where[axis] : 0;
	const regionCode = ({ location }: Facts) => dictionaries.region.codeOf(location.region)!;

	// A row that names nobody has one attribution of which nothing is known.
	const named = facts.map(({ attributions }) =>
		attributions.length ? attributions : [{ group: null, standing: null, role: null }]
	);
	const flat = named.flat();
	const { group, standing, role, source, type } = dictionaries;
	const parts = packRagged(named.map((list) => list.map(() => 0)));
	const column = (dictionary: Dictionary, code: (one: (typeof flat)[number]) => number) =>
		codesFor(dictionary, flat.length).map((_, index) => code(flat[index]!));
	const attributions: Attributions = {
		offsets: parts.offsets,
		group: column(group, (one) => group.codeOf(one.group)!),
		standing: column(standing, ({ standing: word }) =>
			word === undefined ? standing.none : standing.codeOf(word)!
		),
		role: column(role, ({ role: word }) => (word === undefined ? role.none : role.codeOf(word)!))
	};
	const groups = packRagged(
		named.map((list) => [
			...new Set(list.flatMap((one) => [...group.upwards[group.codeOf(one.group)!]!]))
		])
	);
	const sources = packRagged(
		facts.map((one) => (one.sources.length ? one.sources : [null]).map((id) => source.codeOf(id)!))
	);
	const casualties = facts.map((one) => one.casualties);
	const types = single('type', (one) => one.type);
	if (kind !== 'incident') types.fill(type.none);

	return {
		kind,
		length: rows.length,
		records: rows.map(({ record }) => record),
		rowOf: new Map(facts.map(({ id }, row) => [id, row])),
		points: points.length,
		placed: points.length + areal.length,
		morton: Uint32Array.from(points, ({ code }) => code),
		lon: Float64Array.from(points, ({ where }) => at(where, 'lon')),
		lat: Float64Array.from(points, ({ where }) => at(where, 'lat')),
		area: Uint32Array.from(areal, (row) =>
			row.where && row.where.form !== 'point' ? areas.add(row.where, regionCode(row.facts)) : 0
		),
		drawn: Uint8Array.from(facts, ({ drawn }) => Number(drawn)),
		earliest: Int32Array.from(facts, ({ earliest }) => earliest),
		latest: Int32Array.from(facts, ({ latest }) => latest),
		single: {
			region: single('region', ({ location }) => location.region),
			type: types,
			dataset: single('dataset', ({ dataset }) => dataset),
			layer: single('layer', ({ layer }) => layer),
			precision: single('precision', ({ location }) => location.precision)
		},
		attributions,
		groups,
		groupRows: postingsOf(groups, group.size),
		sources,
		sourceRows: postingsOf(sources, source.size),
		killed: packFigures(casualties, 'killed'),
		wounded: packFigures(casualties, 'wounded'),
		shares: packShares(casualties)
	};
}

/** All records as columns. */
export function createColumns(records: Records): Columns {
	const regions = new Map(records.regions.map((region) => [region.id, region]));
	const regionOf: RegionOf = (id) => regions.get(id);
	const incidents = rowsOf<'incident'>(records.incidents, regionOf);
	const statements = rowsOf<'statement'>(records.statements, regionOf);
	const presences = rowsOf<'presence'>(records.presences, regionOf);
	const all = [...incidents, ...statements, ...presences].map(({ facts }) => facts);

	const nesting = nestingsOf(records);
	const regionIds = records.regions.map(({ id }) => id);
	const known = (values: (string | null | undefined)[]) =>
		new Set(values.filter((value) => value !== undefined && value !== null));
	const dictionaries: Dictionaries = {
		region: createDictionary(
			'region',
			known([...regionIds, ...all.map(({ location }) => location.region)]),
			nesting.region.upwards
		),
		type: createDictionary('type', known(all.map(({ type }) => type)), nesting.type.upwards),
		dataset: createDictionary('dataset', known(all.map(({ dataset }) => dataset))),
		layer: createDictionary('layer', known(all.map(({ layer }) => layer))),
		precision: createDictionary('precision', known(all.map((one) => one.location.precision))),
		group: createDictionary(
			'group',
			known(all.flatMap(({ attributions }) => attributions.map(({ group }) => group))),
			nesting.group.upwards
		),
		standing: createDictionary('standing', STANDINGS),
		role: createDictionary('role', ROLES),
		source: createDictionary('source', known(all.flatMap(({ sources }) => sources)))
	};
	const areas = createAreas(records.regions, dictionaries.region);
	return {
		tables: {
			incident: createTable('incident', incidents, dictionaries, areas),
			statement: createTable('statement', statements, dictionaries, areas),
			presence: createTable('presence', presences, dictionaries, areas)
		},
		dictionaries,
		areas
	};
}
