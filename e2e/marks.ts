import { expect, type Locator, type Page } from '@playwright/test';

/** What opens on the map: buttons named in words. */
export const places = (page: Page) => page.getByRole('group', { name: 'Places on the map' });

/** Goes to a view of the front page and waits until its map is drawn. */
export async function openMap(page: Page, path = '/') {
	await page.goto(path);
	await expect(page.locator('[data-shown]')).toBeVisible({ timeout: 45_000 });
}

/** The list and whatever is opened in its place. */
export const panel = (page: Page) =>
	page.getByRole('region', { name: 'What matches', exact: true });

/** Presses Tab until something has the focus, at most `most` times. */
export async function tabTo(page: Page, target: Locator, most = 150) {
	for (let presses = 0; presses < most; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	await expect(target, `reached by ${most} presses of Tab`).toBeFocused();
}

/** A position in the middle of the map, moved by pixels to the right and down. */
export async function middle(page: Page, right = 0, down = 0) {
	const box = await page.locator('.maplibregl-canvas').boundingBox();
	if (!box) throw new Error('There is no map to point at.');
	return { x: box.x + box.width / 2 + right, y: box.y + box.height / 2 + down };
}
