import { expectOpenToAll } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { kindsOfPages } from './records.ts';

for (const scheme of ['light', 'dark'] as const)
	test.describe(`in ${scheme}`, () => {
		test.use({ colorScheme: scheme });

		for (const path of kindsOfPages)
			test(`${path} has nothing seriously in the way of anybody`, async ({ page }) => {
				await page.goto(path, { waitUntil: 'networkidle' });
				await expectOpenToAll(page);
			});
	});

test.describe('a page that is not there', () => {
	test.use({ expected: /status of 404/ });
	test('has nothing seriously in the way of anybody', async ({ page }) => {
		await page.goto('/incidents/nowhere');
		await expectOpenToAll(page);
	});
});

test('every page says in its title and to other sites what it is', async ({ page }) => {
	const titles = new Set<string>();
	const full = kindsOfPages.filter((path) => !path.includes('?'));
	for (const path of full) {
		await page.goto(path);
		const title = await page.title();
		expect(title, path).toMatch(/\S.*Incident Atlas|Incident Atlas.*\S/);
		titles.add(title);
		await expect(page.locator('meta[property="og:title"]'), path).toHaveCount(1);
		await expect(page.locator('meta[property="og:description"]'), path).toHaveCount(1);
	}
	expect(titles.size).toBe(full.length);
});
