import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../scripts/serve.mjs';
import { expect, test as base } from './fixtures.ts';
import { poisonedData } from './payloads.ts';
import { kindsOfPages, LAYERS, NOTHING, paths } from './records.ts';

// Every journey here goes through an atlas of its own, over data with a payload in every text.
const test = base.extend<object, { hostile: string }>({
	hostile: [
		// Playwright wants the fixtures that a fixture needs to be named, none here.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const folder = poisonedData();
			const { address, stop } = await serve({
				ATLAS_DATA: folder,
				ATLAS_STORE: join(folder, 'store')
			});
			await use(address);
			await stop();
			rmSync(folder, { recursive: true });
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	baseURL: async ({ hostile }, use) => use(hostile)
});

/** Pages by kind, so that a journey walks through all of one kind. */
const pages = Map.groupBy(
	new Set([...kindsOfPages, ...paths]).difference(new Set([NOTHING])),
	(path) => path.split(/[/?]/)[1] || '/'
);

for (const [kind, some] of pages)
	test(`every page of the kind ${kind} shows hostile text as text`, async ({ page }) => {
		for (const path of some) {
			const answer = await page.goto(path);
			expect(answer?.status(), path).toBe(200);
			await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
			expect(await page.locator('[data-payload]').count(), `elements made of text: ${path}`).toBe(
				0
			);
			expect(await page.locator('a[href^="javascript:" i]').count(), path).toBe(0);
			await expect(page.locator('body'), path).toContainText('data-payload');
		}
	});

test('the map, its names and its layers take hostile text for text', async ({ page }) => {
	await page.goto('/');
	await expect(page.locator('[data-shown]')).toBeVisible({ timeout: 45_000 });
	const operable = page.getByRole('group', { name: 'Places on the map' }).getByRole('button');
	for (const button of await operable.all()) {
		await expect(button).toHaveAccessibleName(/data-payload/);
		await button.dispatchEvent('pointerenter', { pointerType: 'mouse' });
	}
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
