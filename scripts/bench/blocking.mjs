// How long one question holds up the thread that serves, while the pool answers the large ones.
// https://nodejs.org/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { packColumns, unpackColumns } from '../../src/lib/columns/blob.ts';
import { piecesIn, shareAll } from '../../src/lib/columns/share.ts';
import { createSolver } from '../../src/lib/columns/solver.ts';
import { createPool } from '../../src/lib/server/pool.ts';
import { solveBySize } from '../../src/lib/server/solving.ts';
import { createEngine } from './product.mjs';
import { ms, print, verdict } from './table.mjs';
import { BLOCKED } from './targets.mjs';

/** @typedef {import('./screens.mjs').Screen} Screen */

const NANOSECONDS = 1e6;
/** Bytes of selections that the thread that serves remembers, as in the server. */
const CACHE_BYTES = 32_000_000;

/** @param {import('./source.mjs').Read} read @param {Screen[]} screens */
export async function measureBlocking({ columns, lists }, screens) {
	const shared = shareAll(packColumns(columns));
	const served = unpackColumns(piecesIn(shared));
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
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	await setTimeout(1);
	await read(screens.filter((_, at) => at % 2));
	await setTimeout(1);
	delay.disable();
	await pool.close();
	const [most, late] = [delay.max / NANOSECONDS, delay.percentile(99) / NANOSECONDS];
	console.log('\nHow long the thread that serves was held up by a summary or the tiles of a view');
	print([
		['99th percentile', ms(late)],
		['at most', ms(most), verdict(most <= BLOCKED, `at most ${BLOCKED} ms`)]
	]);
}
