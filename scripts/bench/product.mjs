// The atlas's own engine, asked through the seam that the server asks through, in one thread.
import { createFacetCounter } from '../../src/lib/columns/count.ts';
import { createDesk } from '../../src/lib/columns/desk.ts';
import { assembleEngine, solveHere } from '../../src/lib/columns/engine.ts';
import { createFacetWriter } from '../../src/lib/columns/facet.ts';
import { createSolver } from '../../src/lib/columns/solver.ts';
import { labelsOf } from '../../src/lib/query/label.ts';
import { nestingsOf } from '../../src/lib/query/nesting.ts';

/** @typedef {import('../../src/lib/columns/table.ts').Columns} Columns */
/** @typedef {import('../../src/lib/columns/desk.ts').Desk} Desk */
/** @typedef {import('../../src/lib/domain/records.ts').Records} Records */
/** @typedef {import('../../src/lib/query/filter.ts').Filter} Filter */
/** @typedef {import('../../src/lib/query/engine.ts').Tile} Tile */

/** Bytes of selections that are remembered, as in the server. */
const CACHE_BYTES = 64_000_000;

const ID = 'row-';
/** Stands in for the records on disk: a row's id is its number. @type {import('../../src/lib/columns/store.ts').Store} */
const store = {
	rows: (_, rows) =>
		Array.from(rows, (row) => /** @type {any} */ ({ id: `${ID}${row}`, title: '' })),
	record: () => null,
	rowAfter: (_, id) => Number(id.slice(ID.length)) + 1
};

/**
 * An engine on columns that remembers nothing yet; questions are answered in this thread where nobody else does.
 * @param {Columns} columns
 * @param {Pick<Records, 'regions' | 'types' | 'relations'>} lists
 * @param {import('../../src/lib/columns/engine.ts').Solve} [solve]
 * @param {Desk} [desk]
 */
export function createEngine(columns, lists, solve, desk = createDesk(columns)) {
	/** @type {Records} */
	const records = {
		...{ layers: [], incidents: [], presences: [], statements: [] },
		...{ groups: [], sources: [], datasets: [], ...lists }
	};
	const solver = createSolver(columns, CACHE_BYTES, desk);
	const engine = assembleEngine({
		snapshot: 'bench',
		columns,
		lists: records,
		store,
		hits: () => null,
		solve: solve ?? solveHere(solver)
	});
	const naming = { labelOf: labelsOf(records), nestings: nestingsOf(lists) };
	const write = createFacetWriter(columns, naming);
	const countFacets = createFacetCounter(columns, desk);
	/** The facets of what a filter selects, its own keys obeyed too. @param {Filter} filter */
	const facetsOfSelection = (filter) => {
		const { rows } = solver.selection({ filter, hits: null }, 'incident');
		return write(
			{},
			countFacets({}, () => rows)
		);
	};
	return {
		...engine,
		facetsOfSelection,
		/** The rows that a filter selects. @param {Filter} filter */
		rowsOf: (filter) => solver.selection({ filter, hits: null }, 'incident').rows
	};
}

/** @typedef {ReturnType<typeof createEngine>} Engine */

/** What a reader's screen is made of, alone and together. @type {Record<string, (engine: Engine, filter: Filter, tiles: Tile[]) => Promise<unknown>>} */
const PARTS = {
	facets: async (engine, filter) => [await engine.count(filter), await engine.facets(filter)],
	histogram: (engine, filter) => engine.histogram(filter),
	tiles: (engine, filter, tiles) => engine.tiles(filter, tiles),
	screen: async (engine, filter, tiles) => [
		await engine.count(filter),
		await engine.facets(filter),
		await engine.histogram(filter),
		await engine.tiles(filter, tiles)
	],
	'facets of the selection, histogram': async (engine, filter) => [
		await engine.count(filter),
		engine.facetsOfSelection(filter),
		await engine.histogram(filter)
	],
	'screen, facets of the selection': async (engine, filter, tiles) => [
		await engine.count(filter),
		engine.facetsOfSelection(filter),
		await engine.histogram(filter),
		await engine.tiles(filter, tiles)
	]
};

/** The parts of a screen by name, in the order of asking. */
export const ASKABLE = Object.keys(PARTS);
/** The parts that yardsticks answer, by their names for them. */
export const COMPARED = {
	facets: 'facets of the selection, histogram',
	tiles: 'tiles',
	screen: 'screen, facets of the selection'
};

/** @typedef {ReturnType<typeof createProduct>} Product */

/** The product as something to ask. @param {Columns} columns @param {Parameters<typeof createEngine>[1]} lists */
export function createProduct(columns, lists) {
	/** @type {Map<string, Engine>} */
	const engines = new Map();
	const desk = createDesk(columns);
	/** @param {string} part */
	async function engineFor(part) {
		const known = engines.get(part);
		if (known) return known;
		const engine = createEngine(columns, lists, undefined, desk);
		// What is the same for every filter is worked out once, for whoever asks first.
		await engine.facets({});
		await engine.histogram({});
		await engine.tiles({}, [{ z: 14, x: 0, y: 0 }]);
		engines.set(part, engine);
		return engine;
	}
	const engine = createEngine(columns, lists, undefined, desk);
	return {
		engine,
		/** Forgets every answer: each part of a screen is then asked of an engine of its own. */
		async fresh() {
			engines.clear();
			for (const part of ASKABLE) await engineFor(part);
		},
		/** @param {string} part @param {Filter} filter @param {Tile[]} tiles */
		async ask(part, filter, tiles) {
			return PARTS[part]?.(await engineFor(part), filter, tiles);
		}
	};
}
