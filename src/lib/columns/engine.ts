import type { Kind, Records } from '../domain/records.ts';
import type { Count, Engine, Page, PageRequest } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';
import { labelsOf } from '../query/label.ts';
import { nestingsOf } from '../query/nesting.ts';
import { formatFilter } from '../query/view.ts';
import { createCache } from './cache.ts';
import { addRows, createHull } from './extent.ts';
import { facetsOf } from './facet.ts';
import { sumShares, tallyOf } from './figures.ts';
import { histogramOf } from './histogram.ts';
import { createPager } from './page.ts';
import { select, type Selection } from './selection.ts';
import { createColumns, type Table } from './table.ts';
import { createTextIndex, type TextIndex } from './text.ts';

export interface EngineOptions {
	/** Id of the data, as a hash of its canonical records. */
	snapshot: string;
	/** Left out: an index in memory. */
	text?: TextIndex;
	/** Bytes of selections to remember; left out: 64 MB. */
	cacheBytes?: number;
}

type Pagers = { [K in Kind]: (selection: Selection, request: PageRequest<K>) => Page<K> };

/** The engine in memory, on typed columns: runs in Node, in a worker and in a page alike. */
export function createEngine(records: Records, options: EngineOptions): Engine {
	const { snapshot, text = createTextIndex(records), cacheBytes = 64_000_000 } = options;
	const columns = createColumns(records);
	const { tables, areas } = columns;
	const cached = createCache(cacheBytes);
	const longest = Math.max(...Object.values(tables).map(({ length }) => length));
	const scratch = new Uint32Array(longest + 1);
	const naming = { labelOf: labelsOf(records), nestings: nestingsOf(records) };
	const pagers: Pagers = {
		incident: createPager(tables.incident),
		statement: createPager(tables.statement),
		presence: createPager(tables.presence)
	};

	function hitsOf({ kind, rowOf }: Table, q: string): Uint32Array {
		const rows = [...text.find(q, kind)].map((id) => rowOf.get(id));
		return Uint32Array.from(new Set(rows.filter((row) => row !== undefined))).sort();
	}
	function selectionOf(kind: Kind, filter: Filter): Selection {
		const table: Table = tables[kind];
		return cached(`${kind} ${formatFilter(filter)}`, () => {
			const hits = filter.q === undefined ? null : hitsOf(table, filter.q);
			return select(columns, table, filter, hits, scratch);
		});
	}
	const incidents = (filter: Filter) => selectionOf('incident', filter).rows;

	function count(filter: Filter): Count {
		const { rows, possibly } = selectionOf('incident', filter);
		const statements = selectionOf('statement', filter).rows;
		const shares = sumShares(tables.incident.shares, rows);
		const undrawn = (table: Table, some: Uint32Array) =>
			some.reduce((sum, row) => sum + 1 - table.drawn[row]!, 0);
		return {
			matched: rows.length,
			possibly: possibly.length,
			killed: tallyOf('killed', tables.incident.killed, shares, rows),
			wounded: tallyOf('wounded', tables.incident.wounded, shares, rows),
			statements: statements.length,
			presences: selectionOf('presence', filter).rows.length,
			notPlaced: undrawn(tables.incident, rows) + undrawn(tables.statement, statements)
		};
	}

	// Promises by interface: another engine answers from another machine. A refusal rejects, it never throws.
	const answer = <T>(work: () => T) => new Promise<T>((resolve) => resolve(work()));
	return {
		snapshot,
		count: (filter) => answer(() => count(filter)),
		facets: (filter) => answer(() => facetsOf(columns, filter, incidents, naming)),
		histogram: (filter) => answer(() => histogramOf(tables.incident, incidents(filter))),
		page: <K extends Kind>(filter: Filter, request: PageRequest<K>) =>
			answer(() => {
				const { kind } = request;
				return pagers[kind](selectionOf(kind, filter), request);
			}),
		record: <K extends Kind>(kind: K, id: string) =>
			answer(() => {
				const table = tables[kind];
				const row = table.rowOf.get(id);
				return row === undefined ? null : table.records[row]!;
			}),
		extent: (filter) =>
			answer(() => {
				const hull = createHull();
				for (const kind of ['incident', 'statement', 'presence'] as const)
					addRows(hull, tables[kind], areas, selectionOf(kind, filter).rows);
				return hull.extent();
			})
	};
}
