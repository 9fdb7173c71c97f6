import { expect, test } from './fixtures.ts';

const headline = { level: 1 } as const;

test('the two handles of the period narrow the list by keyboard, and the address says so', async ({
	page
}) => {
	await page.goto('/');
	const from = page.getByRole('slider', { name: 'From' });
	await from.focus();
	await from.press('End');
	await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d/);
	await expect(page.getByRole('heading', headline)).not.toContainText('3 incidents');
	await from.press('Home');
	await expect(page.getByRole('heading', headline)).toContainText('3 incidents');
});

test('the date fields take a period to the day', async ({ page }) => {
	await page.goto('/');
	await page
		.getByLabel('From', { exact: true })
		.and(page.locator('[type="date"]'))
		.fill('2011-11-01');
	await page
		.getByLabel('to', { exact: true })
		.and(page.locator('[type="date"]'))
		.fill('2011-11-30');
	await page.getByRole('button', { name: 'Show this period' }).click();
	await expect(page).toHaveURL(/from=2011-11-01&to=2011-11-30/);
	const list = page.getByRole('list', { name: /incidents/i }).first();
	await expect(list.getByRole('link', { name: 'Armed attack in Taraz' })).toBeVisible();
	await expect(list.getByRole('link', { name: /Atyrau/ })).toHaveCount(0);
});

test('a day that is typed before the page is live is kept when it is', async ({ page }) => {
	const { promise: late, resolve: arrive } = Promise.withResolvers<void>();
	await page.route('**/_app/immutable/entry/**', async (route) => {
		await late;
		await route.continue();
	});
	await page.goto('/', { waitUntil: 'domcontentloaded' });
	const from = page.getByLabel('From', { exact: true }).and(page.locator('[type="date"]'));
	await from.fill('2011-11-01');
	arrive();
	await page.locator('[data-shown]').waitFor();
	await expect(from).toHaveValue('2011-11-01');
});

test('playback moves a window through the days until it is paused, and pausing keeps the window', async ({
	page
}) => {
	await page.goto('/');
	const timeline = page.getByRole('region', { name: 'Timeline' });
	await timeline.getByLabel('Speed').selectOption('fast');
	await timeline.getByRole('button', { name: 'Play' }).click();
	await expect(page).toHaveURL(/from=/);
	const first = page.url();
	await expect(page).not.toHaveURL(first);
	await timeline.getByRole('button', { name: 'Pause' }).click();
	await expect(timeline.getByRole('button', { name: 'Play' })).toBeVisible();
	await expect(page).toHaveURL(/from=/);
});

test.describe('for who asked for less motion', () => {
	test.use({ contextOptions: { reducedMotion: 'reduce' } });

	test('playback goes a step at a time', async ({ page }) => {
		await page.goto('/');
		const step = page.getByRole('button', { name: 'Next step' });
		await step.click();
		await expect(page).toHaveURL(/to=/);
		const first = page.url();
		await step.click();
		await expect(page).not.toHaveURL(first);
		await expect(page.getByRole('button', { name: 'Play' })).toHaveCount(0);
	});
});
