// The names of all that is kept in memory, and of the gazetteer, as one looks for them: an index made once, in short
// turns, so that those who ask for something else meanwhile need not wait for it.
import { setImmediate } from 'node:timers/promises';
import type { Place } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import { openPathOf, pathOf } from '../query/address.ts';
import type { Suggestion } from '../query/answer.ts';
import type { AnyRecord } from '../query/engine.ts';
import type { Atlas } from './atlas.ts';
import { directoryOf, regionsUp } from './directory.ts';
import { foldAll, keysOf, sortNames, type Named } from './prefix.ts';
import { rowOf } from './rows.ts';

/** Makes a suggestion when it is shown. */
export type Entry = () => Suggestion;

/** Names in their order, by what they name. */
export interface Naming {
	places: Named<Place>[];
	others: Record<'group' | 'incident' | 'statement' | 'region' | 'source', Named<Entry>[]>;
}

/** So many milliseconds it is worked at before others get their turn. */
const TURN = 8;

function* entries(names: Iterable<string>, thing: Entry, rank: number): Iterable<Named<Entry>> {
	for (const name of foldAll(names))
		for (const part of keysOf(name)) yield { ...part, rank, thing };
}

/** A record as it is suggested. */
export function suggestionOf(record: AnyRecord, records: Records): Suggestion {
	const { title, when, place } = rowOf(record, records);
	const { kind, id } = record;
	const detail = title.includes(place) ? when : `${when} · ${place}`;
	return { kind, id, label: title, detail, href: openPathOf(kind, id) };
}

function* ofRecords(all: readonly AnyRecord[], records: Records): Iterable<Named<Entry>> {
	for (const record of all) {
		const day = record.period.latest ? Date.parse(record.period.latest) : 0;
		const names = [record.title, record.id, record.location.name ?? ''];
		yield* entries(names, () => suggestionOf(record, records), day);
	}
}

function* ofGroups(records: Records): Iterable<Named<Entry>> {
	const { relations } = directoryOf(records);
	for (const { id, name, kind, names } of records.groups)
		yield* entries(
			[name, ...names.map((other) => other.name)],
			() => ({ kind: 'group', id, label: name, detail: kind, href: pathOf('group', id) }),
			relations.get(id)?.length ?? 0
		);
}

function* ofSources(records: Records): Iterable<Named<Entry>> {
	for (const { id, label, title, publisher } of records.sources)
		yield* entries(
			[label, title ?? '', publisher ?? ''],
			() => ({
				kind: 'source',
				id,
				label: title ?? label,
				detail: publisher ?? 'publisher not known',
				href: pathOf('source', id)
			}),
			0
		);
}

const LEVELS = ['area', 'district', 'province', 'country'];

function* ofRegions(records: Records): Iterable<Named<Entry>> {
	const directory = directoryOf(records);
	for (const { id, name, names, level } of records.regions)
		yield* entries(
			[name, id, ...Object.values(names ?? {})],
			() => {
				const above = regionsUp(directory, id).slice(1);
				const detail = [level, ...above.map((other) => other.name)].join(', ');
				return { kind: 'region', id, label: name, detail, href: pathOf('region', id) };
			},
			LEVELS.indexOf(level)
		);
}

/** A capital stands before a town of the same size. */
const weightOf = ({ population, capital }: Place): number => population * (capital ? 2 : 1);

function* ofPlaces(places: readonly Place[]): Iterable<Named<Place>> {
	for (const place of places)
		for (const key of foldAll([place.name, ...place.names]))
			if (key) yield { key, whole: true, rank: weightOf(place), thing: place };
}

/** Names in order. They are sorted by their first letters apart: all at once would take too long for one turn. */
async function inOrder<T>(names: Iterable<Named<T>>): Promise<Named<T>[]> {
	let begun = performance.now();
	const rest = async () => {
		if (performance.now() - begun < TURN) return;
		await setImmediate();
		begun = performance.now();
	};
	const byLetter = new Map<number, Named<T>[]>();
	for (const name of names) {
		const letter = name.key.charCodeAt(0);
		const others = byLetter.get(letter);
		if (others) others.push(name);
		else byLetter.set(letter, [name]);
		await rest();
	}
	const sorted: Named<T>[][] = [];
	for (const [, some] of [...byLetter].sort(([a], [b]) => a - b)) {
		sorted.push(sortNames(some));
		await rest();
	}
	return sorted.flat();
}

async function make({ records, places }: Pick<Atlas, 'records' | 'places'>): Promise<Naming> {
	return {
		places: await inOrder(ofPlaces(places)),
		others: {
			group: await inOrder(ofGroups(records)),
			incident: await inOrder(ofRecords(records.incidents, records)),
			statement: await inOrder(ofRecords(records.statements, records)),
			region: await inOrder(ofRegions(records)),
			source: await inOrder(ofSources(records))
		}
	};
}

const made = new WeakMap<Records, Promise<Naming>>();

/** The names of these records and places; made at the first call. */
export function namingOf(known: Pick<Atlas, 'records' | 'places'>): Promise<Naming> {
	const naming = made.get(known.records) ?? make(known);
	made.set(known.records, naming);
	return naming;
}
