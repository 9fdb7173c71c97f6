import { expect, test, type Page } from './fixtures.ts';
import { openMap, panel, places } from './marks.ts';

const paper = (page: Page) =>
	page.evaluate(() =>
		getComputedStyle(document.body)
			.backgroundColor.match(/[\d.]+/g)
			?.map(Number)
	);

const isDark = async (page: Page) => {
	const [red = 255, green = 255, blue = 255] = (await paper(page)) ?? [];
	return Math.max(red, green, blue) < 80;
};

test('who has a dark system gets a dark atlas, and the map still opens its places', async ({
	page
}) => {
	await openMap(page);
	expect(await isDark(page)).toBe(true);
	await places(page)
		.getByRole('button', { name: /^Taraz:/ })
		.click();
	await expect(panel(page).getByRole('heading', { name: 'Armed attack in Taraz' })).toBeVisible();
});

test('a reader may choose light, and the choice holds on the next page', async ({ page }) => {
	await openMap(page);
	await page.getByRole('link', { name: 'Light', exact: true }).click();
	await expect.poll(() => isDark(page)).toBe(false);
	await page.goto('/groups');
	expect(await isDark(page)).toBe(false);
});

test('an address may name the theme', async ({ page }) => {
	await page.goto('/?theme=light');
	expect(await isDark(page)).toBe(false);
	await page.goto('/?theme=dark');
	expect(await isDark(page)).toBe(true);
});
