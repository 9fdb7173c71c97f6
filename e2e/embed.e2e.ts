import { AxeBuilder } from '@axe-core/playwright';
import type { Frame } from '@playwright/test';
import { expect, test, type Page } from './fixtures.ts';
import { frame, host, LISTENER, type HostPage } from './host.ts';

test.use({ others: /^http:\/\/127\.0\.0\.1:\d+$/ });

/** Opens a page of somebody else, works with it, and ends it. */
async function inPage(page: Page, wanted: HostPage, work: () => Promise<void>) {
	const { address, stop } = await host(wanted);
	try {
		await page.goto(address);
		await work();
	} finally {
		await stop();
	}
}
const embedIn = (page: Page, at = 0) => page.frameLocator('iframe').nth(at);
const heardBy = (page: Page) =>
	page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
/** WebGL contexts that a frame's document ever asked for. */
const contextsOf = (one: Frame) =>
	one.evaluate(() => (window as unknown as { contexts?: number }).contexts ?? 0);
async function countContexts(page: Page) {
	await page.addInitScript(() => {
		const own = window as unknown as { contexts: number };
		own.contexts = 0;
		const { prototype } = HTMLCanvasElement;
		const plain = Object.getOwnPropertyDescriptor(prototype, 'getContext')?.value as (
			...all: unknown[]
		) => RenderingContext | null;
		Object.defineProperty(prototype, 'getContext', {
			value(this: HTMLCanvasElement, ...all: unknown[]) {
				if (String(all[0]).startsWith('webgl')) own.contexts += 1;
				return plain.apply(this, all);
			}
		});
	});
}

test('an embed is whole without a script: picture with alternative text, caption, list, ways on', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
	const page = await context.newPage();
	await page.setViewportSize({ width: 600, height: 800 });
	expect((await page.goto('/embed?region=KZ'))?.status()).toBe(200);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Incidents of armed violence in Kazakhstan'
	);
	const picture = page.getByRole('img', { name: /^Map: .*2 incidents.*7 killed/ });
	await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(600);
	await expect(page.getByText(/^2 incidents in Kazakhstan.*Data: Incident Atlas/)).toBeVisible();
	await page.getByText('As a list: 2 incidents').click();
	const link = page.getByRole('link', { name: 'Armed attack in Taraz' });
	await expect(link).toBeVisible();
	await expect(link).toHaveAttribute('target', '_blank');
	await expect(page.getByRole('link', { name: 'Open in the Incident Atlas' })).toHaveAttribute(
		'href',
		'/?region=KZ'
	);
	await expect(page.getByRole('button')).toHaveCount(0);
	await context.close();
});

test('an embed weighs less than 60 kB before it is touched, and asks for no script of the map', async ({
	page
}) => {
	await page.setViewportSize({ width: 600, height: 800 });
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	let bytes = 0;
	session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await page.goto('/embed', { waitUntil: 'networkidle' });
	await expect(page.getByRole('button', { name: 'Explore the map' })).toBeVisible();
	expect(asked.filter((path) => /\.m?js$/.test(path))).toEqual(['/embed.js']);
	expect(bytes).toBeGreaterThan(10_000);
	expect(bytes).toBeLessThan(60_000);
	expect(await page.context().cookies()).toEqual([]);
});

test('a touch makes a map of the picture, and the map is moved by keys and gives focus on', async ({
	page,
	baseURL
}) => {
	await inPage(page, { body: frame(`${baseURL}/embed`) + LISTENER }, async () => {
		await embedIn(page).getByRole('button', { name: 'Explore the map' }).press('Enter');
		await expect(embedIn(page).locator('[data-shown]')).toBeVisible({ timeout: 45_000 });
		await expect(embedIn(page).locator('.maplibregl-canvas')).toBeFocused();
		await page.keyboard.press('+');
		await page.keyboard.press('Tab');
		await expect(embedIn(page).locator('.maplibregl-canvas')).not.toBeFocused();
		const mark = embedIn(page).getByRole('button', { name: /Taraz/ }).first();
		await mark.press('Enter');
		await expect(embedIn(page).getByRole('heading', { name: '1 record here' })).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(embedIn(page).getByRole('heading', { name: '1 record here' })).toHaveCount(0);
	});
});

test('the page around is told the height in every dialect, as a number, and again when it changes', async ({
	page,
	baseURL
}) => {
	const wordpress = `<iframe src="${baseURL}/embed#?secret=abc123" title="A map" width="600" height="300" sandbox="allow-scripts"></iframe>`;
	await inPage(page, { body: LISTENER + wordpress }, async () => {
		const height = expect.any(Number) as unknown;
		const told = [
			{ type: 'incident-atlas:height', v: 1, id: 'incident-atlas', height },
			{ sentinel: 'amp', type: 'embed-size', height },
			{ 'datawrapper-height': { 'incident-atlas': height } },
			expect.stringMatching(
				/^\{"context":"iframe\.resize","src":"[^"]+","height":\d+\}$/
			) as unknown,
			{ message: 'height', value: height, secret: 'abc123' }
		];
		for (const one of told) await expect.poll(() => heardBy(page)).toContainEqual(one);
		const before = (await heardBy(page)).length;
		await embedIn(page).getByText('As a list:').click();
		await expect.poll(async () => (await heardBy(page)).length).toBeGreaterThan(before);
		// A link is followed by the page around, which alone may open windows there.
		await embedIn(page).getByRole('link', { name: 'Armed attack in Taraz' }).click();
		const value = `${baseURL}/incidents/taraz-2011-11-12`;
		await expect
			.poll(() => heardBy(page))
			.toContainEqual({ message: 'link', value, secret: 'abc123' });
	});
});

test('in a sandbox without an origin the map draws and opens no storage', async ({
	page,
	baseURL
}) => {
	const body = `<iframe src="${baseURL}/embed?interactive=now#?secret=abc" title="A map" width="600" height="640" sandbox="allow-scripts"></iframe>`;
	await inPage(page, { body }, async () => {
		await expect(embedIn(page).locator('[data-shown]')).toBeVisible({ timeout: 45_000 });
		await expect(embedIn(page).getByRole('button', { name: /Taraz/ }).first()).toBeVisible();
	});
});

test('a page with a strict policy shows frame and element, and the element is as high as it says', async ({
	page,
	baseURL
}) => {
	const policy = `default-src 'none'; frame-src ${baseURL}; script-src ${baseURL}; img-src ${baseURL}`;
	const body = `${frame(`${baseURL}/embed?region=KZ`)}<incident-atlas src="${baseURL}/embed" title="All"><p id="still">The picture.</p></incident-atlas><incident-atlas src="https://elsewhere.example/embed"><p id="kept">Kept.</p></incident-atlas><script async src="${baseURL}/incident-atlas.js"></script>`;
	await inPage(page, { body, policy }, async () => {
		await expect(embedIn(page).getByRole('img', { name: /^Map/ })).toBeVisible();
		await expect(page.locator('#still')).toBeHidden();
		await expect(page.locator('#kept')).toBeVisible();
		const inner = page.locator('incident-atlas iframe').first();
		await expect(inner).toHaveAttribute('title', 'All');
		expect((await inner.boundingBox())?.height).toBeGreaterThan(400);
		await expect(inner.contentFrame().getByRole('heading', { level: 1 })).toBeVisible();
	});
});

test('of ten on a page none draws before it is seen or touched, and what is left gives its context back', async ({
	page,
	baseURL
}) => {
	await countContexts(page);
	const frames = Array.from({ length: 10 }, (_, at) =>
		frame(`${baseURL}/embed?interactive=${at % 2 ? 'now' : 'touch'}`)
	);
	await page.setViewportSize({ width: 700, height: 900 });
	await inPage(page, { body: frames.join('<p>Between.</p>') }, async () => {
		await expect(embedIn(page, 1).locator('[data-shown]')).toBeVisible({ timeout: 45_000 });
		const inside = page.frames().filter((one) => one.url().includes('/embed'));
		expect(inside).toHaveLength(10);
		const counts = await Promise.all(inside.map(contextsOf));
		expect(counts.filter(Boolean)).toHaveLength(1);
		await page.locator('iframe').nth(9).scrollIntoViewIfNeeded();
		await expect(embedIn(page, 9).locator('[data-shown]')).toBeVisible({ timeout: 45_000 });
		await expect(embedIn(page, 1).locator('.maplibregl-canvas')).toHaveCount(0);
		await expect(embedIn(page, 1).getByRole('img', { name: /^Map/ })).toHaveCount(1);
	});
});

test('at 320 pixels nothing has to be scrolled sideways, and nothing serious is in the way of anybody', async ({
	page
}) => {
	await page.setViewportSize({ width: 320, height: 700 });
	await page.goto('/embed?incident=taraz-2011-11-12');
	await expect(page.getByRole('img', { name: /^Map: Armed attack in Taraz/ })).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('a pinned embed says of which day its data is and leads to what is shown today', async ({
	page,
	request
}) => {
	const { snapshot } = (await (await request.get('/summary.json')).json()) as { snapshot: string };
	await page.goto(`/embed?region=KZ&snapshot=${snapshot}`);
	await expect(page.getByText(/Data as of \d+ \w+ \d{4}/)).toBeVisible();
	await expect(page.getByRole('link', { name: 'The same view today' })).toHaveAttribute(
		'href',
		'/?region=KZ'
	);
});

test.describe('what cannot be shown', () => {
	test.use({ expected: /status of 4\d\d/ });
	for (const [query, status, said] of [
		['region=XX', 400, 'This atlas knows no region “XX”'],
		['interactive=always', 400, 'expected one of touch, now, never'],
		['width=1e9&height=NaN', 400, 'a whole number of pixels'],
		['incident=nobody', 404, 'This atlas has no incident “nobody”'],
		['snapshot=0123456789abcdef', 404, 'holds no data with the id']
	] as const)
		test(`?${query} is a ${status} that says why, never another view`, async ({ page }) => {
			expect((await page.goto(`/embed?${query}`))?.status()).toBe(status);
			await expect(page.getByText(said)).toBeVisible();
			await expect(page.getByRole('img')).toHaveCount(0);
		});
});

test('embeds may be framed by others, all else by this site alone', async ({ request }) => {
	const headersOf = async (path: string) => (await request.get(path)).headers();
	for (const path of ['/embed', '/embed/map', '/embed?region=XX']) {
		const headers = await headersOf(path);
		expect(headers['content-security-policy']).toMatch(
			/worker-src 'self' data:.*frame-ancestors \*$/
		);
		expect(headers).not.toHaveProperty('x-frame-options');
		expect(headers).not.toHaveProperty('set-cookie');
	}
	for (const path of ['/', '/share', '/groups']) {
		const policy = (await headersOf(path))['content-security-policy'];
		expect(policy).toMatch(/worker-src 'self';.*frame-ancestors 'self'$/);
	}
	for (const path of ['/incident-atlas.js', '/embed.js', '/basemap.pmtiles', '/favicon.svg'])
		expect((await headersOf(path))['access-control-allow-origin'], path).toBe('*');
});
