// The words of captions, one table a language; another language is another table.
import { formatDay } from '../domain/period.ts';
import type { PlacePrecision } from '../domain/precision.ts';
import type { Standing } from '../domain/standing.ts';
import type { Row } from './answer.ts';
import type { Count, Histogram } from './engine.ts';
import type { Filter } from './filter.ts';
import { formatDays, formatKilled, formatPossibly, formatTally, plural } from './headline.ts';
import type { View } from './view.ts';
import { partsOf, type LabelOf, type Part } from './words.ts';

/** How exactly places are known, from the finest. */
export type Exactness = 'settlement' | 'near' | 'area' | 'unplaced';

/** Everything that a caption can say. Each gives a clause without a full stop, or is empty where there is nothing to say. */
export interface Phrases {
	/** Joins clauses into sentences. */
	sentences: (clauses: readonly string[]) => string;
	parts: (filter: Filter, labelOf: LabelOf, place?: string) => Part[];
	/** The title of a question with these adverbials, which stand close to the noun or after it. */
	titled: (close: readonly string[], after: readonly string[], count: Count) => string;
	days: (filter: Filter, histogram: Histogram) => string;
	/** How many, where and of whom, when, how many killed. */
	matched: (
		count: Count,
		close: readonly string[],
		after: readonly string[],
		days: string
	) => string;
	unreported: (incidents: number, of: number) => string;
	possibly: (count: Count) => string;
	apart: (count: Count) => string;
	unplaced: (count: number) => string;
	exactness: (known: ReadonlyMap<Exactness, number>) => string;
	standings: (standings: ReadonlyMap<Standing | null, number>) => string;
	unlisted: (incidents: number) => string;
	/** Whose data, and of which day; null where that is not known. */
	data: (owners: readonly string[], more: number, day: string | null) => string;
	/** The data that a pinned view stays with. */
	pinned: (snapshot: string) => string;
	/** Types and regions with the most matches. */
	types: (most: readonly (readonly [string, number])[]) => string;
	regions: (most: readonly (readonly [string, number])[]) => string;
	map: (of: string) => string;
	record: (row: Row) => string;
	/** How exactly the place of one record is known. */
	placed: (precision: PlacePrecision) => string;
}

const EXACTNESS: Record<Exactness, string> = {
	settlement: 'to a settlement or better',
	near: 'near a settlement',
	area: 'only to an area',
	unplaced: 'to a country at most'
};
const PRECISION: Record<PlacePrecision, string> = {
	exact: 'known exactly',
	settlement: 'known to a settlement',
	'near-settlement': 'known to be near a settlement',
	district: 'known only to a district',
	province: 'known only to a province',
	country: 'known only to a country, so it is not on the map',
	'line-or-area': 'known only to a line or an area',
	water: 'at sea',
	unknown: 'not known, so it is not on the map'
};

const number = (count: number) => count.toLocaleString('en');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const listed = (words: readonly string[]) =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
const counted = (most: readonly (readonly [string, number])[]) =>
	listed(most.map(([name, count]) => `${name} (${number(count)})`));
const said = (count: number, phrase: (count: number) => string) => (count > 0 ? phrase(count) : '');

function recordOf(row: Row): string {
	const { type, place, when, groups } = row;
	const who = groups.map(({ name, standing }) => (standing ? `${standing}: ${name}` : name));
	const parts = [`${type}, ${place}, ${when}`, formatKilled(row) ?? '', who.join(', ')];
	return parts.filter(Boolean).join('; ');
}

const en: Phrases = {
	sentences: (clauses) =>
		clauses.map((clause) => `${capital(clause).replace(/\.$/, '')}.`).join(' '),
	parts: partsOf,
	titled(close, after, { matched, presences, statements }) {
		const [one] = [
			[matched, 'Incidents of armed violence'] as const,
			[presences, 'Where groups are said to be'] as const,
			[statements, 'Statements by armed groups'] as const
		].filter(([count]) => count > 0);
		return [[one?.[1] ?? 'Incidents of armed violence', ...close].join(' '), ...after].join(', ');
	},
	days: (filter, histogram) => formatDays(filter, histogram).replace(' · ', ', '),
	matched(count, close, after, days) {
		const what = count.matched ? plural(count.matched, 'incident') : 'no incidents';
		const told = [[what, ...close].join(' '), ...after, days].filter(Boolean).join(', ');
		return count.matched ? `${told}: ${formatTally(count)}` : told;
	},
	unreported: (incidents, of) =>
		incidents > 0 && incidents < of
			? `for ${plural(incidents, 'incident')} no source gives a figure of those killed, which is not 0`
			: '',
	possibly: formatPossibly,
	apart({ statements, presences }) {
		const kinds = [
			said(statements, (count) => plural(count, 'statement')),
			said(presences, (count) => `${plural(count, 'presence')} of groups`)
		].filter(Boolean);
		return kinds.length ? `counted apart: ${listed(kinds)}` : '';
	},
	unplaced: (count) => said(count, (many) => `${number(many)} not placed on the map`),
	exactness(known) {
		const parts = [...known].filter(([, count]) => count > 0);
		const words = parts.map(([exactness, count]) => `${EXACTNESS[exactness]} for ${number(count)}`);
		return words.length ? `places are known ${listed(words)}` : '';
	},
	standings(standings) {
		const parts = [...standings].filter(([, count]) => count > 0);
		const words = parts.map(
			([standing, count]) => `${standing ?? 'not named'} in ${number(count)}`
		);
		return words.length ? `groups are ${listed(words)}` : '';
	},
	unlisted: (incidents) =>
		said(
			incidents,
			(many) => `${plural(many, 'incident')} counted and not shown one by one, by the data’s terms`
		),
	data(owners, more, day) {
		const all = [...owners, ...(more ? [plural(more, 'further dataset')] : [])];
		const whose = all.length ? `data: ${listed(all)}` : 'data: Incident Atlas';
		return day ? `${whose}, as of ${formatDay(day)}` : whose;
	},
	pinned: (snapshot) => `data kept as it was, snapshot ${snapshot}`,
	types: (most) => (most.length ? `by type: ${counted(most)}` : ''),
	regions: (most) => (most.length ? `most lie in ${counted(most)}` : ''),
	map: (of) => `map: ${of}`,
	record: recordOf,
	placed: (precision) => `its place is ${PRECISION[precision]}`
};

/** The words of each language that a view can ask for. */
export const PHRASES: Record<View['lang'], Phrases> = { en };
