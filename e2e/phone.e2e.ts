import { expect, test } from './fixtures.ts';
import { openMap, panel, places } from './marks.ts';

test('a place on the map opens its incident in the sheet by touch', async ({ page }) => {
	await openMap(page);
	await places(page)
		.getByRole('button', { name: /^Taraz:/ })
		.tap();
	const title = panel(page).getByRole('heading', { name: 'Armed attack in Taraz' });
	await expect(title).toBeInViewport();
});

test('the sheet has three stops, by its handle', async ({ page }) => {
	await openMap(page);
	const height = async () => (await panel(page).boundingBox())?.height ?? 0;
	const handle = panel(page).getByRole('button', { name: /^Show (half|all|the map)/ });
	await expect.poll(height).toBeGreaterThan(300);
	await expect.poll(height).toBeLessThan(600);
	await handle.tap();
	await expect.poll(height).toBeGreaterThan(700);
	await handle.tap();
	await expect.poll(height).toBeLessThan(200);
	await handle.tap();
	await expect.poll(height).toBeGreaterThan(300);
});

test('filters open over the page, narrow it, and close', async ({ page }) => {
	await openMap(page);
	await page.getByRole('button', { name: 'Filters', exact: true }).tap();
	const filters = page.getByRole('complementary', { name: 'Filters' });
	await filters.getByRole('link', { name: /^Kazakhstan/ }).tap();
	await expect(page).toHaveURL(/region=KZ/);
	await filters.getByRole('button', { name: /^Show 2 incidents/ }).tap();
	await expect(filters).toBeHidden();
	await expect(panel(page).getByRole('link', { name: /Taraz/ }).first()).toBeVisible();
	await expect(panel(page).getByRole('link', { name: /Khost province/ })).toHaveCount(0);
});

test('nothing is wider than the screen, on any page', async ({ page }) => {
	for (const path of [
		'/',
		'/?incident=taraz-2011-11-12',
		'/incidents/taraz-2011-11-12',
		'/groups'
	]) {
		await page.goto(path);
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(wider, path).toBeLessThanOrEqual(0);
	}
});
