// How long one question holds up the thread that serves, while the pool answers the large ones.
import { setImmediate, setTimeout } from 'node:timers/promises';
import { packColumns, unpackColumns } from '../../src/lib/columns/blob.ts';
import { shareAll } from '../../src/lib/columns/share.ts';
import { createSolver } from '../../src/lib/columns/solver.ts';
import { createPool } from '../../src/lib/server/pool.ts';
import { solveBySize } from '../../src/lib/server/solving.ts';
import { createEngine } from './product.mjs';
import { worked } from './statistics.mjs';
import { ms, print, verdict } from './table.mjs';
import { BLOCKED } from './targets.mjs';

/** @typedef {import('./screens.mjs').Screen} Screen */

/** Bytes of selections that the thread that serves remembers, as in the server. */
const CACHE_BYTES = 32_000_000;

/** @param {import('./source.mjs').Read} read @param {Screen[]} screens */
export async function measureBlocking({ columns, lists }, screens) {
	const shared = shareAll(packColumns(columns));
	const served = unpackColumns(shared);
	const pool = createPool(shared);
	const engine = createEngine(served, lists, solveBySize(createSolver(served, CACHE_BYTES), pool));
	/** Asks for screens one after the other, summary and tiles by themselves, as requests come. @param {Screen[]} list */
	async function read(list) {
		for (const { filter, tiles } of list) {
			await Promise.all([engine.count(filter), engine.facets(filter), engine.histogram(filter)]);
			await setImmediate();
			await engine.tiles(filter, tiles);
			await setImmediate();
		}
	}
	// Threads start, and what is the same for every filter is worked out, with the first questions.
	await read(screens.filter((_, at) => at % 2 === 0));
	let [before, longest] = [worked(), 0];
	// What was done since the loop last came round.
	const timer = setInterval(() => {
		const now = worked();
		longest = Math.max(longest, now - before);
		before = now;
	}, 1);
	await read(screens.filter((_, at) => at % 2));
	await setTimeout(1);
	clearInterval(timer);
	await pool.close();
	console.log(
		'\nHow long the thread that serves is at work in one go, for a summary or the tiles of a view'
	);
	print([['at most', ms(longest), verdict(longest <= BLOCKED, `at most ${BLOCKED} ms`)]]);
}
