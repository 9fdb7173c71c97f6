import { expectOpenToAll } from './axe.ts';
import { acledFile, counted, expect, signIn, test, ucdpFile } from './operator.ts';

test.use({
	brought: {
		acled: acledFile([['KAZ1', '2014-05-01', 3]]),
		'ucdp-ged': ucdpFile([
			[1, '2014-05-01', 3, 42.9],
			[2, '2014-08-01', 2, 43.4]
		])
	}
});
// A snapshot is built in between, which takes a while where much else is done.
const BUILT = { timeout: 60_000 };

test.describe.configure({ mode: 'serial' });

const BOTH = '?dataset=acled&dataset=ucdp-ged';

test('a pair that is held to be one counts once, and twice again when that is taken back', async ({
	page
}) => {
	await signIn(page);
	expect(await counted(page, BOTH)).toEqual([3, 8]);
	await page.getByRole('link', { name: 'Incidents that may be one' }).click();
	await expect(page.getByText('1 pair found, 0 decisions made.')).toBeVisible();
	await expect(page.getByRole('rowheader', { name: /Killed\s*the same/ })).toBeVisible();
	await expect(page.locator('[data-shown]')).toBeVisible();
	await expectOpenToAll(page);

	await page.getByRole('radio', { name: 'One incident; ucdp-ged:1 counts' }).check();
	await page.getByLabel('Why').fill('Same town, day and number of dead.');
	await page.getByRole('button', { name: 'Decide' }).click();
	await expect(page.getByText('one incident, ucdp-ged:1 counts')).toBeVisible();
	await expect(page.getByText('Every pair is decided.')).toBeVisible();
	await expect.poll(() => counted(page, BOTH), BUILT).toEqual([2, 5]);

	await page.goto('/incidents/acled:KAZ1');
	await expect(page.getByText('This is held to be the same incident as')).toBeVisible();
	await expect(page.getByText('Same town, day and number of dead.')).toBeVisible();

	await page.goto('/duplicates?show=decided');
	await expectOpenToAll(page);
	await page.getByRole('button', { name: 'Take this decision back' }).click();
	await expect(page.getByText('1 pair found, 0 decisions made.')).toBeVisible();
	await expect.poll(() => counted(page, BOTH), BUILT).toEqual([3, 8]);
	await page.goto('/incidents/acled:KAZ1');
	await expect(page.getByText('This is held to be the same incident as')).toHaveCount(0);
});

test('groups that an import suggests wait for a decision', async ({ page }) => {
	await signIn(page);
	await page.getByRole('link', { name: 'Groups that may be known ones' }).click();
	const suggested = page.getByRole('listitem').filter({ hasText: /^\s*Northern Front ucdp-ged:/ });
	await expect(suggested).toContainText('may be Northern Front (same name)');
	await expect(suggested).toContainText('Both come from imports.');
	await expectOpenToAll(page);
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 } });
	test('the map stands with the two incidents, before the list of pairs', async ({ page }) => {
		await signIn(page);
		await page.goto('/duplicates');
		const top = async (name: string) =>
			(await page.getByRole('heading', { name }).boundingBox())?.y ?? NaN;
		const map = await page.locator('.maplibregl-canvas').boundingBox();
		expect(map?.y).toBeLessThan(844);
		expect(map?.y).toBeLessThan(await top('Undecided, the likeliest first'));
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	});
});
