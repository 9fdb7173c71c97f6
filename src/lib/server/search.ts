// Suggestions of the search box: places, groups, records, sources and regions by name. What is kept in memory is found
// in an index made once, imported places and incidents by the names in the snapshot.
import type { Place } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import type { Suggestion } from '../query/answer.ts';
import type { Atlas } from './atlas.ts';
import { directoryOf, regionsUp } from './directory.ts';
import { namedIncidents, namedPlaces } from './imported.ts';
import { namingOf, type Entry } from './naming.ts';
import { findPrefix, foldName, joined, type Hit, type Named } from './prefix.ts';

/** The most suggestions that may be asked for, and how many come unasked. */
export const MOST = 50;
export const USUAL = 10;

const KINDS = ['group', 'incident', 'statement', 'place', 'region', 'source'] as const;

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
export async function suggest(
	known: Pick<Atlas, 'records' | 'places' | 'names' | 'record'>,
	text: string,
	limit = USUAL
): Promise<Suggestion[]> {
	const prefix = foldName(text);
	if (!prefix) return [];
	const { places, others } = await namingOf(known);
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
