// What the front page shows of a question that can be asked: counts, facets, lists, and what could be loosened.
import type { Extent } from '../domain/extent.ts';
import type { Row, Unlisted } from '../query/answer.ts';
import type { AnyRecord, Count, Facets, FacetValue, Histogram } from '../query/engine.ts';
import { FACETS } from '../query/engine.ts';
import { without, type Filter } from '../query/filter.ts';
import type { View } from '../query/view.ts';
import { labelsIn, partsOf } from '../query/words.ts';
import type { Atlas } from './atlas.ts';
import { rowOf } from './rows.ts';
import { unlistedOf } from './unlisted.ts';

/** Rows of a page of the list, and of each list beside it. */
const PAGE = 50;
/** Values of a facet that a page carries; the search box finds the others. */
const MOST_VALUES = 100;

/** A filter that could be loosened: what it says, how many incidents match without it, and that filter. */
interface Loosening {
	words: string;
	count: number;
	rest: Filter;
}

/** The part of a front page that a question decides. */
export interface Answered {
	count: Count;
	facets: Facets;
	/** Values of each facet that the page does not carry. */
	left: Partial<Record<keyof Facets, number>>;
	/** Ignores the period, as a facet ignores its own key. */
	histogram: Histogram;
	incidents: Row[];
	next: string | null;
	statements: Row[];
	presences: Row[];
	notPlaced: Row[];
	/** Incidents and presences of which only the place is in doubt. */
	possibly: Row[];
	presencesPossibly: Row[];
	extent: Extent | null;
	loosenings: Loosening[];
	/** What is in the figures and in no list. */
	unlisted: Unlisted[];
}

const NONE = { low: 0, best: 0, high: 0, unreported: 0, who: {} };
const NOTHING: Count = {
	matched: 0,
	possibly: 0,
	killed: NONE,
	wounded: NONE,
	statements: 0,
	presences: 0,
	presencesPossibly: 0,
	notPlaced: 0
};

/** The values with the most matches, with all that hold one of them. */
function mostOf(values: FacetValue[], filter: Filter, key: keyof Facets): FacetValue[] {
	if (values.length <= MOST_VALUES) return values;
	const { include = [], exclude = [] } = filter[key] ?? {};
	const chosen = new Set([...include, ...exclude]);
	const kept = new Set(
		[...values]
			.sort((a, b) => b.count - a.count)
			.slice(0, MOST_VALUES)
			.concat(values.filter(({ value }) => value !== null && chosen.has(value)))
			.map(({ value }) => value)
	);
	return values.filter(({ value }) => kept.has(value));
}

async function loosenings(
	{ engine }: Atlas,
	filter: Filter,
	labels: Record<string, string>
): Promise<Loosening[]> {
	const parts = partsOf(filter, labelsIn(labels), labels.near);
	const keys = [...new Set(parts.map(({ key }) => key))];
	const tried = keys.map(async (key) => {
		const rest = without(key === 'from' ? without(filter, 'to') : filter, key);
		const words = parts.filter((part) => part.key === key).map((part) => part.words);
		return { words: words.join(', '), count: (await engine.count(rest)).matched, rest };
	});
	return (await Promise.all(tried)).sort((a, b) => b.count - a.count);
}

/** The page that a cursor asks for; the first one, and false, where it asks for none. */
async function pageOf({ engine }: Atlas, { filter, order, after }: View) {
	const request = { kind: 'incident' as const, order, limit: PAGE };
	try {
		const page = await engine.page(filter, after ? { ...request, after } : request);
		return { page, follows: true };
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return { page: await engine.page(filter, request), follows: false };
	}
}

/** The values that a page carries, and how many of each facet it does not. */
function carried(facets: Facets, filter: Filter): Pick<Answered, 'facets' | 'left'> {
	const left: Answered['left'] = {};
	const kept = { ...facets };
	for (const facet of FACETS) {
		kept[facet] = mostOf(facets[facet], filter, facet);
		const less = facets[facet].length - kept[facet].length;
		if (less) left[facet] = less;
	}
	return { facets: kept, left };
}

/** The answer to what cannot be asked. */
export const unanswered = (): Answered => ({
	count: NOTHING,
	facets: Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Facets,
	left: {},
	histogram: { unit: 'day', bins: [], wide: [], undated: 0 },
	...{ incidents: [], statements: [], presences: [], notPlaced: [], possibly: [] },
	...{ presencesPossibly: [], next: null, extent: null, loosenings: [], unlisted: [] }
});

/** Asks a question; `follows` is false where the page asked for does not follow from it. */
export async function answer(
	known: Atlas,
	view: View,
	labels: Record<string, string>
): Promise<{ answered: Answered; follows: boolean }> {
	const { engine, records } = known;
	const { filter, order } = view;
	const beside = { order, limit: PAGE };
	const [count, facets, histogram, incidents, statements, presences, unplaced, said, extent] =
		await Promise.all([
			engine.count(filter),
			engine.facets(filter),
			engine.histogram(without(without(filter, 'from'), 'to')),
			pageOf(known, view),
			engine.page(filter, { kind: 'statement', ...beside }),
			engine.page(filter, { kind: 'presence', ...beside }),
			engine.page(filter, { kind: 'incident', placed: false, ...beside }),
			engine.page(filter, { kind: 'statement', placed: false, ...beside }),
			engine.extent(filter)
		]);
	const doubted = { match: 'possibly' as const, ...beside };
	const [possibly, presencesPossibly] = await Promise.all([
		count.possibly ? engine.page(filter, { kind: 'incident', ...doubted }) : null,
		count.presencesPossibly ? engine.page(filter, { kind: 'presence', ...doubted }) : null
	]);
	const rows = (items: readonly AnyRecord[] = []) => items.map((record) => rowOf(record, records));
	const answered = {
		count,
		...carried(facets, filter),
		histogram,
		incidents: rows(incidents.page.items),
		next: incidents.page.next,
		statements: rows(statements.items),
		presences: rows(presences.items),
		notPlaced: rows([...unplaced.items, ...said.items]),
		possibly: rows(possibly?.items),
		presencesPossibly: rows(presencesPossibly?.items),
		extent,
		loosenings: count.matched ? [] : await loosenings(known, filter, labels),
		unlisted: await unlistedOf(known, filter)
	};
	return { answered, follows: incidents.follows };
}
