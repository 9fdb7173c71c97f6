import { expect, test, type Page } from './fixtures.ts';
import { middle, openMap, panel } from './marks.ts';

const headline = (page: Page) => page.getByRole('heading', { level: 1 });
const chips = (page: Page) => page.getByRole('list', { name: 'Active filters' }).first();

/** Chooses one of the map's tools and waits until it takes clicks. */
async function draw(page: Page, tool: string) {
	await page.getByRole('button', { name: 'Limit to a part of the map' }).click();
	await page.getByRole('button', { name: tool }).click();
	await expect(page.locator('[data-ready]')).toBeVisible();
}
async function clickAt(page: Page, right: number, down: number) {
	const { x, y } = await middle(page, right, down);
	await page.mouse.move(x, y);
	await page.mouse.click(x, y);
}

test('a click on a region of the map filters by it, and a click on its chip lets go', async ({
	page
}) => {
	// The middle lies in Zhambyl, far from Taraz.
	await openMap(page, '/?map=6/44.4/71.5');
	await clickAt(page, 0, 0);
	await expect(page).toHaveURL(/region=KZ-ZHA/);
	await expect(headline(page)).toContainText('1 incident');
	await chips(page)
		.getByRole('link', { name: /Zhambyl/ })
		.click();
	await expect(page).not.toHaveURL(/region=/);
	await expect(headline(page)).toContainText('3 incidents');
});

test('a region is chosen by its name in the facet, holds what is nested in it, and is left out by "not"', async ({
	page
}) => {
	await page.goto('/');
	const facet = page.getByRole('navigation', { name: 'Filters by value' });
	await facet.getByRole('link', { name: /^Kazakhstan/ }).click();
	await expect(headline(page)).toContainText('2 incidents');
	await expect(chips(page)).toContainText('Kazakhstan');
	await chips(page)
		.getByRole('link', { name: /Kazakhstan/ })
		.click();
	await expect(headline(page)).toContainText('3 incidents');
	await facet.getByRole('link', { name: 'not Kazakhstan' }).press('Enter');
	await expect(page).toHaveURL(/region=(!|%21)KZ/);
	await expect(headline(page)).toContainText('1 incident');
});

test('facets are joined, and what they leave is announced', async ({ page }) => {
	await page.goto('/');
	const facet = page.getByRole('navigation', { name: 'Filters by value' });
	await facet.getByRole('link', { name: /^claimed/i }).click();
	await expect(headline(page)).toContainText('2 incidents');
	await facet.getByRole('link', { name: /^Armed attack/ }).click();
	await expect(headline(page)).toContainText('1 incident');
	await expect(page.getByRole('status').filter({ hasText: '1 incident matches' })).toBeAttached();
	await page.goBack();
	await expect(headline(page)).toContainText('2 incidents');
});

test('a place is found by name and distance', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('heading', { name: 'Area' }).click();
	await page.getByLabel('of a place').fill('Taraz');
	await page.getByRole('button', { name: /around this place/ }).click();
	await expect(page).toHaveURL(/near=/);
	await expect(chips(page)).toContainText('within 50 km of Taraz');
	await expect(headline(page)).toContainText('1 incident, 6 killed');
});

test('a search suggests groups, and the chosen one opens', async ({ page }) => {
	await page.goto('/');
	const search = page.getByRole('combobox', { name: /^Search/ });
	await search.fill('jihad union');
	await page
		.getByRole('option', { name: /Islamic Jihad Union/ })
		.first()
		.waitFor();
	await search.press('ArrowDown');
	await search.press('Enter');
	await expect(page).toHaveURL(/islamic-jihad-union/);
});

test('a box is drawn on the map, and only what lies in it matches', async ({ page }) => {
	await openMap(page, '/?map=6/43/71.4');
	await draw(page, 'Draw a box');
	await clickAt(page, -90, -90);
	await clickAt(page, 90, 90);
	await expect(page).toHaveURL(/bbox=/);
	await expect(headline(page)).toContainText('1 incident, 6 killed');
});

test('a circle is drawn on the map', async ({ page }) => {
	await openMap(page, '/?map=6/43/71.4');
	await draw(page, 'Draw a circle');
	await clickAt(page, 0, 0);
	await clickAt(page, 80, 0);
	await expect(page).toHaveURL(/near=/);
	await expect(headline(page)).toContainText('1 incident, 6 killed');
});

test('an outline is drawn corner by corner, and Enter closes it', async ({ page }) => {
	await openMap(page, '/?map=6/43/71.4');
	await draw(page, 'Outline an area');
	for (const [right, down] of [
		[-90, -90],
		[90, -80],
		[80, 90],
		[-80, 80]
	] as const)
		await clickAt(page, right, down);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/area=/);
	await expect(headline(page)).toContainText('1 incident, 6 killed');
});

test('drawing is given up by Escape and changes nothing', async ({ page }) => {
	await openMap(page, '/?map=6/43/71.4');
	await draw(page, 'Draw a box');
	await clickAt(page, -90, -90);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
	await expect(headline(page)).toContainText('3 incidents');
});

test('what the map shows is taken as the area', async ({ page }) => {
	await openMap(page, '/?map=6/47.1/51.9');
	await page.getByRole('button', { name: 'Limit to a part of the map' }).click();
	await page.getByRole('button', { name: 'This view', exact: true }).click();
	await expect(page).toHaveURL(/bbox=/);
	await expect(headline(page)).toContainText('1 incident, 1 killed');
});

test('what is only possibly inside is counted beside, never among the matches', async ({
	page
}) => {
	// A box through the middle of Khost province.
	await page.goto('/?bbox=69.5,33,70,33.5');
	await expect(headline(page)).toContainText('No incident');
	const beside = page.getByText(/\+ 1 incident\b.*possibly inside/).first();
	await expect(beside).toBeVisible();
	await beside.getByRole('link').click();
	await expect(
		panel(page)
			.getByRole('link', { name: /Khost province/ })
			.first()
	).toBeVisible();
});

test('a value that cannot be is named and matches nothing', async ({ page }) => {
	await page.goto('/?from=2011-02-30');
	await expect(panel(page)).toContainText('2011-02-30');
	await expect(headline(page)).toContainText('No incident');
});
