import { expect, test, type Page } from './fixtures.ts';
import { paths } from './records.ts';

const ask = (base: string | undefined, address: string, more = '') =>
	`/oembed?url=${encodeURIComponent(base + address)}${more}`;
const attribute = (page: Page, selector: string, name: string) =>
	page.locator(`head ${selector}`).getAttribute(name);

interface Answer {
	html: string;
	width: number;
	height: number;
	thumbnail_url: string;
	thumbnail_width: number;
	thumbnail_height: number;
	title: string;
}

test('every view and record says of itself how it is embedded and what its card is', async ({
	page,
	request,
	baseURL
}) => {
	const one = (kind: string) => paths.find((path) => path.startsWith(`/${kind}/`)) ?? '';
	const some = ['incidents', 'statements', 'groups', 'sources', 'regions'].map(one);
	for (const path of ['/?region=KZ', ...some]) {
		await page.goto(path);
		for (const format of ['json', 'xml']) {
			const type = format === 'json' ? 'application/json+oembed' : 'text/xml+oembed';
			const href = await attribute(page, `link[type="${type}"]`, 'href');
			expect((await request.get(href ?? '')).status(), `${path} ${format}`).toBe(200);
		}
		const card = await attribute(page, 'meta[property="og:image"]', 'content');
		expect(card).toMatch(new RegExp(`^${baseURL}/card\\.png\\?`));
		expect(await attribute(page, 'meta[property="og:title"]', 'content')).toBeTruthy();
		expect(await attribute(page, 'meta[property="og:description"]', 'content')).toBeTruthy();
		expect(await attribute(page, 'meta[property="og:image:alt"]', 'content')).toBeTruthy();
		expect(await attribute(page, 'meta[name="twitter:card"]', 'content')).toBe(
			'summary_large_image'
		);
	}
});

test('a card is a picture of 1200 by 630', async ({ request }) => {
	for (const query of ['region=KZ', 'incident=taraz-2011-11-12']) {
		const answer = await request.get(`/card.png?${query}`);
		expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png']);
		const bytes = await answer.body();
		expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
	}
});

test('the answer keeps the query of the view and is a frame without a script', async ({
	request,
	baseURL
}) => {
	const query = '?region=KZ&from=2011-11-01&title=Mine+%26+yours';
	const response = await request.get(
		ask(baseURL, `/${query}`, '&dnt=1&maxwidth=500&maxheight=400')
	);
	const answer = (await response.json()) as Answer;
	expect(answer).toMatchObject({
		...{ type: 'rich', version: '1.0', title: 'Mine & yours', provider_name: 'Incident Atlas' },
		...{ provider_url: `${baseURL}/`, width: 500, height: 400 }
	});
	expect(answer.html).toContain(
		`src="${baseURL}/embed?from=2011-11-01&amp;region=KZ&amp;title=Mine%20%26%20yours"`
	);
	expect(answer.html).toContain('title="Mine &amp; yours"');
	expect(answer.html).not.toContain('<script');
	expect(answer.thumbnail_width).toBeLessThanOrEqual(500);
	expect(answer.thumbnail_height).toBeLessThanOrEqual(400);
	const picture = await request.get(answer.thumbnail_url);
	expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png']);
});

test('the frame of the answer shows the view', async ({ page, request, baseURL }) => {
	const answer = (await (
		await request.get(ask(baseURL, '/incidents/taraz-2011-11-12'))
	).json()) as Answer;
	const [, address = ''] = /src="([^"]+)"/.exec(answer.html) ?? [];
	await page.goto(address.replaceAll('&amp;', '&'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Armed attack in Taraz');
	expect(answer.title).toBe('Armed attack in Taraz');
});

test('XML says the same, and a browser reads it', async ({ page, request, baseURL }) => {
	const title = `<b>&"'`;
	const address = ask(baseURL, `/?title=${encodeURIComponent(title)}`, '&format=xml');
	const response = await request.get(address);
	expect(response.headers()['content-type']).toBe('text/xml; charset=utf-8');
	await page.goto('/embed?interactive=never');
	const read = await page.evaluate(
		(text) => {
			const parsed = new DOMParser().parseFromString(text, 'text/xml');
			const of = (name: string) => parsed.querySelector(name)?.textContent;
			return [parsed.querySelector('parsererror') === null, of('type'), of('title'), of('html')];
		},
		await response.text()
	);
	expect(read.slice(0, 3)).toEqual([true, 'rich', title]);
	expect(read[3]).toContain('title="&lt;b&gt;&amp;&quot;&#39;"');
});

for (const [address, status, said] of [
	['/oembed', 400, 'No “url” is given'],
	['/oembed?url=', 400, 'No “url” is given'],
	['/oembed?url=https%3A%2F%2Fexample.org%2F', 404, 'is no page of this atlas'],
	['/oembed?url=nonsense', 404, 'is no page of this atlas'],
	['/oembed?url=javascript%3Aalert(1)', 404, 'is no page of this atlas'],
	['(own)/datasets', 404, 'is no page of this atlas'],
	['(own)/incidents/nobody', 404, 'This atlas has no incident “nobody”'],
	['(own)/?region=XX', 404, 'This atlas knows no region “XX”'],
	['(own)/?snapshot=0123456789abcdef', 404, 'holds no data'],
	['(own)/ &format=yaml', 501, 'expected json or xml'],
	['(own)/ &maxwidth=0', 400, 'a whole number of pixels, 1 or more'],
	['(own)/ &maxheight=NaN', 400, 'a whole number of pixels, 1 or more']
] as const)
	test(`${address} is answered ${status} with a sentence`, async ({ request, baseURL }) => {
		const [own = '', more = ''] = address.replace('(own)', '').split(' ');
		const asked = address.startsWith('(own)') ? ask(baseURL, own, more) : address;
		const response = await request.get(asked);
		expect(response.status()).toBe(status);
		expect(response.headers()['content-type']).toContain('application/problem+json');
		expect(((await response.json()) as { detail: string }).detail).toContain(said);
	});

test('a room of 1e9 pixels is no reason to be larger than a page', async ({ request, baseURL }) => {
	const address = ask(baseURL, '/', '&maxwidth=1000000000&maxheight=1000000000');
	const answer = (await (await request.get(address)).json()) as Answer;
	expect(answer.width).toBeLessThan(1000);
	expect(answer.height).toBeLessThan(2000);
});

test('whatever an editor writes is text in the embed, in the dialog and in the head of a page', async ({
	page
}) => {
	for (const text of ['"><script>alert(1)</script>', '</title><img src=x onerror=alert(1)>']) {
		const words = `title=${encodeURIComponent(text)}&caption=${encodeURIComponent(text)}&alt=${encodeURIComponent(text)}`;
		await page.goto(`/embed?${words}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
		await expect(page.getByRole('img')).toHaveAttribute('alt', text);
		await page.goto(`/share?${words}`);
		await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(text);
		await page.goto(`/?${words}`);
		await expect(page).toHaveTitle(`${text} · Incident Atlas`);
		expect(await attribute(page, 'meta[property="og:title"]', 'content')).toBe(text);
	}
});
