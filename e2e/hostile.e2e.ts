import { rmSync } from 'node:fs';
import { serve } from '../scripts/serve.mjs';
import { expect, test as base } from './fixtures.ts';
import { poisonedData } from './payloads.ts';
import { kindsOfPages, LAYERS, paths } from './records.ts';

// Every journey here goes through an atlas of its own, over data with a payload in every text.
const test = base.extend<object, { hostile: string }>({
	hostile: [
		// Playwright wants the fixtures that a fixture needs to be named, none here.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const folder = poisonedData();
			const { address, stop } = await serve({ ATLAS_DATA: folder });
			await use(address);
			await stop();
			rmSync(folder, { recursive: true });
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	baseURL: async ({ hostile }, use) => use(hostile)
});

const pages = [...new Set([...kindsOfPages, ...paths])];

for (const path of pages)
	test(`${path} shows hostile text as text`, async ({ page }) => {
		const answer = await page.goto(path);
		expect(answer?.status()).toBe(200);
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
		expect(await page.locator('[data-payload]').count(), 'elements made of text').toBe(0);
		expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
		await expect(page.locator('body')).toContainText('data-payload');
	});

test('the map, its names and its layers take hostile text for text', async ({ page }) => {
	await page.goto('/');
	await expect(page.locator('[data-map="idle"]')).toBeVisible();
	for (const operable of await page.getByRole('button', { name: /data-payload/ }).all())
		await operable.hover();
	expect(await page.locator('[data-payload]').count()).toBe(0);
});

test('data is never served as something that a browser would run', async ({ request }) => {
	const data = [...LAYERS.map((layer) => `/layers/${layer}.geojson`), '/summary.json'];
	for (const path of [...data, ...paths.map((page) => `${page}.json`)]) {
		const { 'content-type': type, 'x-content-type-options': sniff } = (
			await request.get(path)
		).headers();
		expect(type, path).toMatch(/^application\/(geo\+)?json/);
		expect(sniff, path).toBe('nosniff');
	}
});
