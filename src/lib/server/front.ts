// All that the front page shows, from one question.
import type { Extent } from '../domain/extent.ts';
import type { Row, Unlisted } from '../query/answer.ts';
import type { Count, Facets, FacetValue, Histogram } from '../query/engine.ts';
import { FACETS } from '../query/engine.ts';
import { without, type Filter } from '../query/filter.ts';
import { formatChosen } from '../query/choice.ts';
import { parseView, type View } from '../query/view.ts';
import { labelsIn, partsOf } from '../query/words.ts';
import type { Atlas } from './atlas.ts';
import { labelsOfChosen } from './chosen.ts';
import { openedOf, unopened, type Opened } from './opened.ts';
import { formatMiddle, placeAt } from './placename.ts';
import { rowOf } from './rows.ts';
import { unlistedOf } from './unlisted.ts';

/** Rows of a page of the list, and of each list beside it. */
const PAGE = 50;
/** Values of a facet that a page carries; the search box finds the others. */
const MOST_VALUES = 100;

/** Something wrong with the address, in a sentence, and the query string without it. */
export interface Complaint {
	message: string;
	/** Null where nothing in the address has to go. */
	href: string | null;
}
/** A filter that could be loosened: what it says, how many incidents match without it, and that filter. */
export interface Loosening {
	words: string;
	count: number;
	rest: Filter;
}
export interface Front {
	view: View;
	snapshot: string;
	/** Ids of the layers that the map is drawn from. */
	layers: string[];
	/** Whether the question could be asked at all. */
	answerable: boolean;
	complaints: Complaint[];
	/** Labels of the chosen values, keyed `key:value`; `near` says where the middle of a circle is, `place` names the place right there. */
	labels: Record<string, string>;
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
	/** Null as well where the id is not known, which is then complained of. */
	opened: Opened | null;
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

/** The query string without one pair of key and value. */
function hrefWithout(params: URLSearchParams, key: string, value: string): string {
	const rest = new URLSearchParams(params);
	const kept = rest.getAll(key).filter((other) => other.trim() !== value);
	rest.delete(key);
	for (const other of kept) rest.append(key, other);
	const query = `${rest}`;
	return query ? `/?${query}` : '/';
}

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

/** Asks everything that the front page shows; wrong values match nothing and are complained of. */
export async function frontOf(
	known: Atlas,
	params: URLSearchParams,
	refused: Complaint[] = []
): Promise<Front> {
	const { engine, records } = known;
	const { view, faults } = parseView(params);
	const { filter } = view;
	const { labels, strangers } = labelsOfChosen(records, filter);
	const complaints: Complaint[] = [
		...refused,
		...faults.map(({ key, value, message }) => ({
			message: `The address cannot be used as it is: ${message}`,
			href: hrefWithout(params, key, value)
		})),
		...strangers.map(({ key, value, excluded }) => ({
			message: `This atlas knows no ${key} “${value}”, so nothing is shown.`,
			href: hrefWithout(params, key, formatChosen(value, excluded))
		}))
	];
	if (filter.near) {
		labels.near = formatMiddle(known.places, filter.near);
		const place = placeAt(known.places, filter.near);
		if (place) labels.place = place.name;
	}
	const beside = { order: view.order, limit: PAGE };
	const rows = (items: Parameters<typeof rowOf>[0][]) =>
		items.map((record) => rowOf(record, records));
	const opened = openedOf(known, view);
	const { selected } = view;
	if (selected && !opened)
		complaints.push({
			message: unopened(known, selected),
			href: hrefWithout(params, selected.kind, selected.id)
		});
	const answerable = !refused.length && !strangers.length && !faults.some((fault) => fault.filter);
	const base = {
		view,
		snapshot: engine.snapshot,
		layers: records.layers.map(({ id }) => id),
		answerable,
		complaints,
		labels,
		opened
	};
	if (!answerable) {
		return {
			...base,
			count: NOTHING,
			facets: Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Facets,
			left: {},
			histogram: { unit: 'day', bins: [], wide: [], undated: 0 },
			...{ incidents: [], statements: [], presences: [], notPlaced: [], possibly: [] },
			...{ presencesPossibly: [], next: null, extent: null, loosenings: [], unlisted: [] }
		};
	}
	async function firstPage() {
		const request = { kind: 'incident' as const, order: view.order, limit: PAGE };
		try {
			return await engine.page(filter, view.after ? { ...request, after: view.after } : request);
		} catch (error) {
			if (!(error instanceof RangeError)) throw error;
			complaints.push({
				message: 'The address asks for a page that does not follow from it; this is the first one.',
				href: hrefWithout(params, 'after', view.after ?? '')
			});
			return engine.page(filter, request);
		}
	}
	const undatedFilter = without(without(filter, 'from'), 'to');
	const [count, facets, histogram, page, statements, presences, unplaced, unplacedSaid, extent] =
		await Promise.all([
			engine.count(filter),
			engine.facets(filter),
			engine.histogram(undatedFilter),
			firstPage(),
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
	const left: Front['left'] = {};
	for (const facet of FACETS) {
		const kept = mostOf(facets[facet], filter, facet);
		if (kept.length < facets[facet].length) left[facet] = facets[facet].length - kept.length;
		facets[facet] = kept;
	}
	return {
		...base,
		count,
		facets,
		left,
		histogram,
		incidents: rows(page.items),
		next: page.next,
		statements: rows(statements.items),
		presences: rows(presences.items),
		notPlaced: rows([...unplaced.items, ...unplacedSaid.items]),
		possibly: rows(possibly?.items ?? []),
		presencesPossibly: rows(presencesPossibly?.items ?? []),
		extent,
		loosenings: count.matched ? [] : await loosenings(known, filter, labels),
		unlisted: await unlistedOf(known, filter)
	};
}
