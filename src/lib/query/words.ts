// A filter in words, for chips, captions and titles.
import { formatDay, formatInterval } from '../domain/period.ts';
import { CHOICE_KEYS, UNKNOWN, type ChoiceKey, type Filter } from './filter.ts';

/** A value of a choice as a reader knows it, as "Zhambyl Region" for the region KZ-ZHA. */
export type LabelOf = (key: ChoiceKey, value: string) => string;

/** Finds labels among those that came with an answer; a value without one stands for itself. */
export const labelsIn =
	(labels: Record<string, string>): LabelOf =>
	(key, value) =>
		labels[`${key}:${value}`] ?? value;

/** One part of a filter: the key to drop to be rid of it (`from` stands for `to` as well). */
export interface Part {
	key: keyof Filter;
	words: string;
}

const BEFORE: Record<ChoiceKey, string> = {
	region: 'in',
	group: 'involving',
	type: 'of type',
	source: 'from the source',
	dataset: 'from the dataset',
	standing: '',
	role: 'as',
	precision: 'known to:',
	layer: 'in the layer'
};

const NOUN: Record<ChoiceKey, string> = {
	region: 'region',
	group: 'group',
	type: 'type',
	source: 'source',
	dataset: 'dataset',
	standing: 'standing',
	role: 'role',
	precision: 'place precision',
	layer: 'layer'
};

function chosen(key: ChoiceKey, values: string[], labelOf: LabelOf, filter: Filter): string {
	const named = values.filter((value) => value !== UNKNOWN).map((value) => labelOf(key, value));
	// Only who is said to have done it did it "by" somebody; targets and parties were involved.
	const doers = filter.role?.include.join() === 'perpetrator';
	const before = key === 'group' && doers ? 'by' : BEFORE[key];
	const words = named.length ? [[before, named.join(' or ')].filter(Boolean).join(' ')] : [];
	return [...words, ...(values.includes(UNKNOWN) ? [`${NOUN[key]} unknown`] : [])].join(' or ');
}

function partsOfChoice(key: ChoiceKey, labelOf: LabelOf, filter: Filter): Part[] {
	const { include = [], exclude = [] } = filter[key] ?? {};
	const parts = [
		include.length ? chosen(key, include, labelOf, filter) : '',
		...exclude.map((value) => `not ${chosen(key, [value], labelOf, filter)}`)
	];
	return parts.filter(Boolean).map((words) => ({ key, words }));
}

function period({ from, to }: Filter): string | null {
	if (from && to) return formatInterval(from, to);
	if (from) return `${formatDay(from)} or later`;
	return to ? `${formatDay(to)} or earlier` : null;
}

function killed({ min, max }: NonNullable<Filter['killed']>): string | null {
	if (min === null) return max === null ? null : `at most ${max} killed`;
	if (max === null) return `at least ${min} killed`;
	return min === max ? `${min} killed` : `${min} to ${max} killed`;
}

function degrees(value: number, positive: string, negative: string, decimals: number): string {
	const [digits, sign] = [Math.abs(value).toFixed(decimals), value < 0 ? negative : positive];
	return Number(digits) === 0 ? `${digits}°` : `${digits}° ${sign}`;
}

/** A position as a reader writes it, as "42.90° N, 71.37° E". */
export const formatPosition = (lon: number, lat: number, decimals = 2): string =>
	`${degrees(lat, 'N', 'S', decimals)}, ${degrees(lon, 'E', 'W', decimals)}`;

/**
 * The parts of a filter in words, each with the key that it stands under; in one order. `place` names the
 * middle of a circle.
 */
export function partsOf(filter: Filter, labelOf: LabelOf, place?: string): Part[] {
	const parts: Part[] = [];
	const put = (key: keyof Filter, words: string | null) => {
		if (words) parts.push({ key, words });
	};
	const { q, bbox, area, near } = filter;
	// A phrase brings its own quotation marks.
	if (q) put('q', /["“”„«»]/u.test(q) ? `mentioning ${q}` : `mentioning “${q}”`);
	put(filter.from ? 'from' : 'to', period(filter));
	for (const key of CHOICE_KEYS) parts.push(...partsOfChoice(key, labelOf, filter));
	if (bbox) {
		const [west, south, east, north] = bbox;
		put('bbox', `between ${formatPosition(west, south)} and ${formatPosition(east, north)}`);
	}
	if (area) put('area', 'in the drawn area');
	if (near) put('near', `within ${near.km} km of ${place ?? formatPosition(near.lon, near.lat)}`);
	if (filter.killed) put('killed', killed(filter.killed));
	return parts;
}
