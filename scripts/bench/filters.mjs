// The sixty filters: the engine alone, then beside each yardstick.
import { checkAnswers } from './answers.mjs';
import { contest } from './contest.mjs';
import { ASKABLE, createProduct } from './product.mjs';
import { makeScreens } from './screens.mjs';
import { measureShape } from './shape.mjs';
import { measureBlocking } from './blocking.mjs';
import { inSnapshot, madeUp, readSource } from './source.mjs';
import { createTimes, median, quantile, timed, worked } from './statistics.mjs';
import { ms, print, verdict } from './table.mjs';
import { screenTargets } from './targets.mjs';
import { installPackages, Unavailable } from './yardstick.mjs';
import { createDuckDb } from './yardsticks/duckdb.mjs';
import { createPostGis } from './yardsticks/postgis.mjs';
import { createSupercluster } from './yardsticks/supercluster.mjs';

/** @typedef {import('./options.mjs').Options} Options */
/** @typedef {import('./product.mjs').Product} Product */
/** @typedef {import('./screens.mjs').Screen} Screen */

const CREATE = {
	duckdb: { name: 'DuckDB', create: createDuckDb },
	postgis: { name: 'PostGIS', create: createPostGis },
	supercluster: { name: 'supercluster', create: createSupercluster }
};

/** @param {Product} product @param {Screen[]} screens @param {number} rounds @param {number} rows */
async function measureAlone(product, screens, rounds, rows) {
	const { selection, own } = screenTargets(rows);
	const targets = new Map([
		['screen', own],
		['screen, facets of the selection', selection]
	]);
	const lines = [['', 'median', '95th', 'most', 'at work, mean', 'target of the 95th']];
	const { length } = screens;
	const parts = ASKABLE.map((part) => ({
		part,
		list: createTimes(length),
		work: createTimes(1)
	}));
	for (let round = 0; round < rounds; round++) {
		await product.fresh();
		for (const { part, list, work } of parts) {
			// Read once for all filters: the system counts by ticks of milliseconds.
			const before = worked();
			for (const [at, { filter, tiles }] of screens.entries()) {
				const [time] = await timed(() => product.ask(part, filter, tiles));
				list.put(at, time);
			}
			work.put(0, (worked() - before) / length);
		}
	}
	for (const { part, list, work } of parts) {
		const late = quantile(list.times, 0.95);
		const target = targets.get(part);
		lines.push([
			part,
			...[median(list.times), late, Math.max(...list.times)].map(ms),
			...work.times.map(ms),
			target === undefined ? '' : verdict(late <= target, `${target} ms`)
		]);
	}
	console.log('\nThe engine alone, in one thread');
	print(lines);
}

/** @param {Options} options @param {number | string} of Rows to make up, or the file of a snapshot. */
async function benchOne({ only, rounds }, of) {
	console.log(
		`\n${typeof of === 'string' ? of : `${of.toLocaleString('en')} made-up incidents`} …`
	);
	const read = readSource(typeof of === 'string' ? inSnapshot(of) : madeUp(of));
	const product = createProduct(read.columns, read.lists);
	const screens = await makeScreens(read, product);
	const zooms = screens.map(({ tiles }) => tiles[0]?.z ?? 0);
	console.log(
		`  ${screens.length} filters, of ${median(screens.map(({ matched }) => matched))} matches in the middle; zooms ${Math.min(...zooms)} to ${Math.max(...zooms)}`
	);
	await measureShape(read, product);
	await measureAlone(product, screens, rounds, read.rows.length);
	await measureBlocking(read, screens);
	for (const key of only) {
		const { name, create } = CREATE[key];
		try {
			installPackages();
			const yardstick = await create();
			try {
				const [time] = await timed(() => yardstick.load(read.rows));
				console.log(`\n${name} holds them after ${(time / 1000).toFixed(0)} s; checking …`);
				await checkAnswers(read, product, screens, yardstick);
				await contest(product, yardstick, screens, rounds);
			} finally {
				await yardstick.close();
			}
		} catch (problem) {
			if (!isUnavailable(problem)) throw problem;
			console.log(`\n${name} is left out: ${/** @type {Error} */ (problem).message}.`);
		}
	}
}

/** A package without the part that this machine needs is one that cannot be had here. @param {unknown} problem */
const isUnavailable = (problem) =>
	problem instanceof Unavailable ||
	(problem instanceof Error &&
		'code' in problem &&
		String(problem.code).endsWith('MODULE_NOT_FOUND'));

/** @param {Options} options */
export async function benchFilters(options) {
	for (const of of options.dataset === null ? options.rows : [options.dataset])
		await benchOne(options, of);
}
