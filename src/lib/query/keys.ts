// Every key of an address, once: what it holds, what is left out, how it is read and written.
import { dayNumber, dayOf } from '../domain/period.ts';
import { PLACE_PRECISIONS } from '../domain/precision.ts';
import { ROLES, STANDINGS } from '../domain/standing.ts';
import { formatCamera, parseCamera } from './camera.ts';
import { ORDERS } from './engine.ts';
import { CHOICE_KEYS, UNKNOWN, type ChoiceKey, type Filter } from './filter.ts';
import { parseWhole } from './number.ts';
import { formatArea, formatNear, parseArea, parseExtent, parseNear } from './space.ts';
import type { View } from './view.ts';

/** What the timeline shows. */
export const MEASURES = ['incidents', 'killed'] as const;
export type Measure = (typeof MEASURES)[number];

/** One key: its type in words that finish "expected …", its default, its reader and its writer. */
export interface Key<T> {
	type: string;
	/** Left out of addresses. */
	initial: T | undefined;
	/** Null for what is not of the type; never throws. */
	parse: (text: string) => T | null;
	format: (value: T) => string;
}

const asIs = (text: string) => text;

function textKey(most: number): Key<string> {
	const parse = (text: string) => (text.length <= most ? text : null);
	return { type: `at most ${most} characters`, initial: undefined, parse, format: asIs };
}

function wordKey<T extends string>(words: readonly T[], initial?: T): Key<T> {
	const parse = (text: string) => words.find((word) => word === text) ?? null;
	return { type: `one of ${words.join(', ')}`, initial, parse, format: asIs };
}

function parseDay(text: string): string | null {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
	const number = dayNumber(text);
	return Number.isFinite(number) && dayOf(number) === text ? text : null;
}

const dayKey: Key<string> = {
	type: 'a day that exists, as 2011-11-12',
	initial: undefined,
	parse: parseDay,
	format: asIs
};

function parseKilled(text: string): NonNullable<Filter['killed']> | null {
	const [low = '', high = '', ...rest] = text.split('..');
	const min = low === '' ? null : parseWhole(low);
	const max = high === '' ? null : parseWhole(high);
	const read = (low === '' || min !== null) && (high === '' || max !== null);
	const some = min !== null || max !== null;
	const ordered = min === null || max === null || min <= max;
	return text.includes('..') && read && some && ordered && !rest.length ? { min, max } : null;
}

/** The parts of a filter that an address carries as one value. */
export type Single = Omit<Filter, ChoiceKey | 'cql'>;

/** The keys of the filter that take one value; in the order of addresses. */
export const FILTER_KEYS: { [K in keyof Required<Single>]: Key<Required<Single>[K]> } = {
	q: textKey(200),
	from: dayKey,
	to: dayKey,
	bbox: {
		type: 'west,south,east,north in degrees, south not above north',
		initial: undefined,
		parse: parseExtent,
		format: (extent) => extent.join(',')
	},
	area: {
		type: 'lon,lat;lon,lat;… in degrees, 3 to 200 vertices',
		initial: undefined,
		parse: parseArea,
		format: formatArea
	},
	near: {
		type: 'lon,lat,km: degrees, and a distance above 0 and up to 20000 kilometres',
		initial: undefined,
		parse: parseNear,
		format: formatNear
	},
	killed: {
		type: 'min..max in whole numbers, either end left out, the first not above the second',
		initial: undefined,
		parse: parseKilled,
		format: ({ min, max }) => `${min ?? ''}..${max ?? ''}`
	}
};

const anyValue: Key<string> = { ...textKey(200), type: 'an id of at most 200 characters' };
const known = (words: readonly string[]): Key<string> => wordKey([...words, UNKNOWN]);

/** The keys of the filter that take several values, each excluded by a leading `!`. */
export const CHOICES: Record<ChoiceKey, Key<string>> = {
	...(Object.fromEntries(CHOICE_KEYS.map((key) => [key, anyValue])) as Record<
		ChoiceKey,
		Key<string>
	>),
	standing: known(STANDINGS),
	role: known(ROLES),
	precision: known(PLACE_PRECISIONS)
};

/** The most characters of the editor's own words. */
export const LENGTHS = { title: 300, caption: 1000, alt: 1000 } as const;

/** The parts of a view that are not the filter and stand under one key of their own. */
export type Option = Exclude<keyof View, 'filter' | 'selected'>;

/** Those parts, with the word that stands in the address. */
export const OPTIONS: { [K in Option]: Key<NonNullable<View[K]>> & { key: string } } = {
	order: { key: 'sort', ...wordKey(ORDERS, 'newest') },
	measure: { key: 'measure', ...wordKey(MEASURES, 'incidents') },
	after: { key: 'after', ...textKey(2000) },
	map: {
		key: 'map',
		type: 'zoom/lat/lon, zoom 0 to 24 and degrees',
		initial: undefined,
		parse: parseCamera,
		format: formatCamera
	},
	title: { key: 'title', ...textKey(LENGTHS.title) },
	caption: { key: 'caption', ...textKey(LENGTHS.caption) },
	alt: { key: 'alt', ...textKey(LENGTHS.alt) },
	theme: { key: 'theme', ...wordKey(['light', 'dark', 'print'] as const) },
	lang: { key: 'lang', ...wordKey(['en'] as const, 'en') },
	labels: { key: 'labels', ...wordKey(['latin', 'native'] as const, 'latin') },
	snapshot: {
		key: 'snapshot',
		type: 'an id of letters, digits, dots and hyphens',
		initial: undefined,
		parse: (text) => (/^[\w.-]{1,100}$/.test(text) ? text : null),
		format: asIs
	}
};
