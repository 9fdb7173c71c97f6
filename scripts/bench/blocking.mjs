// How long the thread that serves is held up while readers ask for screens and the pool answers the large ones.
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

const READERS = 4;
const NANOSECONDS = 1e6;
/** Bytes of selections that the thread that serves remembers, as in the server. */
const CACHE_BYTES = 32_000_000;

/** @param {import('./source.mjs').Read} read @param {Screen[]} screens */
export async function measureBlocking({ columns, lists }, screens) {
	const shared = shareAll(packColumns(columns));
	const served = unpackColumns(piecesIn(shared));
	const pool = createPool(shared);
	const engine = createEngine(served, lists, solveBySize(createSolver(served, CACHE_BYTES), pool));
	/** Asks for screens until none is left, summary and tiles one by one, as requests come. @param {IterableIterator<Screen>} left */
	async function read(left) {
		for (const { filter, tiles } of left) {
			await Promise.all([engine.count(filter), engine.facets(filter), engine.histogram(filter)]);
			await setImmediate();
			await engine.tiles(filter, tiles);
			await setImmediate();
		}
	}
	/** @param {Screen[]} list */
	async function readAll(list) {
		const left = list.values();
		await Promise.all(Array.from({ length: READERS }, () => read(left)));
	}
	// Threads start, and what is the same for every filter is worked out, with the first questions.
	await readAll(screens.filter((_, at) => at % 2 === 0));
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	await setTimeout(1);
	await readAll(screens.filter((_, at) => at % 2));
	await setTimeout(1);
	delay.disable();
	await pool.close();
	const [most, late] = [delay.max / NANOSECONDS, delay.percentile(99) / NANOSECONDS];
	console.log(
		`\nHow long the thread that serves was held up, ${READERS} readers asking for screens`
	);
	print([
		['99th percentile', ms(late)],
		['at most', ms(most), verdict(most <= BLOCKED, `at most ${BLOCKED} ms`)]
	]);
}
