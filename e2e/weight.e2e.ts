import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from './fixtures.ts';

const BUDGET = 120_000;

/** All scripts that a page asks for until its map is drawn, by address. */
async function scriptsOf(page: Page, path: string) {
	const reading: Promise<[string, string]>[] = [];
	page.on('response', (response) => {
		const url = response.url();
		if (/\.m?js$/.test(new URL(url).pathname))
			reading.push(response.text().then((text) => [url, text]));
	});
	await page.goto(path);
	await expect(page.locator('[data-shown]')).toBeVisible({ timeout: 45_000 });
	return new Map(await Promise.all(reading));
}
const isMapLibre = ([url, text]: [string, string]) =>
	/maplibre/.test(url) || /maplibregl-canvas-container/.test(text);

test('the script of the front page, MapLibre apart, is at most 120 kB compressed', async ({
	page
}) => {
	const scripts = [...(await scriptsOf(page, '/'))];
	expect(scripts.some(isMapLibre), 'MapLibre is a file of its own').toBe(true);
	const own = scripts.filter((script) => !isMapLibre(script));
	const bytes = own.reduce((sum, [, text]) => sum + gzipSync(text, { level: 9 }).length, 0);
	expect(own.length).toBeGreaterThan(1);
	expect(bytes).toBeLessThanOrEqual(BUDGET);
});

test('MapLibre is asked for only when the first content is on screen', async ({ page }) => {
	const scripts = [...(await scriptsOf(page, '/'))].filter(isMapLibre).map(([url]) => url);
	const { painted, asked } = await page.evaluate((urls) => {
		const files = performance
			.getEntriesByType('resource')
			.filter(({ name }) => urls.includes(name));
		return {
			painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
			asked: Math.min(...files.map(({ startTime }) => startTime))
		};
	}, scripts);
	expect(asked).toBeGreaterThan(painted);
});

test.describe('with every script withheld', () => {
	test.use({ expected: /ERR_FAILED|dynamically imported module/ });

	test('headline and list are on screen', async ({ page }) => {
		await page.route(/\.m?js$/, (route) => route.abort());
		await page.goto('/');
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
		await expect(page.getByRole('link', { name: 'Armed attack in Taraz' }).first()).toBeVisible();
	});
});

test('pages, data and files come packed, and the basemap as it is', async ({ page, request }) => {
	const packing = async (path: string) => (await request.get(path)).headers()['content-encoding'];
	await page.goto('/');
	const style = await page.locator('link[rel="stylesheet"]').first().getAttribute('href');
	expect(await packing('/')).toBe('gzip');
	expect(await packing('/summary.json')).toBe('gzip');
	expect(await packing('/layers/khost.geojson')).toBe('gzip');
	expect(await packing(new URL(style ?? '', page.url()).pathname)).toMatch(/^(br|gzip)$/);
	expect(await packing('/basemap.pmtiles')).toBeUndefined();
});
