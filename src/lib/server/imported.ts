// Imported places and incidents as they are suggested, by the names and ids that the snapshot keeps.
import type { Place } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import type { Suggestion } from '../query/answer.ts';
import type { Atlas } from './atlas.ts';
import { directoryOf, regionsUp } from './directory.ts';
import { suggestionOf, type Entry } from './naming.ts';
import { foldName, type Hit } from './prefix.ts';
import type { NameFound } from './snapshot/names.ts';

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
export function namedPlaces(
	{ records, names }: Pick<Atlas, 'records' | 'names'>,
	prefix: string,
	most: number,
	had: Hit<Place>[]
) {
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
		const name = foldName(found.name);
		const key = `${name} ${found.region}`;
		// One that lies in no region is taken for another of its name that does.
		if (isKnown(found) || seen.has(key) || (found.region === null && seen.has(name))) return [];
		seen.add(key).add(name);
		return [{ exactness: found.exactness, rank: 0, thing: () => ofNamed(found, records) }];
	});
}

/** The fewest letters and digits of an id that are looked for. */
const FEWEST = 3;
/** Datasets whose ids are tried without their beginning. */
const MOST_DATASETS = 20;

/** Imported incidents by their ids, with or without the dataset's, then by their titles. */
export function namedIncidents(
	{ records, names, record }: Pick<Atlas, 'records' | 'names' | 'record'>,
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
