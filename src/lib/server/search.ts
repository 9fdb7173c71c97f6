// Suggestions of the search box: places of the gazetteer, groups, records, sources and regions by name.
import type { Place } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import { openPathOf, pathOf } from '../query/address.ts';
import type { Suggestion } from '../query/answer.ts';
import type { AnyRecord } from '../query/engine.ts';
import type { Atlas } from './atlas.ts';
import { directoryOf, regionsUp } from './directory.ts';
import { wordsOf } from '../query/fold.ts';
import { findPrefix, keysOf, sortNames, type Hit, type Named } from './prefix.ts';
import { rowOf } from './rows.ts';

/** The most suggestions that may be asked for, and how many come unasked. */
export const MOST = 50;
export const USUAL = 10;

const KINDS = ['group', 'incident', 'statement', 'place', 'region', 'source'] as const;

type Entry = () => Suggestion;

/** A name as one looks for it: its folded words. */
const fold = (name: string): string =>
	/^[A-Za-z0-9 ]*$/.test(name) ? name.toLowerCase().trim() : wordsOf(name).join(' ');

/** A folded name written as one word, so that Miranshah and Miran Shah are the same. */
const joined = (name: string): string => name.replaceAll(' ', '');

/** Names as one may look for them: folded, and those of several words also written as one. */
function foldAll(names: Iterable<string>): Set<string> {
	const folded = new Set([...names].map(fold));
	for (const name of [...folded]) folded.add(joined(name));
	return folded;
}

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

function ofRecord(record: AnyRecord, records: Records): Named<Entry>[] {
	const suggestion = () => {
		const { title, when, place } = rowOf(record, records);
		const { kind, id } = record;
		return { kind, id, label: title, detail: `${when} · ${place}`, href: openPathOf(kind, id) };
	};
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

/**
 * What a beginning may mean, at most `limit`: whole names before beginnings before later words; at equal
 * exactness groups, incidents and statements before places, regions and sources, and each kind gets a turn.
 */
export function suggest(
	known: Pick<Atlas, 'records' | 'places'>,
	text: string,
	limit = USUAL
): Suggestion[] {
	const prefix = fold(text);
	if (!prefix) return [];
	const { places, others } = indexOf(known);
	const found = KINDS.flatMap((kind, order) => {
		const hits =
			kind === 'place'
				? find(places, prefix, limit).map((hit) => ({
						...hit,
						thing: () => ofPlace(hit.thing, known.records)
					}))
				: find(others[kind], prefix, limit);
		return hits.map((hit, turn) => ({ ...hit, order, turn }));
	});
	return found
		.sort((a, b) => b.exactness - a.exactness || a.turn - b.turn || a.order - b.order)
		.slice(0, limit)
		.map(({ thing }) => thing());
}
