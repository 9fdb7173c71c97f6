// What the engine's columns and answers weigh, and how fast they are there: memory, bytes, tiles, pages.
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { constants, gzipSync } from 'node:zlib';
import { packColumns, unpackColumns } from '../../src/lib/columns/blob.ts';
import { MOST_SINGLES } from '../../src/lib/columns/singles.ts';
import { shareAll } from '../../src/lib/columns/share.ts';
import { createProduct } from './product.mjs';
import { timed } from './statistics.mjs';
import { kB, MB, ms, print, times, verdict } from './table.mjs';
import { DEEP, MEMORY_BYTES, START, TILE_BYTES } from './targets.mjs';

/** @typedef {import('./product.mjs').Product} Product */
/** @typedef {import('./source.mjs').Read} Read */
/** @typedef {import('../../src/lib/query/engine.ts').Tile} Tile */

const LIGHTLY = { level: constants.Z_BEST_SPEED };
/** The finest zoom of which the densest tile is looked for. */
const FINEST = 14;
const LARGE = 2_500_000;
/** A page as a reader leafs through them, and the farthest that is asked for. */
const [PAGE, DEEPEST] = [50, 17_000];
const LONGEST_PAGE = 1000;
const REPEATS = 9;

/** The tile of a zoom that holds most incidents, but no more than so many. @param {Read} read @param {number} z @param {number} [limit] @returns {Tile} */
function densest({ columns }, z, limit = Infinity) {
	const { morton } = columns.tables.incident;
	const shift = 32 - 2 * z;
	/** @param {number} at */
	const tileAt = (at) => (z ? (morton[at] ?? 0) >>> shift : 0);
	let [best, most] = [0, 0];
	for (let at = 0, start = 0; at <= morton.length; at++)
		if (at === morton.length || tileAt(at) !== tileAt(start)) {
			if (at - start > most && at - start <= limit) [best, most] = [tileAt(start), at - start];
			start = at;
		}
	let [x, y] = [0, 0];
	for (let bit = 0; bit < z; bit++) {
		x |= ((best >>> (2 * bit)) & 1) << bit;
		y |= ((best >>> (2 * bit + 1)) & 1) << bit;
	}
	return { z, x, y };
}

/** @param {Read} read @param {Product} product */
async function measureTiles(read, { engine }) {
	let most = 0;
	const sizes = [];
	for (let z = 0; z <= FINEST; z++) {
		const tiles = await engine.tiles({}, [densest(read, z), densest(read, z, MOST_SINGLES)]);
		const bytes = tiles.map((tile) => (tile ? gzipSync(tile, LIGHTLY).length : 0));
		most = Math.max(most, ...bytes);
		sizes.push(`${z}: ${bytes.map(kB).join(' ')}`);
	}
	console.log(
		`\nBy zoom, the fullest tile, and the fullest that names each incident, compressed lightly: ${sizes.join(', ')}`
	);
	print([['the largest', kB(most), verdict(most < TILE_BYTES, `below ${kB(TILE_BYTES)}`)]]);
}

/** The shortest time of several. @param {() => Promise<unknown>} work */
async function shortest(work) {
	let best = Infinity;
	for (let repeat = 0; repeat < REPEATS; repeat++) best = Math.min(best, (await timed(work))[0]);
	return best;
}

/** @param {Read} read @param {Product} product */
async function measurePages({ rows }, { engine }) {
	const page = Math.min(DEEPEST, Math.floor(rows.length / PAGE));
	/** @type {string | undefined} */
	let after;
	for (let left = (page - 1) * PAGE; left > 0;) {
		const limit = Math.min(left, LONGEST_PAGE);
		const { next } = await engine.page({}, ask(limit, after));
		left -= limit;
		after = next ?? undefined;
	}
	const first = await shortest(() => engine.page({}, ask(PAGE)));
	const deep = await shortest(() => engine.page({}, ask(PAGE, after)));
	console.log(`\nPages of ${PAGE}, newest first`);
	print([
		['page 1', ms(first)],
		[
			`page ${page.toLocaleString('en')}`,
			ms(deep),
			`${times(deep / first)}`,
			verdict(deep <= first * DEEP, 'what page 1 takes')
		]
	]);
}
/** @param {number} limit @param {string} [after] @returns {import('../../src/lib/query/engine.ts').PageRequest<'incident'>} */
const ask = (limit, after) => ({
	kind: 'incident',
	order: 'newest',
	limit,
	...(after !== undefined && { after })
});

setFlagsFromString('--expose-gc');
/** @type {() => void} */
const collectGarbage = runInNewContext('gc');

/** Bytes in use, after everything that can be thrown away has been: what one pass frees lets go of more. */
async function held() {
	for (let pass = 0; pass < 3; pass++) {
		collectGarbage();
		await setImmediate();
	}
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

/** @param {Read} read @param {Product} product */
export async function measureShape(read, product) {
	const { length } = read.rows;
	const shared = shareAll(packColumns(read.columns));
	const { byteLength } = shared.memory.buffer;
	const before = await held();
	const [loading, columns] = await timed(() => unpackColumns(shared));
	const served = createProduct(columns, read.lists);
	await served.engine.facets({});
	await served.engine.tiles({}, [{ z: 0, x: 0, y: 0 }]);
	const memory = (await held()) - before + shared.memory.buffer.byteLength;
	/** @param {boolean} isMet @param {string} target */
	const judged = (isMet, target) => (length > LARGE ? '' : verdict(isMet, target));
	console.log('\nWhat the columns weigh');
	print([
		['columns', MB(byteLength), `${(byteLength / length).toFixed(1)} bytes a row`],
		[
			'with all that an engine holds',
			MB(memory),
			judged(memory < MEMORY_BYTES, `below ${MB(MEMORY_BYTES)}`)
		],
		[
			'start from packed columns',
			ms(loading),
			judged(loading < START.blobs, `below ${START.blobs} ms`)
		]
	]);
	await measureTiles(read, product);
	await measurePages(read, product);
}
