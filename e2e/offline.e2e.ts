import { expect, test } from './fixtures.ts';
import { kindsOfPages } from './records.ts';

// The watch in fixtures.ts fails a journey on any request to another origin; here a browser that cannot
// find any other machine is led over every kind of page and through the map's whole first drawing.
test.use({
	launchOptions: async ({ launchOptions }, use) =>
		use({
			...launchOptions,
			args: [
				...(launchOptions.args ?? []),
				'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
			]
		})
});

test('the map is drawn whole without a request leaving the machine', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await page.goto('/');
	await expect(page.locator('[data-shown]')).toBeVisible({ timeout: 45_000 });
	expect(asked).toContain('/basemap.pmtiles');
});

for (const path of kindsOfPages)
	test(`${path} asks nobody else for anything`, async ({ page }) => {
		await page.goto(path, { waitUntil: 'networkidle' });
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
	});
