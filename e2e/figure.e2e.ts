import { expect, test } from './fixtures.ts';
import { features, kindsOfPages } from './records.ts';

test('a figure is drawn as SVG, PNG and PDF, is kept by its tag, and says of what data it is', async ({
	request
}) => {
	for (const [format, type, start] of [
		['svg', 'image/svg+xml; charset=utf-8', '<svg'],
		['png', 'image/png', '\x89PNG'],
		['pdf', 'application/pdf', '%PDF-1.7']
	] as const) {
		const answer = await request.get(`/figure.${format}?region=KZ`);
		expect(answer.status()).toBe(200);
		expect(answer.headers()).toMatchObject({
			'content-type': type,
			'access-control-allow-origin': '*',
			'x-content-type-options': 'nosniff'
		});
		const body = await answer.body();
		expect(body.toString('latin1', 0, start.length)).toBe(start);
		const again = await request.get(`/figure.${format}?region=KZ`);
		expect(body.equals(await again.body())).toBe(true);
		const tag = { 'If-None-Match': answer.headers().etag ?? '' };
		expect((await request.get(`/figure.${format}?region=KZ`, { headers: tag })).status()).toBe(304);
	}
});

test('the browser shows the figure with its marks in words', async ({ page }) => {
	await page.goto('/figure.svg');
	const marks = page.locator('[data-part="mark"] > title');
	await expect(marks.filter({ hasText: 'Taraz: armed attack' })).toHaveCount(1);
	for (const { title } of features.filter(({ kind }) => kind === 'incident'))
		expect(title).toBeTruthy();
	await expect(page.locator('svg')).toHaveAttribute('role', 'img');
	const box = await page.locator('[data-part="map"]').boundingBox();
	expect(box?.width).toBeGreaterThan(300);
});

test('a wrong value is refused in a sentence and never drawn as something else', async ({
	request
}) => {
	const corners = Array.from({ length: 1000 }, (_, n) => `${(n % 90) / 2},${n % 45}`).join(';');
	for (const query of [
		'width=0',
		'width=1e9',
		'height=NaN',
		'scale=99',
		'width=4000&height=4000&scale=4',
		'region=nowhere',
		'map=here',
		'theme=pink',
		'incident=nobody',
		'from=2011-02-30',
		'width=320&height=100',
		`title=${'x'.repeat(301)}`,
		`area=${corners}`
	]) {
		const answer = await request.get(`/figure.png?${query}`);
		expect(answer.status(), query.slice(0, 40)).toBe(400);
		const { detail } = (await answer.json()) as { detail: string };
		expect(detail.length).toBeGreaterThan(20);
	}
	expect((await request.get('/figure.svg?snapshot=0123456789abcdef')).status()).toBe(404);
});

test('under a thousand figures at once the atlas goes on answering, and asks to come back later', async ({
	request,
	baseURL
}) => {
	test.setTimeout(120_000);
	const answers = Promise.all(
		Array.from({ length: 1000 }, (_, n) =>
			fetch(`${baseURL}/figure.svg?words=0&width=${400 + n}`).then(async (answer) => {
				await answer.arrayBuffer();
				return answer;
			})
		)
	);
	const health = await request.get('/healthz');
	expect(health.status()).toBe(200);
	const statuses = (await answers).map(({ status }) => status);
	expect(new Set(statuses)).toEqual(new Set([200, 503]));
	const refused = (await answers).find(({ status }) => status === 503);
	expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
	expect((await request.get('/figure.svg?words=0')).status()).toBe(200);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	for (const path of [
		'/',
		'/?region=KZ',
		...kindsOfPages.filter((page) => /^\/(incidents|regions)\//.test(page))
	])
		test(`${path} shows the figure where the map would be`, async ({ page }) => {
			await page.goto(path);
			const picture = page.locator('img[src^="/figure.svg"]');
			await expect(picture).toBeVisible();
			await picture.scrollIntoViewIfNeeded();
			await expect
				.poll(() =>
					page
						.locator('img[src^="/figure.svg"]')
						.evaluate((img) => (img as HTMLImageElement).naturalWidth)
				)
				.toBeGreaterThan(100);
		});
});
