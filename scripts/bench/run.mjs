// npm run bench: what a cold load of the front page takes, how fast the engine answers, and how that compares.
// docs/performance.md says what can be asked of it.
import { findChromium } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import { obstacle } from '../tool.mjs';
import { parseOptions } from './options.mjs';

/** @param {string} why */
function refuse(why) {
	console.error(why);
	process.exit(1);
}
if (obstacle()) refuse(obstacle());

/** @type {import('./options.mjs').Options} */
let options;
try {
	options = parseOptions(process.argv.slice(2));
} catch (problem) {
	refuse(/** @type {Error} */ (problem).message);
	throw problem;
}
const { parts } = options;

async function front() {
	if (!findChromium()) {
		console.log('The front page is left out: no Chromium was found; CHROMIUM_PATH names one.');
		return;
	}
	console.log('Building and starting the atlas where needed …');
	const { address, stop } = await serve();
	try {
		const { benchFront } = await import('./front.mjs');
		await benchFront(address);
	} finally {
		await stop();
	}
}

if (parts.includes('front')) await front();
if (parts.includes('figures')) await (await import('./figures.mjs')).benchFigures();
if (parts.includes('oracle')) await (await import('./oracle.mjs')).benchOracle();
if (parts.includes('filters')) await (await import('./filters.mjs')).benchFilters(options);
if (parts.includes('clickhouse')) await (await import('./clickhouse.mjs')).benchClickHouse(options);

const { benchSnapshot, chosenSnapshot } = await import('./snapshot.mjs');
const snapshot = await chosenSnapshot(options);
if (parts.includes('snapshot'))
	if (snapshot) await benchSnapshot(snapshot);
	else console.log('\nNo snapshot is measured: --store names a store, --dataset the file of one.');
if (parts.includes('pages'))
	if (snapshot) await (await import('./pages.mjs')).benchPages(snapshot);
	else console.log('\nNo pages are read: --store names a store, --dataset the file of a snapshot.');
if (parts.includes('server'))
	if (options.store !== null) await (await import('./server.mjs')).benchServer(options.store);
	else console.log('\nThe server is not measured: --store names a store for it.');
if (parts.includes('load'))
	if (options.store !== null)
		await (await import('./load.mjs')).benchLoad(options.store, options.minutes);
	else console.log('\nNo server is put under load: --store names a store for it.');
// Threads that wait for questions would keep this open.
process.exit(0);
