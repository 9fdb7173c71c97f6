// What tiles know of incidents at one place, as ClickHouse adds them up, and how a feature says it.
import { OPEN_END, OPEN_START } from '../columns/facts.ts';
import { CLASSES, COUNT } from '../columns/grid-sums.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { PointLayer } from '../columns/mvt.ts';
import { TAG, tagSums, type Vocabulary } from '../columns/tile-features.ts';

/** Incidents that lie at one place: in a cell, on a coordinate or in an area. */
export interface Place {
	/** The cell, or the square that holds it, or the number of the area. */
	key: number;
	lon: number;
	lat: number;
	/** Whether all of them have that position. */
	isOne: boolean;
	/** As columns/grid-sums.ts orders them. */
	sums: Float64Array;
}

/** A place with what its incidents share. */
export interface Described extends Place {
	types: string[];
	precisions: string[];
	/** Days since 1970-01-01. */
	earliest: number;
	latest: number;
	/** The name of the first one's place; empty where there is none. */
	name: string;
	/** In the order of rows; none where they are many. */
	ids: string[];
}

/** A row of an answer: key, first row, position, whether it is the only one, sums, and what is shared if asked. */
export type PlaceRow = [number, number, number, number, number | boolean, ...unknown[]];

/** A place from its row, with so many classes. */
export function placeOf([key, , lon, lat, isOne, ...rest]: PlaceRow, classes: number): Place {
	const sums = Float64Array.from(rest.slice(0, CLASSES + classes) as number[]);
	return { key, lon, lat, isOne: Boolean(isOne), sums };
}

/** A place with what is shared there, from its row. */
export function describedOf(row: PlaceRow, classes: number): Described {
	const [types, precisions, earliest, latest, name, ids] = row.slice(5 + CLASSES + classes) as [
		string[],
		string[],
		number,
		number,
		string,
		string[]
	];
	return { ...placeOf(row, classes), types, precisions, earliest, latest, name, ids };
}

/** Some places, the first of them first, as one. */
export function joined<T extends Place>(all: readonly T[]): T {
	const [first, ...others] = all;
	if (!first) throw new Error('No places are no place.');
	const sums = first.sums.slice();
	for (const other of others) other.sums.forEach((sum, at) => (sums[at]! += sum));
	return { ...first, sums, isOne: first.isOne && !others.length };
}

/** Some places with what they share, as one. */
export const joinedDescriptions = (all: readonly Described[]): Described => ({
	...joined(all),
	types: [...new Set(all.flatMap(({ types }) => types))],
	precisions: [...new Set(all.flatMap(({ precisions }) => precisions))],
	earliest: Math.min(...all.map(({ earliest }) => earliest)),
	latest: Math.max(...all.map(({ latest }) => latest)),
	ids: all.flatMap(({ ids }) => ids)
});

/** What names the values that features tell. */
export interface Naming {
	types: Dictionary;
	precisions: Dictionary;
	vocabulary: Vocabulary;
}

/** Tags all that is said of incidents at one place, in the words and the order of tiles of columns. */
export function tagPlace(
	layer: PointLayer,
	place: Described,
	{ types, precisions, vocabulary }: Naming,
	{ listed, named }: { listed: boolean; named: boolean }
): void {
	const { sums, earliest, latest, ids, name } = place;
	tagSums(layer, vocabulary, sums);
	const [type, ...otherTypes] = place.types;
	const [precision, ...otherPrecisions] = place.precisions;
	if (!otherTypes.length) layer.word(TAG.type, vocabulary.types[types.codeOf(type)!]!);
	if (!otherPrecisions.length)
		layer.word(TAG.precision, vocabulary.precisions[precisions.codeOf(precision)!]!);
	if (earliest > OPEN_START) layer.word(TAG.earliest, vocabulary.dayOf(earliest));
	if (latest < OPEN_END && latest !== earliest) layer.word(TAG.latest, vocabulary.dayOf(latest));
	if (listed) layer.text(TAG.id, ids[0]!);
	if (listed && sums[COUNT]! > 1) layer.text(TAG.ids, ids.join(' '));
	if (named && name) layer.text(TAG.place, name);
}
