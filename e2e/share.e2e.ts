import { AxeBuilder } from '@axe-core/playwright';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../scripts/serve.mjs';
import { expect, test, type Page } from './fixtures.ts';
import { openMap } from './marks.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Put this view in a report' });
const code = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

test('the dialog shows the very figure that it offers, and every choice changes both', async ({
	page
}) => {
	await openMap(page, '/?region=KZ');
	await page.getByRole('link', { name: 'Put in a report' }).click();
	const dialog = dialogOf(page);
	await expect(dialog).toBeVisible();
	await expect(page).toHaveURL(/\/\?region=KZ$/);
	const picture = dialog.getByRole('img', { name: /^Map: .*Kazakhstan/ });
	await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(673);
	await dialog.getByLabel('Size').selectOption('square');
	await dialog.getByLabel('Follows corrections and new records').check();
	await dialog.getByLabel('Title', { exact: true }).fill('Two attacks');
	const png = dialog.getByRole('link', { name: /^PNG/ });
	await expect(png).toHaveAttribute(
		'href',
		'/figure.png?region=KZ&title=Two%20attacks&width=720&height=720'
	);
	await expect(picture).toHaveAttribute('src', /\/figure\.svg\?.*title=Two%20attacks.*height=720/);
	await expect(dialog.getByLabel('Caption', { exact: true }).first()).toHaveValue(
		/Data: Incident Atlas/
	);
});

test('pinned is the choice before any, and is said with its day', async ({ page, request }) => {
	const { snapshot } = (await (await request.get('/summary.json')).json()) as { snapshot: string };
	await page.goto('/share?region=KZ');
	await expect(page.getByLabel(/Stays as it is now, of \d+ \w+ \d{4}/)).toBeChecked();
	await expect(page.getByRole('link', { name: /^PDF/ })).toHaveAttribute(
		'href',
		`/figure.pdf?region=KZ&snapshot=${snapshot}`
	);
});

test('on an address that nobody else reaches the forms are pictures and texts, and it says so', async ({
	page,
	baseURL
}) => {
	await page.goto('/share');
	await expect(page.getByText(`${baseURL}, is not a public https address`)).toBeVisible();
	await expect(code(page, 'Frame')).toHaveCount(0);
	await expect(code(page, 'LaTeX')).toHaveValue(/\\includegraphics/);
	await expect(page.getByRole('textbox', { name: 'Alternative text' }).last()).toHaveValue(
		/^Map: /
	);
});

test('the dialog is opened, used and left by keyboard, and focus comes back', async ({ page }) => {
	await openMap(page, '/incidents/taraz-2011-11-12');
	const way = page.getByRole('link', { name: 'Put in a report' });
	await way.press('Enter');
	await expect(dialogOf(page)).toBeVisible();
	await expect(
		dialogOf(page).getByRole('img', { name: /^Map: Armed attack in Taraz/ })
	).toBeVisible();
	await page.keyboard.press('Tab');
	expect(await dialogOf(page).evaluate((one) => one.contains(document.activeElement))).toBe(true);
	await page.keyboard.press('Escape');
	await expect(dialogOf(page)).toBeHidden();
	await expect(way).toBeFocused();
});

test('nothing serious is in the way of anybody, in light and in dark', async ({ page }) => {
	for (const theme of ['light', 'dark']) {
		await page.goto(`/share?region=KZ&theme=${theme}`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		const { violations } = await new AxeBuilder({ page }).analyze();
		const serious = violations.filter(
			({ impact }) => impact === 'serious' || impact === 'critical'
		);
		expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
	}
});

test('without a script the page is a form that shows what was chosen', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
	const page = await context.newPage();
	await page.goto('/?region=KZ');
	await page.getByRole('link', { name: 'Put in a report' }).click();
	await expect(page).toHaveURL(/\/share\?region=KZ$/);
	await page.getByLabel('Size').selectOption('a4');
	await page.getByLabel('Legend').uncheck();
	await page.getByLabel('Alternative text').first().fill('My own words <b>.');
	await page.getByRole('button', { name: 'Show what is chosen' }).click();
	await expect(page.getByLabel('Legend')).not.toBeChecked();
	await expect(page.getByRole('img')).toHaveAttribute('alt', 'My own words <b>.');
	await expect(page.getByRole('link', { name: /^SVG/ })).toHaveAttribute(
		'href',
		/alt=My%20own%20words.*width=794&height=1123&legend=0/
	);
	await context.close();
});

test.describe('of a wrong address', () => {
	test.use({ expected: /status of 400/ });

	test('the value is named, and no code is made of it', async ({ page }) => {
		expect((await page.goto('/share?region=XX'))?.status()).toBe(400);
		await expect(page.getByText('This atlas knows no region “XX”')).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'LaTeX' })).toHaveCount(0);
	});
});

test.describe('where others reach the atlas', () => {
	test.use({ others: /^http:\/\/127\.0\.0\.1:\d+$/ });
	let atlas: Awaited<ReturnType<typeof serve>>;
	let local = '';
	let store = '';
	test.beforeAll(async () => {
		store = await mkdtemp(join(tmpdir(), 'atlas-share-'));
		const port = String(20_000 + (process.pid % 20_000));
		atlas = await serve({
			...{ PORT: port, ORIGIN: 'https://atlas.example.org', HOST: '127.0.0.1' },
			ATLAS_STORE: store
		});
		local = `http://127.0.0.1:${port}`;
	});
	test.afterAll(async () => {
		await atlas.stop();
		await rm(store, { recursive: true, force: true });
	});

	test('frame, element, Markdown and link are offered, and the preview is the embed itself', async ({
		page
	}) => {
		await openMap(page, `${local}/?region=KZ&title=${encodeURIComponent('<i>“Two”</i>')}`);
		await page.getByRole('link', { name: 'Put in a report' }).click();
		await expect(code(page, 'Frame')).toHaveValue(
			/<iframe src="https:\/\/atlas\.example\.org\/embed\?region=KZ&amp;title=.*&amp;snapshot=[0-9a-f]{16}&amp;words=0"/
		);
		await expect(code(page, 'Frame')).toHaveValue(/<strong>&lt;i&gt;“Two”&lt;\/i&gt;<\/strong>/);
		await expect(code(page, 'Element that finds its own height')).toHaveValue(
			/<script async src="https:\/\/atlas\.example\.org\/incident-atlas\.js"><\/script>/
		);
		await expect(code(page, 'Markdown')).toHaveValue(/^!\[Map: /);
		await expect(code(page, 'Link')).toHaveValue(/^https:\/\/atlas\.example\.org\/\?region=KZ&/);
		const preview = dialogOf(page).frameLocator('iframe');
		await expect(preview.getByRole('heading', { level: 1 })).toHaveText('<i>“Two”</i>');
		await dialogOf(page).getByLabel('A picture', { exact: true }).check();
		await expect(code(page, 'Frame')).toHaveCount(0);
		await expect(dialogOf(page).getByRole('img', { name: /^Map/ })).toBeVisible();
	});

	test('what is copied is what stands there', async ({ page, context }) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto(`${local}/share?incident=taraz-2011-11-12`);
		await page.getByRole('button', { name: 'Copy : Frame' }).click();
		await expect(page.getByText('Frame: copied.')).toBeAttached();
		const copied = await page.evaluate(() => navigator.clipboard.readText());
		expect(copied).toBe(await code(page, 'Frame').inputValue());
		await page.getByRole('button', { name: 'Copy picture, caption and alternative text' }).click();
		await expect(page.getByText('Picture, caption and alternative text are copied.')).toBeVisible();
		const types = await page.evaluate(async () =>
			(await navigator.clipboard.read()).flatMap((item) => [...item.types])
		);
		expect(types.sort()).toEqual(['image/png', 'text/html', 'text/plain']);
	});
});
