// Suggestions of the search box: places, groups, records, sources and regions by name. What is kept in memory is found
// in an index made once, imported places and incidents by the names in the snapshot.
import type { Place } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import { openPathOf, pathOf } from '../query/address.ts';
import type { Suggestion } from '../query/answer.ts';
import type { AnyRecord } from '../query/engine.ts';
import type { Atlas } from './atlas.ts';
import { directoryOf, regionsUp } from './directory.ts';
import {
	findPrefix,
	foldAll,
	foldName,
	joined,
	keysOf,
	sortNames,
	type Hit,
	type Named
} from './prefix.ts';
import { rowOf } from './rows.ts';
import type { NameFound } from './snapshot/names.ts';

/** The most suggestions that may be asked for, and how many come unasked. */
export const MOST = 50;
export const USUAL = 10;

const KINDS = ['group', 'incident', 'statement', 'place', 'region', 'source'] as const;

/** What suggestions are made from. */
type Known = Pick<Atlas, 'records' | 'places' | 'names' | 'record'>;

type Entry = () => Suggestion;

interface Index {
	places: Named<Place>[];
	others: Record<Exclude<(typeof KINDS)[number], 'place'>, Named<Entry>[]>;
}

function entries(names: Iterable<string>, thing: Entry, rank: number): Named<Entry>[] {
	const found: Named<Entry>[] = [];
	for (const name of foldAll(names))
		for (const part of keysOf(name)) found.push({ ...part, rank, thing });
	return found;
}

function suggestionOf(record: AnyRecord, records: Records): Suggestion {
	const { title, when, place } = rowOf(record, records);
	const { kind, id } = record;
	return { kind, id, label: title, detail: `${when} · ${place}`, href: openPathOf(kind, id) };
}

function ofRecord(record: AnyRecord, records: Records): Named<Entry>[] {
	const suggestion = () => suggestionOf(record, records);
	const day = record.period.latest ? Date.parse(record.period.latest) : 0;
	const names = [record.title, record.id, record.location.name ?? ''];
	return entries(names, suggestion, day);
}

function indexed({ records, places }: Pick<Atlas, 'records' | 'places'>): Index {
	const directory = directoryOf(records);
	const group = records.groups.flatMap(({ id, name, kind, names }) =>
		entries(
			[name, ...names.map((other) => other.name)],
			() => ({ kind: 'group', id, label: name, detail: kind, href: pathOf('group', id) }),
			directory.relations.get(id)?.length ?? 0
		)
	);
	const source = records.sources.flatMap(({ id, label, title, publisher }) =>
		entries(
			[label, title ?? '', publisher ?? ''],
			() => ({
				kind: 'source',
				id,
				label: title ?? label,
				detail: publisher ?? 'publisher not known',
				href: pathOf('source', id)
			}),
			0
		)
	);
	const LEVELS = ['area', 'district', 'province', 'country'];
	const region = records.regions.flatMap(({ id, name, names, level }) =>
		entries(
			[name, id, ...Object.values(names ?? {})],
			() => {
				const above = regionsUp(directory, id).slice(1);
				const detail = [level, ...above.map((other) => other.name)].join(', ');
				return { kind: 'region', id, label: name, detail, href: pathOf('region', id) };
			},
			LEVELS.indexOf(level)
		)
	);
	const others = {
		group: sortNames(group),
		incident: sortNames(records.incidents.flatMap((record) => ofRecord(record, records))),
		statement: sortNames(records.statements.flatMap((record) => ofRecord(record, records))),
		region: sortNames(region),
		source: sortNames(source)
	};
	const named: Named<Place>[] = [];
	for (const place of places)
		for (const key of foldAll([place.name, ...place.names]))
			if (key) named.push({ key, whole: true, rank: weightOf(place), thing: place });
	return { places: sortNames(named), others };
}

/** A capital stands before a town of the same size. */
const weightOf = ({ population, capital }: Place): number => population * (capital ? 2 : 1);

const indices = new WeakMap<Records, Index>();

/** The index of names of these records and places, made at the first call: some tenths of a second. */
export function indexOf(known: Pick<Atlas, 'records' | 'places'>): Index {
	const index = indices.get(known.records) ?? indexed(known);
	indices.set(known.records, index);
	return index;
}

function ofPlace({ id, name, lon, lat, region }: Place, records: Records): Suggestion {
	const above = regionsUp(directoryOf(records), region).map((other) => other.name);
	const href = `/?map=10/${lat}/${lon}`;
	return { kind: 'place', id, label: name, detail: above.join(', '), href, lon, lat };
}

/** The best hits of a folded beginning, as it is written and written as one word. */
function find<T>(names: readonly Named<T>[], prefix: string, most: number): Hit<T>[] {
	const found = findPrefix(names, prefix, most);
	if (!prefix.includes(' ')) return found;
	const known = new Set(found.map(({ thing }) => thing));
	const more = findPrefix(names, joined(prefix), most).filter(({ thing }) => !known.has(thing));
	return [...found, ...more].slice(0, most);
}

/** An imported place: the map around it, else what mentions it. */
function ofNamed({ name, region, incident, position }: NameFound, records: Records): Suggestion {
	const above = regionsUp(directoryOf(records), region).map((other) => other.name);
	const detail = above.filter((other) => other !== name).join(', ');
	const common = { kind: 'place', id: `of ${incident}`, label: name, detail } as const;
	if (!position) return { ...common, href: `/?q=${encodeURIComponent(`"${name}"`)}` };
	const [lon, lat] = position.map((degrees) => Math.round(degrees * 1e5) / 1e5) as typeof position;
	return { ...common, href: `/?map=10/${lat}/${lon}`, lon, lat };
}

/** Degrees within which two places of one name are one. */
const SAME = 0.5;

/** Places of imported rows that the gazetteer lacks there. */
function namedPlaces({ records, names }: Known, prefix: string, most: number, had: Hit<Place>[]) {
	const isKnown = ({ name, position }: NameFound) =>
		position !== null &&
		had.some(
			({ thing }) =>
				Math.abs(thing.lon - position[0]) < SAME &&
				Math.abs(thing.lat - position[1]) < SAME &&
				[thing.name, ...thing.names].some((other) => foldName(other) === foldName(name))
		);
	const seen = new Set<string>();
	return names.find('place', prefix, most).flatMap((found): Hit<Entry>[] => {
		const key = `${foldName(found.name)} ${found.region}`;
		if (isKnown(found) || seen.has(key)) return [];
		seen.add(key);
		return [{ exactness: found.exactness, rank: 0, thing: () => ofNamed(found, records) }];
	});
}

/** The fewest letters and digits of an id that are looked for. */
const FEWEST = 3;
/** Datasets whose ids are tried without their beginning. */
const MOST_DATASETS = 20;

/** Imported incidents by their ids, with or without the dataset's, then by their titles. */
function namedIncidents(
	{ records, names, record }: Known,
	text: string,
	prefix: string,
	most: number
) {
	const ids = new Map<string, Hit<Entry>['exactness']>();
	const asked = text.trim();
	if (asked.length >= FEWEST && /\d/.test(asked)) {
		const inside = records.datasets.slice(0, MOST_DATASETS).map(({ id }) => `${id}:`);
		for (const before of ['', ...inside])
			for (const own of new Set([asked, asked.toUpperCase()]))
				for (const id of names.ids(before + own, most))
					ids.set(id, Math.max(id === before + own ? 3 : 2, ids.get(id) ?? 0) as 2 | 3);
	}
	for (const { incident, exactness } of names.find('incident', prefix, most))
		if (!ids.has(incident)) ids.set(incident, exactness);
	return [...ids].flatMap(([id, exactness]): Hit<Entry>[] => {
		const found = record('incident', id);
		return found ? [{ exactness, rank: 0, thing: () => suggestionOf(found, records) }] : [];
	});
}

/**
 * What a beginning may mean, at most `limit`: whole names before beginnings before later words; at equal
 * exactness groups, incidents and statements before places, regions and sources, and each kind gets a turn.
 */
export function suggest(known: Known, text: string, limit = USUAL): Suggestion[] {
	const prefix = foldName(text);
	if (!prefix) return [];
	const { places, others } = indexOf(known);
	const found = KINDS.flatMap((kind, order) => {
		const hits: Hit<Entry>[] = [];
		if (kind === 'place') {
			const had = find(places, prefix, limit);
			for (const hit of had) hits.push({ ...hit, thing: () => ofPlace(hit.thing, known.records) });
			hits.push(...namedPlaces(known, prefix, limit, had));
		} else hits.push(...find(others[kind], prefix, limit));
		if (kind === 'incident') hits.push(...namedIncidents(known, text, prefix, limit));
		hits.sort((a, b) => b.exactness - a.exactness);
		return hits.slice(0, limit).map((hit, turn) => ({ ...hit, order, turn }));
	});
	return found
		.sort((a, b) => b.exactness - a.exactness || a.turn - b.turn || a.order - b.order)
		.slice(0, limit)
		.map(({ thing }) => thing());
}
