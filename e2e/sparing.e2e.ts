import { expect, test } from './fixtures.ts';

test('where no WebGL 2 is to be had the embed stays its picture, and says why when it is touched', async ({
	page
}) => {
	await page.addInitScript(() => {
		HTMLCanvasElement.prototype.getContext = () => null;
	});
	await page.goto('/embed?region=KZ');
	await page.getByRole('button', { name: 'Explore the map' }).click();
	await expect(page.getByRole('status')).toHaveText(/This browser cannot draw the map/);
	await expect(page.getByRole('img', { name: /^Map/ })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Explore the map' })).toBeHidden();
	await expect(page).toHaveURL(/\/embed\?region=KZ$/);
});

test('a map that fails leaves the picture in its place, with a sentence', async ({ page }) => {
	await page.addInitScript(() => {
		HTMLCanvasElement.prototype.getContext = () => null;
	});
	await page.goto('/embed/map?region=KZ');
	await expect(page.getByRole('status').filter({ hasText: 'The picture shows' })).toBeVisible();
	await expect(page.getByRole('img', { name: /^Map/ })).toBeVisible();
});

test('a reader who saves data gets the picture until it is touched, whatever the embed says', async ({
	page
}) => {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
	});
	await page.goto('/embed?interactive=now', { waitUntil: 'networkidle' });
	await expect(page.getByRole('button', { name: 'Explore the map' })).toBeVisible();
	await expect(page).toHaveURL(/\/embed\?interactive=now$/);
	await page.getByRole('img', { name: /^Map/ }).click();
	await expect(page).toHaveURL(/\/embed\/map\?interactive=now&focus=$/);
	await expect(page.locator('[data-shown]')).toBeVisible({ timeout: 45_000 });
});

test('an embed that is never to be a map has no button and no map', async ({ page }) => {
	await page.goto('/embed?interactive=never', { waitUntil: 'networkidle' });
	await expect(page.getByRole('button')).toHaveCount(0);
	await page.getByRole('img', { name: /^Map/ }).click();
	await expect(page).toHaveURL(/\/embed\?interactive=never$/);
});
