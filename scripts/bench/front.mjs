// A cold load of the front page: when content and map are there, and what came over the wire.
import { chromium } from '@playwright/test';
import { findChromium } from '../chromium.mjs';
import { median } from './statistics.mjs';
import { kB, print } from './table.mjs';

const RUNS = 5;
const SCRIPT_BUDGET = 120_000;
const FIRST_BUDGET = 30_000;

/** @typedef {{ url: string, bytes: number, start: number, mapLibre: boolean }} Answer */

/** What an answer is, as the bench sums it. @param {Answer} answer */
function kindOf({ url, mapLibre }) {
	const { pathname } = new URL(url);
	if (mapLibre) return /\.css$/.test(pathname) ? 'MapLibre styles' : 'MapLibre script';
	if (/\.m?js$/.test(pathname)) return 'own script';
	if (/\.css$/.test(pathname)) return 'styles';
	if (/\.woff2?$/.test(pathname)) return 'fonts';
	if (/\.pmtiles$/.test(pathname)) return 'tiles';
	if (/\.(geo)?json$/.test(pathname)) return 'data';
	return pathname === '/' ? 'page' : 'other';
}

/** One load in a browser that has seen nothing yet. @param {import('@playwright/test').Browser} browser @param {string} address */
async function load(browser, address) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	const wire = await context.newCDPSession(page);
	await wire.send('Network.enable');
	/** @type {Map<string, Answer>} */
	const answers = new Map();
	wire.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
		answers.set(requestId, { url: response.url, bytes: 0, start: timestamp, mapLibre: false });
	});
	wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const answer = answers.get(requestId);
		if (answer) answer.bytes = encodedDataLength;
	});
	/** @type {Promise<void>[]} */
	const reading = [];
	page.on('response', (response) => {
		if (/\.(m?js|css)$/.test(new URL(response.url()).pathname))
			reading.push(markMapLibre(response));
	});
	/** @param {import('@playwright/test').Response} response */
	async function markMapLibre(response) {
		if (!/maplibre/.test(response.url()) && !/maplibregl-/.test(await response.text())) return;
		for (const answer of answers.values())
			if (answer.url === response.url()) answer.mapLibre = true;
	}
	await page.goto(address);
	await page.waitForSelector('[data-shown]', { state: 'attached' });
	const idle = await page.evaluate(() => performance.now());
	await Promise.all(reading);
	const first = await page.evaluate(
		() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
	);
	await context.close();
	return {
		first,
		idle,
		answers: [...answers.values()].filter(({ url }) => url.startsWith('http'))
	};
}

/** Bytes by kind, most first. @param {Answer[]} answers */
function sums(answers) {
	/** @type {Map<string, number>} */
	const kinds = new Map();
	for (const answer of answers)
		kinds.set(kindOf(answer), (kinds.get(kindOf(answer)) ?? 0) + answer.bytes);
	return kinds;
}

/** Measures cold loads of the front page at an address and prints what they took. @param {string} address */
export async function benchFront(address) {
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: ['--no-sandbox']
	});
	const loads = [];
	for (let i = 0; i < RUNS; i++) loads.push(await load(browser, address));
	await browser.close();

	const first = median(loads.map((one) => one.first));
	const idle = median(loads.map((one) => one.idle));
	console.log(`\nFront page, cold, median of ${RUNS} loads`);
	print([
		['first content', `${first.toFixed(0)} ms`, '1.0 ×'],
		['map idle', `${idle.toFixed(0)} ms`, `${(idle / first).toFixed(1)} ×`]
	]);
	const kinds = sums(loads[0]?.answers ?? []);
	const total = [...kinds.values()].reduce((sum, bytes) => sum + bytes, 0);
	console.log('\nBytes on the wire, compressed');
	print(
		[...kinds, /** @type {[string, number]} */ (['all', total])]
			.sort(([, a], [, b]) => a - b)
			.map(([kind, bytes]) => [kind, kB(bytes), `${((100 * bytes) / total).toFixed(0)} %`])
	);
	const script = kinds.get('own script') ?? 0;
	const page = (kinds.get('page') ?? 0) + (kinds.get('styles') ?? 0);
	console.log('\nAgainst the budgets');
	print([
		['own script', kB(script), `${(script / SCRIPT_BUDGET).toFixed(2)} of ${kB(SCRIPT_BUDGET)}`],
		['page and styles', kB(page), `${(page / FIRST_BUDGET).toFixed(2)} of ${kB(FIRST_BUDGET)}`]
	]);
}
