import type { Extent } from '../domain/extent.ts';
import type { Kind } from '../domain/records.ts';
import type { Count, Histogram, Tile } from '../query/engine.ts';
import { isEmpty, type Filter } from '../query/filter.ts';
import { identify } from '../query/view.ts';
import { createCache } from './cache.ts';
import { createDesk, type Desk } from './desk.ts';
import { createFacetCounter, FACET_COLUMNS, widerThan, type FacetCounts } from './count.ts';
import { addRows, createHull } from './extent.ts';
import { talliesOf } from './figures.ts';
import { createHistogram } from './histogram.ts';
import { createLister, type Listing } from './listing.ts';
import { passesOf, testsOf, type Passes } from './lookup.ts';
import { fillRun } from './refine.ts';
import { effortOf, fewestOf, narrow, select, type Ask, type Selection } from './selection.ts';
import { ranksOf } from './sort.ts';
import { CODE_KEYS, type Columns } from './table.ts';
import type { Counter } from './tally.ts';
import { createTiler, type Tiler } from './tile.ts';
import { tileSourceOf } from './tile-source.ts';

/** By kind, the rows that full text and a condition leave, ascending. */
export type Hits = Record<Kind, Uint32Array>;

/** A filter; what it asks of full text, and its condition, have been found beforehand. */
export interface Question {
	filter: Filter;
	/** The rows that may match at all: those that full text and a condition leave; null where all may. */
	hits: Hits | null;
}

/**
 * Answers questions from columns alone: it knows no names and no records, and both questions and answers are
 * plain data, so that it can stand in another thread.
 */
export interface Solver {
	count: (question: Question) => Count;
	facets: (question: Question) => FacetCounts;
	histogram: (question: Question) => Histogram;
	extent: (question: Question) => Extent | null;
	/** Rows of a page, in order. */
	list: (question: Question, kind: Kind, listing: Listing) => Uint32Array;
	/** All rows of a kind in the order of their titles; the filter is empty. */
	titled: (question: Question, kind: Kind) => Uint32Array;
	tiles: (question: Question, tiles: readonly Tile[]) => (Uint8Array | null)[];
}

/** A solver and what it can say of its own work. */
export interface LocalSolver extends Solver {
	/**
	 * How many rows and distinct things answering a question by a method may have to look at; it is not asked
	 * farther than to see that these are more than `enough`.
	 */
	effort: (method: keyof Solver, question: Question, enough?: number) => number;
	/** The rows that match, as remembered. */
	selection: (question: Question, kind: Kind) => Selection;
}

/** Of a part of all rows that is less than one of so many, it does not pay to find more than are asked for. */
const FEW = 8;

/** What of everything is known beforehand, by distinct things. */
const COUNTED: ReadonlySet<keyof Solver> = new Set(['count', 'facets', 'histogram']);

/** A solver in this thread, which remembers so many bytes of selections. */
export function createSolver(
	columns: Columns,
	cacheBytes: number,
	desk: Desk = createDesk(columns)
): LocalSolver {
	const { tables, areas } = columns;
	const { incident: incidents, statement: statements } = desk.counters;
	const histogramOf = createHistogram(columns, desk);
	const { cached, held } = createCache(cacheBytes);
	/** Distinct things that most questions go through, whatever they match. */
	const distinct = CODE_KEYS.reduce((sum, key) => sum + tables.incident.totals[key].length, 0);
	const longest = Math.max(...Object.values(tables).map(({ length }) => length));

	/** What tells filters apart, written out once each. */
	const identities = new WeakMap<Filter, string>();
	function keyOf(kind: Kind, filter: Filter): string {
		const identity = identities.get(filter) ?? identify(filter);
		identities.set(filter, identity);
		return `${kind} ${identity}`;
	}
	/** One filter is asked of three kinds, and by several answers. */
	const passing = new WeakMap<Filter, Passes>();
	function passesFor(filter: Filter): Passes {
		const passes = passing.get(filter) ?? passesOf(columns, filter);
		passing.set(filter, passes);
		return passes;
	}
	const countFacets = createFacetCounter(columns, desk, passesFor);
	function askOf({ filter, hits }: Question, kind: Kind): Ask {
		const passes = passesFor(filter);
		const tests = testsOf(tables[kind], passes);
		return { filter, hits: hits?.[kind] ?? null, passes, tests };
	}
	const everything = new Map<Kind, Selection>();
	function allOf(kind: Kind): Selection {
		const known = everything.get(kind);
		if (known) return known;
		const rows = new Uint32Array(tables[kind].length);
		fillRun(rows, 0, 0, rows.length);
		const all = { rows, possibly: new Uint32Array(0) };
		everything.set(kind, all);
		return all;
	}
	const selection = (question: Question, kind: Kind): Selection =>
		isEmpty(question.filter) && !question.hits
			? allOf(kind)
			: cached(keyOf(kind, question.filter), () => {
					const ask = askOf(question, kind);
					const wider = kind === 'incident' && widerThan(question.filter);
					if (!wider || fewestOf(tables[kind], ask) * FEW < tables[kind].length)
						return select(columns, tables[kind], ask, desk);
					const all = selection({ ...question, filter: wider }, kind);
					return narrow(tables[kind], all, ask, FACET_COLUMNS, desk);
				});
	const undrawn = ({ countedOf, countCodes }: Counter, rows: Uint32Array) =>
		countCodes(countedOf(rows), 'traits').reduce(
			(sum, count, trait) => sum + count * (1 - columns.traits.drawn[trait]!),
			0
		);

	function extentOf(question: Question): Extent | null {
		const hull = createHull();
		for (const kind of ['incident', 'statement', 'presence'] as const)
			addRows(hull, tables[kind], areas, selection(question, kind).rows);
		return hull.extent();
	}
	let wholeExtent: Extent | null | undefined;

	const listRows = createLister(columns);
	// What it writes beforehand takes some time, which opening does without.
	let tileOf: Tiler | undefined;

	return {
		selection,
		count(question) {
			const { rows, possibly } = selection(question, 'incident');
			const said = selection(question, 'statement').rows;
			const presences = selection(question, 'presence');
			const counted = incidents.countedOf(rows);
			return {
				matched: rows.length,
				possibly: possibly.length,
				...talliesOf(columns.casualties, incidents.countCodes(counted, 'casualties')),
				statements: said.length,
				presences: presences.rows.length,
				presencesPossibly: presences.possibly.length,
				notPlaced: undrawn(incidents, rows) + undrawn(statements, said)
			};
		},
		facets: ({ filter, hits }) =>
			countFacets(filter, (some) => selection({ filter: some, hits }, 'incident').rows),
		histogram: (question) => histogramOf(incidents.countedOf(selection(question, 'incident').rows)),
		extent(question) {
			if (!isEmpty(question.filter) || question.hits) return extentOf(question);
			return (wholeExtent ??= extentOf(question));
		},
		list: (question, kind, listing) => listRows(tables[kind], selection(question, kind), listing),
		tiles(question, tiles) {
			const { rows } = selection(question, 'incident');
			const make = (tileOf ??= createTiler(tileSourceOf(columns, desk)));
			return tiles.map((tile) => make(rows, tile));
		},
		titled: (_, kind) => ranksOf(tables[kind].titleRank),
		effort: (method, question, enough = Infinity) => {
			if (distinct > enough) return distinct;
			if (isEmpty(question.filter) && !question.hits)
				return COUNTED.has(method) ? distinct : longest;
			const key = keyOf('incident', question.filter);
			const rows = held(key)?.rows.length ?? effortOf(tables.incident, askOf(question, 'incident'));
			return rows + distinct;
		}
	};
}
