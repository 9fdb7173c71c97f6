import type { Kind, Records } from '../domain/records.ts';
import type { Value } from '../query/cql/value.ts';
import type { AnyRecord, Engine, PageRequest, Tile } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';
import { labelsOf } from '../query/label.ts';
import { nestingsOf } from '../query/nesting.ts';
import { createColumnsBuilder } from './builder.ts';
import { createFacetWriter } from './facet.ts';
import { factsOf } from './facts.ts';
import { createPager } from './page.ts';
import { createSolver, type Hits, type LocalSolver, type Question, type Solver } from './solver.ts';
import { createMemory, linesOf, type Store } from './store.ts';
import type { Columns } from './table.ts';
import { createTextIndex, type TextIndex } from './text.ts';
import { asksNothing, atOnce, seek, stepless, type Sought } from './cql/hits.ts';
import type { ReadValues } from './cql/scan.ts';

/** Bytes of selections that are remembered where nobody says how many. */
const CACHE_BYTES = 64_000_000;

export interface EngineOptions {
	/** Id of the data, as a hash of its canonical records. */
	snapshot: string;
	/** Left out: an index in memory. */
	text?: TextIndex;
	/** Bytes of selections to remember; left out: 64 MB. */
	cacheBytes?: number;
	/** Reads what conditions ask of a record and columns do not hold; left out: such a condition is refused. */
	valuesOf?: (record: AnyRecord) => (name: string) => Value;
}

/** Has a question answered, here or elsewhere. */
export type Solve = <M extends keyof Solver>(
	method: M,
	...args: Parameters<Solver[M]>
) => Promise<ReturnType<Solver[M]>>;

/** What an engine is made of. */
export interface EngineParts {
	snapshot: string;
	columns: Columns;
	/** What is kept in memory; its lists of incidents, statements and presences are not looked at. */
	lists: Records;
	store: Store;
	/** The rows that may match at all, by the full text and the condition asked; null where neither is. */
	hits: (sought: Sought) => Promise<Hits | null> | Hits | null;
	solve: Solve;
}

const refuseValues = (): never => {
	throw new RangeError('This engine reads no properties of records.');
};

/** Has full text and conditions found in memory, in this thread. */
export function hitsOf(
	columns: Columns,
	text: TextIndex,
	read: ReadValues = refuseValues
): EngineParts['hits'] {
	const find = (q: string, kind: Kind) => text.rows(q, kind);
	return (sought) =>
		asksNothing(sought) ? null : atOnce(seek(sought, { find: stepless(find), columns, read }));
}

/** Has questions answered in this thread. */
export const solveHere =
	(solver: LocalSolver): Solve =>
	// A refusal rejects, it never throws.
	(method, ...args) =>
		new Promise((resolve) => resolve(answerWith(solver, method, args)));

/** Calls a method of a solver by its name. */
export function answerWith<M extends keyof Solver>(
	solver: Solver,
	method: M,
	args: Parameters<Solver[M]>
): ReturnType<Solver[M]> {
	const run = solver[method] as unknown as (
		...given: Parameters<Solver[M]>
	) => ReturnType<Solver[M]>;
	return run(...args);
}

/** An engine from its parts. */
export function assembleEngine(parts: EngineParts): Engine {
	const { snapshot, columns, lists, store, hits, solve } = parts;
	const writeFacets = createFacetWriter(columns, {
		labelOf: labelsOf(lists),
		nestings: nestingsOf(lists)
	});
	const page = createPager(columns, store);
	const questionOf = async (filter: Filter): Promise<Question> => ({
		filter,
		hits: await hits(filter)
	});
	const tiles = async (filter: Filter, asked: readonly Tile[]) =>
		solve('tiles', await questionOf(filter), asked);
	return {
		snapshot,
		count: async (filter) => solve('count', await questionOf(filter)),
		facets: async (filter) => writeFacets(filter, await solve('facets', await questionOf(filter))),
		histogram: async (filter) => solve('histogram', await questionOf(filter)),
		extent: async (filter) => solve('extent', await questionOf(filter)),
		page: <K extends Kind>(filter: Filter, request: PageRequest<K>) =>
			page(request, {
				list: async (listing) => solve('list', await questionOf(filter), request.kind, listing),
				titled: (kind) => solve('titled', { filter: {}, hits: null }, kind)
			}),
		tiles,
		tile: async (filter, tile) => (await tiles(filter, [tile]))[0] ?? null,
		record: (kind, id) => new Promise((resolve) => resolve(store.record(kind, id)))
	};
}

/** All records as columns, and where each of them has gone. */
export function createColumns(records: Records) {
	const builder = createColumnsBuilder(records);
	const regions = new Map(records.regions.map((region) => [region.id, region]));
	for (const list of [records.incidents, records.statements, records.presences])
		for (const record of list)
			builder.add(
				record.kind,
				factsOf(record, (id) => regions.get(id))
			);
	return builder.finish();
}

/** The engine in memory, on typed columns: runs in Node, in a worker and in a page alike. */
export function createEngine(records: Records, options: EngineOptions): Engine {
	const { snapshot, cacheBytes = CACHE_BYTES } = options;
	const { columns, order } = createColumns(records);
	const lines = linesOf(records, order);
	const text = options.text ?? createTextIndex(records, lines);
	const { valuesOf = refuseValues } = options;
	const read: ReadValues = (kind, names, rows) =>
		rows.map((row) => names.map(valuesOf(lines[kind][row]!)));
	return assembleEngine({
		snapshot,
		columns,
		lists: records,
		store: createMemory(lines),
		hits: hitsOf(columns, text, read),
		solve: solveHere(createSolver(columns, cacheBytes))
	});
}
