import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseView } from '../query/view.ts';
import { atlas } from './atlas.ts';
import { captionFront, captionView, dayOfData } from './caption.ts';
import { frontOf } from './front.ts';

let store: string;
beforeAll(async () => {
	store = await mkdtemp(join(tmpdir(), 'atlas-caption-'));
	vi.stubEnv('ATLAS_STORE', store);
	// The first question builds the snapshot, which takes its time.
	await atlas();
}, 60_000);
afterAll(async () => {
	vi.unstubAllEnvs();
	await rm(store, { recursive: true, force: true });
});

const QUESTIONS = [
	'',
	'region=KZ',
	'incident=taraz-2011-11-12',
	'q=nothing-is-called-so',
	'title=Mine&snapshot=0123456789abcdef',
	'near=71.37,42.9,50&type=attack&from=2011-01-01'
];

test.each(QUESTIONS)('“%s” is called the same on a page and in every other form', async (query) => {
	const known = await atlas();
	const params = new URLSearchParams(query);
	const words = await captionView(known, parseView(params).view);
	expect(captionFront(known, await frontOf(known, params))).toEqual(words);
	expect(Object.values(words).every(Boolean)).toBe(true);
});

test('a caption says whose data it is and of which day', async () => {
	const { caption } = await captionView(await atlas(), parseView(new URLSearchParams()).view);
	expect(caption).toMatch(
		/Data: Incident Atlas, hand-kept records \(CC BY 4\.0\), as of \d+ \w+ \d{4}\.$/
	);
});

test('the day of the data is the newest that it was retrieved or revised on, whenever it was built', async () => {
	const { records } = await atlas();
	const [own] = records.datasets;
	const day = (...days: (string | undefined)[]) => {
		const datasets = days.map((retrieved) => {
			const dataset = { ...own! };
			delete dataset.retrieved;
			return retrieved === undefined ? dataset : { ...dataset, retrieved };
		});
		return dayOfData({ records: { ...records, datasets } });
	};
	expect(day('2026-11-02', '2026-11-20', undefined, '2025-12-31')).toBe('2026-11-20');
	expect(day(undefined, '2025-12-31')).toBe('2025-12-31');
	expect(day(undefined)).toBe(null);
	expect(day()).toBe(null);
});
