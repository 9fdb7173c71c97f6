import { expect, test } from './fixtures.ts';
import { features, kindsOfPages } from './records.ts';

for (const path of kindsOfPages)
	test(`${path} is all there without script`, async ({ page }) => {
		expect((await page.goto(path))?.status()).toBe(200);
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
		expect((await page.locator('main').innerText()).length).toBeGreaterThan(100);
	});

test('every incident in the list leads to its page', async ({ page }) => {
	for (const { path, title } of features.filter(({ kind }) => kind === 'incident')) {
		await page.goto('/');
		await page.getByRole('link', { name: title }).first().click();
		await expect(page.getByRole('heading', { name: title }).first()).toBeVisible();
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
	}
});

test('a facet is a link that narrows the list, and its chip is a link that widens it again', async ({
	page
}) => {
	await page.goto('/');
	await page
		.getByRole('link', { name: /^Kazakhstan/ })
		.first()
		.click();
	await expect(page).toHaveURL(/region=KZ/);
	await expect(page.getByRole('link', { name: 'Armed attack in Taraz' }).first()).toBeVisible();
	await expect(page.getByRole('link', { name: /Khost province/ })).toHaveCount(0);
});

test('the search is a form that narrows the list', async ({ page }) => {
	await page.goto('/');
	const box = page
		.getByRole('searchbox')
		.or(page.getByRole('combobox', { name: /search/i }))
		.first();
	await box.fill('Atyrau');
	await box.press('Enter');
	await expect(page).toHaveURL(/q=Atyrau/);
	await expect(page.getByRole('link', { name: /Atyrau/ }).first()).toBeVisible();
	await expect(page.getByRole('link', { name: 'Armed attack in Taraz' })).toHaveCount(0);
});
