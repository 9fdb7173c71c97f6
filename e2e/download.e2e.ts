import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from './fixtures.ts';

/** How many incidents the list says that it holds. */
async function countShown(page: Page): Promise<number> {
	const head = page.getByRole('heading', { name: /^\d[\d,]* incidents?$/ });
	return Number((await head.innerText()).replace(/\D/g, ''));
}
/** The text of the file that a link of the list gives. */
async function taken(page: Page, name: string): Promise<string> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name, exact: true }).click()
	]);
	expect(await download.failure()).toBeNull();
	return readFile(await download.path(), 'utf8');
}

for (const view of ['/', '/?region=KZ', '/?group=jund-al-khilafah&from=2011-11-01'])
	test(`the files of ${view} hold as many incidents as the list says, and the same ones`, async ({
		page
	}) => {
		await page.goto(view);
		await page.locator('.downloads summary').click();
		const count = await countShown(page);
		expect(count).toBeGreaterThan(0);
		const rows = parse<{ id: string }>(await taken(page, 'CSV'), { columns: true });
		expect(rows).toHaveLength(count);
		const collection = JSON.parse(await taken(page, 'GeoJSON')) as {
			features: { properties: { id: string } }[];
		};
		expect(collection.features).toHaveLength(count);
		const ids = rows.map(({ id }) => id).sort();
		expect(collection.features.map(({ properties }) => properties.id).sort()).toEqual(ids);
		const links = page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link');
		await expect(links).toHaveCount(count);
		const listed = await links.evaluateAll((all) =>
			all.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('incident'))
		);
		expect(listed.sort()).toEqual(ids);
	});

test('the page of an incident tells machines what it tells people, and no policy refuses it', async ({
	page
}) => {
	const answer = await page.goto('/incidents/taraz-2011-11-12');
	expect(answer?.headers()['content-security-policy']).toContain('script-src');
	// As it stands in what was sent, and in the page once it is live.
	const [, sent = ''] =
		/<script type="application\/ld\+json">([^<]*)<\/script>/.exec((await answer?.text()) ?? '') ??
		[];
	const linked = page.locator('script[type="application/ld+json"]');
	await expect(linked).toHaveCount(1);
	expect(JSON.parse((await linked.textContent()) ?? '')).toEqual(JSON.parse(sent));
	expect(JSON.parse(sent)).toMatchObject({
		'@context': 'https://schema.org',
		'@type': 'Report',
		url: page.url(),
		name: await page.getByRole('heading', { level: 1 }).innerText(),
		temporalCoverage: '2011-11-12/2011-11-12'
	});
});

for (const [list, title] of [
	['statements', '2 statements'],
	['presences', '8 presences of groups']
] as const)
	test(`all ${list} of a view stand on a page of their own, whose rows open on the map`, async ({
		page
	}) => {
		await page.goto(`/lists/${list}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		const rows = page.getByRole('list', { name: title }).getByRole('link');
		await expect(rows).toHaveCount(parseInt(title));
		const name = await rows.first().innerText();
		await rows.first().click();
		await expect(page).toHaveURL(/\/\?(statement|presence)=/);
		await expect(page.locator('#opened')).toContainText(name);
	});

test.describe('a list that is not there', () => {
	test.use({ expected: /40[04]/ });
	test('or a page that does not follow is said in a sentence', async ({ page }) => {
		expect((await page.goto('/lists/everything'))?.status()).toBe(404);
		await expect(page.getByRole('main')).toContainText('no such list');
		expect((await page.goto('/lists/presences?after=x'))?.status()).toBe(400);
		await expect(page.getByRole('main')).toContainText('does not follow');
	});
});
