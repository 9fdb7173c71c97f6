// How long figures take that nobody asked for before, how many a second, and what an embed weighs before it is touched.
import { chromium } from '@playwright/test';
import { findChromium } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import { median, quantile } from './statistics.mjs';
import { kB, ms, print, verdict } from './table.mjs';
import { EMBED_BYTES, FIGURE } from './targets.mjs';

const FORMATS = /** @type {const} */ (['svg', 'png', 'pdf']);
/** Figures of each format that are timed warm, after some that are not. */
const [RUNS, BEFORE] = [30, 6];
/** Readers that ask at once, and the seconds for which they do. */
const [READERS, SECONDS] = [4, 5];
/** @type {readonly (readonly [string, string])[]} */
const VIEWS = [
	['everything, 178 mm', ''],
	['a country, one column', 'region=KZ&width=325'],
	['one record, square', 'incident=khost-us-bases&width=720&height=720']
];

let asked = 0;
/** Asks for a figure with a title that no figure had, so that none is at hand. @param {string} address @param {string} format @param {string} query */
async function draw(address, format, query) {
	const title = encodeURIComponent(`Figure number ${++asked}`);
	const start = performance.now();
	const answer = await fetch(`${address}/figure.${format}?${query}&title=${title}`);
	const { byteLength } = await answer.arrayBuffer();
	if (!answer.ok) throw new Error(`A figure was answered with ${answer.status}.`);
	return { time: performance.now() - start, bytes: byteLength };
}

/** How many figures a second several readers get. @param {string} address @param {string} format */
async function rate(address, format) {
	const end = performance.now() + SECONDS * 1000;
	let drawn = 0;
	await Promise.all(
		Array.from({ length: READERS }, async () => {
			for (; performance.now() < end; drawn++) await draw(address, format, '');
		})
	);
	return drawn / SECONDS;
}

/** What comes over the wire for an embed that nobody touches. @param {string} address @param {number} width */
async function weigh(address, width) {
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: ['--no-sandbox']
	});
	const page = await browser.newPage({ viewport: { width, height: 800 } });
	const wire = await page.context().newCDPSession(page);
	await wire.send('Network.enable');
	let bytes = 0;
	wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
	await page.goto(`${address}/embed`, { waitUntil: 'networkidle' });
	await browser.close();
	return bytes;
}

/** Measures figures and embeds of an atlas that has just been started and prints what they took. */
export async function benchFigures() {
	/** @type {Map<string, number>} */
	const cold = new Map();
	// Each format's first figure, of a program that has drawn none.
	for (const format of FORMATS) {
		const { address, stop } = await serve();
		await fetch(`${address}/healthz`);
		cold.set(format, (await draw(address, format, '')).time);
		await stop();
	}
	const { address, stop } = await serve();
	try {
		console.log(`\nFigures, milliseconds over HTTP; warm: median / 95th of ${RUNS}`);
		for (const [words, query] of VIEWS) {
			const rows = [];
			for (const format of FORMATS) {
				for (let n = 0; n < BEFORE; n++) await draw(address, format, query);
				const runs = [];
				for (let n = 0; n < RUNS; n++) runs.push(await draw(address, format, query));
				const times = runs.map(({ time }) => time);
				const [middle, most] = [median(times), quantile(times, 0.95)];
				rows.push([
					format.toUpperCase(),
					query ? '' : `cold ${ms(cold.get(format) ?? NaN)}`,
					`warm ${ms(middle)} / ${ms(most)}`,
					kB(runs[0]?.bytes ?? NaN),
					verdict(middle < FIGURE[format], `below ${FIGURE[format]} ms`)
				]);
			}
			console.log(`\n${words}`);
			print(rows);
		}
		console.log(`\nFigures a second, ${READERS} readers at once`);
		const rates = [];
		for (const format of FORMATS)
			rates.push([format.toUpperCase(), (await rate(address, format)).toFixed(1)]);
		print(rates);
		if (!findChromium()) return;
		console.log('\nAn embed before it is touched, everything on the wire');
		const rows = [];
		for (const width of [320, 600, 960]) {
			const bytes = await weigh(address, width);
			rows.push([
				`${width} pixels wide`,
				kB(bytes),
				verdict(bytes < EMBED_BYTES, `below ${kB(EMBED_BYTES)}`)
			]);
		}
		print(rows);
	} finally {
		await stop();
	}
}
