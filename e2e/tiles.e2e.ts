import { serve } from '../scripts/serve.mjs';
import { makeCrowd } from './crowd.ts';
import { expect, test as base, type Page } from './fixtures.ts';
import { openMap, panel, places } from './marks.ts';

// Every journey here goes through an atlas of its own, over more incidents than are handed over one by one.
const test = base.extend<object, { crowd: string }>({
	crowd: [
		// Playwright wants the fixtures that a fixture needs to be named, none here.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const { store, remove } = makeCrowd();
			const { address, stop } = await serve({ ATLAS_STORE: store });
			await use(address);
			await stop();
			remove();
		},
		{ scope: 'worker', timeout: 180_000 }
	],
	baseURL: async ({ crowd }, use) => use(crowd)
});

const CROWD = '/?map=5/42/60';
const cells = (page: Page) => places(page).getByRole('button', { name: /incidents around here/ });
const zoomOf = (page: Page) => Number(new URL(page.url()).searchParams.get('map')?.split('/')[0]);
const capsules = (page: Page) => places(page).locator('.pill');
/** Capsules that lie partly out of the map, on each other or under what the page lays over the map, in words. */
const overlaps = (page: Page) =>
	page.evaluate(() => {
		const boxesOf = (selector: string) =>
			[...document.querySelectorAll(selector)].map((one) => ({
				...(one.getBoundingClientRect().toJSON() as DOMRect),
				name: one.textContent.trim()
			}));
		const [map] = boxesOf('.atlas-map');
		const capsules = boxesOf('.pill');
		const buttons = boxesOf('.atlas-map .top, .pane > .corner > *');
		const isOver = (a: DOMRect, b: DOMRect) =>
			a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
		return capsules.flatMap((capsule, index) => [
			...[...capsules.slice(index + 1), ...buttons]
				.filter((other) => isOver(capsule, other))
				.map((other) => `${capsule.name} on ${other.name}`),
			...(capsule.left < map!.left || capsule.right > map!.right ? [`${capsule.name} is cut`] : [])
		]);
	});
/** How many incidents the cells in view say they hold. */
const counted = async (page: Page) => {
	const names = await cells(page).evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
	return names.reduce((sum, name) => sum + Number(/^[\d,]+/.exec(name)![0].replace(',', '')), 0);
};

test('many incidents are drawn as counted cells, and a cell is looked at more closely by key', async ({
	page
}) => {
	await openMap(page, CROWD);
	await cells(page).first().focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => zoomOf(page)).toBe(7);
	await expect.poll(() => counted(page)).toBeGreaterThan(0);
});

test('another question changes what is drawn, on the same map', async ({ page }) => {
	await openMap(page, CROWD);
	await expect.poll(() => counted(page)).toBeGreaterThan(1000);
	const all = await counted(page);
	await page.evaluate(() =>
		document.querySelector('.maplibregl-canvas')?.setAttribute('id', 'kept')
	);
	await page
		.getByRole('complementary', { name: 'Filters' })
		.getByRole('link', { name: /^Armed attack/ })
		.click();
	await expect(page).toHaveURL(/type=armed-attack/);
	await expect.poll(() => counted(page)).toBeLessThan(0.8 * all);
	expect(await counted(page)).toBeGreaterThan(0.3 * all);
	await expect(page.locator('#kept')).toBeVisible();
	await page.goBack();
	await expect.poll(() => counted(page)).toBe(all);
});

test('what still answers the question before is pale until the next answer is drawn', async ({
	page
}) => {
	await openMap(page, CROWD);
	await expect.poll(() => counted(page)).toBeGreaterThan(1000);
	const late = page.locator('[data-late]');
	await expect(late).toHaveCount(0);
	const held = Promise.withResolvers<undefined>();
	await page.route('**/tiles.mvts?*', async (route) => {
		await held.promise;
		await route.continue();
	});
	await page
		.getByRole('complementary', { name: 'Filters' })
		.getByRole('link', { name: /^Armed attack/ })
		.click();
	await expect(page).toHaveURL(/type=armed-attack/);
	await expect(late).toHaveCount(1);
	held.resolve(undefined);
	await expect(late).toHaveCount(0);
});

for (const [name, width] of [
	['screen', 1280],
	['phone', 390]
] as const)
	test(`on a ${name} capsules stand in the map, clear of each other and of its buttons, at every zoom`, async ({
		page
	}) => {
		await page.setViewportSize({ width, height: 800 });
		for (const zoom of [3, 5, 6.5, 8]) {
			await openMap(page, `/?map=${zoom}/42/60`);
			await expect(capsules(page).first()).toBeVisible();
			expect(await overlaps(page), `at zoom ${zoom}`).toEqual([]);
		}
	});

test('a single incident among many is named by its place and opens', async ({ page }) => {
	await openMap(page, '/?map=5/55/64');
	await places(page)
		.getByRole('button', { name: /^Lone village 3:.*3 killed$/ })
		.click();
	await expect(page).toHaveURL(/incident=crowd/);
	await expect(panel(page).getByText('Lone village 3').first()).toBeVisible();
	await expect(places(page).locator('[aria-current="true"]')).toHaveCount(1);
});

test('the view asks for all of its tiles at once', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => {
		const { pathname, searchParams } = new URL(request.url());
		if (pathname.startsWith('/tiles')) asked.push(searchParams.get('tiles') ?? pathname);
	});
	await openMap(page, CROWD);
	await expect(cells(page).first()).toBeVisible();
	expect(asked.length).toBeLessThanOrEqual(2);
	expect(asked[0]!.split(',').length).toBeGreaterThan(1);
});

test('a single address gives what the view’s does, says when there is nothing, and is known again', async ({
	request
}) => {
	const type = 'type=armed-attack';
	const one = await request.get(`/tiles/5/21/11.mvt?${type}`);
	expect(one.status()).toBe(200);
	expect(one.headers()['content-type']).toBe('application/vnd.mapbox-vector-tile');
	expect(one.headers()['content-encoding']).toBe('gzip');
	const tile = await one.body();
	const several = await request.get(`/tiles.mvts?tiles=5/21/11,5/0/0&${type}`);
	const body = await several.body();
	expect(body.readUInt32BE(0)).toBe(tile.length);
	expect(body.subarray(4, 4 + tile.length).equals(tile)).toBe(true);
	expect(body.readUInt32BE(4 + tile.length)).toBe(0);
	expect((await request.get('/tiles/5/0/0.mvt')).status()).toBe(204);
	expect((await request.get('/tiles/5/32/0.mvt')).status()).toBe(400);
	const { etag } = one.headers();
	const again = await request.get(`/tiles/5/21/11.mvt?${type}`, {
		headers: { 'If-None-Match': etag! }
	});
	expect(again.status()).toBe(304);
});

test.describe('on a dark phone', () => {
	test.use({
		viewport: { width: 390, height: 844 },
		hasTouch: true,
		isMobile: true,
		colorScheme: 'dark'
	});

	test('cells are drawn and a single incident opens in the sheet by touch', async ({ page }) => {
		await openMap(page, CROWD);
		await expect(cells(page).first()).toBeVisible();
		await openMap(page, '/?map=5/52/64');
		await places(page)
			.getByRole('button', { name: /^Lone village 3:/ })
			.tap();
		await expect(panel(page).getByText('Lone village 3').first()).toBeInViewport();
	});
});
