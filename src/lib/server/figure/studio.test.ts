import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { Overload } from '../turn.ts';
import { createPress } from './press.ts';
import { BASEMAPS, load, sheetOf, withStore } from './figure.fixture.ts';
import { createStudio, Late, type Studio } from './studio.ts';

withStore();

let studio: Studio | undefined;
afterEach(() => studio?.close());

const open = (program: string, more: object = {}): Studio =>
	(studio = createStudio({
		...{ threads: 1, waiting: 2, idle: 60_000, patience: 30_000 },
		start: () => new Worker(program, { eval: true }),
		...more
	}));
const order = {
	format: 'svg' as const,
	sheet: () => sheetOf(''),
	askTiles: () => Promise.resolve([])
};
const ECHO = `const { parentPort } = require('node:worker_threads');
parentPort.on('message', () => parentPort.postMessage({ file: Uint8Array.of(1, 2) }));`;
const SILENT = `require('node:worker_threads').parentPort.on('message', () => {});`;

test('a thread draws one figure after the other', async () => {
	const { make } = open(ECHO);
	for (let n = 0; n < 3; n++) expect(await make(order)).toEqual(Uint8Array.of(1, 2));
});

test('the program of a thread draws what is drawn without one', async () => {
	const { make } = open('', {
		start: () =>
			new Worker(new URL('./press.worker.ts', import.meta.url), {
				workerData: { home: import.meta.url, basemaps: BASEMAPS }
			})
	});
	const sheet = await sheetOf('region=KZ');
	const own = await createPress(load, BASEMAPS).print(sheet, 'svg', order.askTiles);
	for (let n = 0; n < 2; n++)
		expect(
			Buffer.from(await make({ ...order, sheet: () => Promise.resolve(sheet) })).equals(own)
		).toBe(true);
}, 60_000);

test('of a thousand orders at once those beyond the few that wait are refused, and the others are drawn', async () => {
	const { make } = open(ECHO);
	const outcomes = await Promise.allSettled(Array.from({ length: 1000 }, () => make(order)));
	const refused = outcomes.filter(
		(outcome) => outcome.status === 'rejected' && outcome.reason instanceof Overload
	);
	expect(refused).toHaveLength(997);
	expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
	expect(await make(order)).toHaveLength(2);
});

test('a figure that takes too long is given up, and the next one is drawn by another thread', async () => {
	let started = 0;
	const { make } = open('', {
		patience: 50,
		start: () => new Worker(started++ ? ECHO : SILENT, { eval: true })
	});
	await expect(make(order)).rejects.toBeInstanceOf(Late);
	expect(started).toBe(1);
	const patient = open(ECHO);
	expect(await patient.make(order)).toHaveLength(2);
});

test('a thread that dies takes its figure with it and nothing else', async () => {
	let started = 0;
	const { make } = open('', {
		start: () =>
			new Worker(
				started++
					? ECHO
					: `require('node:worker_threads').parentPort.on('message', () => process.exit(3));`,
				{ eval: true }
			)
	});
	await expect(make(order)).rejects.toThrow('A thread ended with code 3.');
	expect(await make(order)).toHaveLength(2);
});
