// Whether a yardstick answers all filters as the engine does.
import { without } from '../../src/lib/query/filter.ts';
import { checkEqual, countsOfLines, countsOfTiles } from './check.mjs';
import { createAsking } from './asked.mjs';

/** @typedef {import('./screens.mjs').Screen} Screen */
/** @typedef {import('./product.mjs').Product} Product */
/** @typedef {import('./source.mjs').Read} Read */
/** @typedef {import('./yardstick.mjs').Yardstick} Yardstick */
/** @typedef {import('./check.mjs').Counts} Counts */

/** @param {Counts} counts @param {string} key */
const facetOf = (counts, key) =>
	new Map([...counts].filter(([what]) => what.startsWith(`${key} `)));

/** Throws an Error that names the filter where one number differs. @param {Read} read @param {Product} product @param {Screen[]} screens @param {Yardstick} yardstick */
export async function checkAnswers({ rows, lists }, { engine }, screens, yardstick) {
	const { name, parts } = yardstick;
	const askedOf = createAsking(rows, lists);

	/** Facets that ignore their own key are those of the filter without it. @param {Screen} screen */
	async function checkOwnFacets({ name: filter, filter: whole, unit, tiles }) {
		const facets = await engine.facets(whole);
		for (const key of /** @type {const} */ (['type', 'region', 'group'])) {
			if (!whole[key]) continue;
			const asked = askedOf(without(whole, key));
			const { lines = [] } = await yardstick.ask({ part: 'facets', asked, unit, tiles });
			const ours = facets[key].map(({ value, count }) => [`${key} ${value ?? '~'}`, count]);
			const theirs = facetOf(countsOfLines(lines, rows, lists), key);
			checkEqual(`${filter}, facet “${key}”`, name, new Map(/** @type {any} */ (ours)), theirs);
		}
	}
	for (const screen of screens) {
		const { name: filter, asked, unit, tiles, counts } = screen;
		if (Object.values(parts).includes('facets')) {
			const { lines = [] } = await yardstick.ask({ part: 'facets', asked, unit, tiles });
			checkEqual(filter, name, counts, countsOfLines(lines, rows, lists));
			await checkOwnFacets(screen);
		}
		const drawn = await yardstick.ask({ part: 'tiles', asked, unit, tiles });
		if (drawn.tiles)
			checkEqual(
				filter,
				name,
				countsOfTiles(await engine.tiles(screen.filter, tiles)),
				countsOfTiles(drawn.tiles)
			);
		if (yardstick.sums) {
			const [matched, killed] = await yardstick.sums(asked);
			const ours = { matched: counts.get('matched') ?? 0, killed: counts.get('killed best') ?? 0 };
			checkEqual(
				filter,
				name,
				new Map(Object.entries(ours)),
				new Map([
					['matched', matched],
					['killed', killed]
				])
			);
		}
	}
}
