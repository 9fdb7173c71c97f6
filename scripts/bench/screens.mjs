// Sixty filters, each with the screen that a reader sees of its answer and what the engine counts in it.
import { degreesAt } from '../../src/lib/columns/degrees.ts';
import { createAsking } from './asked.mjs';
import { countsOfEngine } from './check.mjs';
import { makeQuestions } from './questions.mjs';
import { createRandom } from './random.mjs';
import { someZoom, tilesOf } from './view.mjs';

/** @typedef {import('./product.mjs').Product} Product */
/** @typedef {import('./source.mjs').Read} Read */
/** @typedef {import('../../src/lib/query/filter.ts').Filter} Filter */

/**
 * @typedef {object} Screen
 * @property {string} name
 * @property {Filter} filter
 * @property {number} matched
 * @property {import('./asked.mjs').Asked} asked
 * @property {import('../../src/lib/query/bins.ts').Unit} unit
 * @property {import('../../src/lib/query/engine.ts').Tile[]} tiles
 * @property {import('./check.mjs').Counts} counts
 */

/** @param {Read} read @param {Product} product @returns {Promise<Screen[]>} */
export async function makeScreens({ columns, rows, lists }, { engine }) {
	const random = createRandom(11);
	const ask = createAsking(rows, lists);
	const { lon, lat } = columns.tables.incident;
	const screens = [];
	for (const [at, { name, filter }] of makeQuestions(columns).entries()) {
		const found = engine.rowsOf(filter);
		const row = found[Math.floor(random() * found.length)] ?? 0;
		const extent = (await engine.extent(filter)) ?? [-180, -60, 180, 75];
		const [count, histogram] = [await engine.count(filter), await engine.histogram(filter)];
		screens.push({
			name: `filter ${at + 1} (${name})`,
			filter,
			matched: count.matched,
			asked: ask(filter),
			unit: histogram.unit,
			tiles: tilesOf(extent, [degreesAt(lon, row), degreesAt(lat, row)], someZoom(random)),
			counts: countsOfEngine(count, engine.facetsOfSelection(filter), histogram)
		});
	}
	return screens;
}
