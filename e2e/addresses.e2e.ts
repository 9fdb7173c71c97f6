import { check, HintError } from '@placemarkio/check-geojson';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { features, LAYERS, paths } from './records.ts';

interface Collection {
	type: string;
	features: { properties: { id: string; kind: string; title: string; url: string } }[];
}
interface Summary {
	matched: number;
	killed: {
		low: number;
		best: number;
		high: number;
		unreported: number;
		who: Record<string, { best: number }>;
	};
	statements: number;
	presences: number;
	notPlaced: number;
}

test.describe('layers', () => {
	for (const layer of LAYERS)
		test(`/layers/${layer}.geojson is valid GeoJSON that holds every feature kept in it`, async ({
			request
		}) => {
			const answer = await request.get(`/layers/${layer}.geojson`);
			expect(answer.status()).toBe(200);
			expect(answer.headers()['content-type']).toContain('application/geo+json');
			const text = await answer.text();
			const faults = (() => {
				try {
					check(text);
					return [];
				} catch (error) {
					return error instanceof HintError ? error.issues : [error];
				}
			})();
			expect(faults).toEqual([]);
			const served = (JSON.parse(text) as Collection).features.map(
				({ properties }) => properties.id
			);
			const kept = features.filter((feature) => feature.layer === layer).map(({ id }) => id);
			expect(served.sort()).toEqual(kept.sort());
		});

	test('every feature names a page and data that answer', async ({ request }) => {
		for (const layer of LAYERS) {
			const collection = (await (
				await request.get(`/layers/${layer}.geojson`)
			).json()) as Collection;
			for (const { properties } of collection.features) {
				const page = await request.get(properties.url);
				expect(page.status(), properties.url).toBe(200);
				expect(await page.text(), properties.url).toContain(properties.title);
				const data = await request.get(`${properties.url}.json`);
				expect(data.status(), `${properties.url}.json`).toBe(200);
				expect(JSON.stringify(await data.json())).toContain(`"${properties.id}"`);
			}
		}
	});

	/** The ids of all features of all layers under a query, sorted. */
	async function held(request: APIRequestContext, query: string) {
		const found: string[] = [];
		for (const layer of LAYERS) {
			const answer = await request.get(`/layers/${layer}.geojson${query}`);
			const collection = (await answer.json()) as Collection;
			found.push(...collection.features.map(({ properties }) => properties.id));
		}
		return found.sort();
	}

	test('a layer under a group, a region or a period holds just what matches', async ({
		request
	}) => {
		const kazakh = await held(request, '?region=KZ');
		expect(kazakh).toEqual(['atyrau-2011-10-31', 'taraz-2011-11-12']);
		const jihadUnion = await held(request, '?group=islamic-jihad-union');
		expect(jihadUnion).toEqual(['islamic-jihad-union-north-waziristan']);
		const november = await held(request, '?region=KZ&from=2011-11-01&to=2011-11-30');
		expect(november).toEqual(['taraz-2011-11-12']);
	});
});

test('every record, group, source and region has a page with its name as headline, and data', async ({
	request
}) => {
	for (const path of paths) {
		const page = await request.get(path);
		expect(page.status(), path).toBe(200);
		expect(await page.text(), path).toMatch(/<h1[\s>]/);
		const data = await request.get(`${path}.json`);
		expect(data.status(), `${path}.json`).toBe(200);
		expect(data.headers()['content-type'], `${path}.json`).toContain('application/json');
	}
});

test('the summary counts 3 incidents, 7 killed, 1 unreported, 2 not placed, 8 presences apart', async ({
	request
}) => {
	const summary = (await (await request.get('/summary.json')).json()) as Summary;
	expect(summary.matched).toBe(3);
	expect(summary.killed).toMatchObject({ low: 7, best: 7, high: 7, unreported: 1 });
	const who = Object.fromEntries(
		['security forces', 'civilian', 'perpetrator'].map((name) => [
			name,
			summary.killed.who[name]?.best
		])
	);
	expect(who).toEqual({ 'security forces': 4, civilian: 2, perpetrator: 1 });
	expect(summary.statements).toBe(2);
	expect(summary.notPlaced).toBe(2);
	expect(summary.presences).toBe(8);
});

test.describe('what is not there', () => {
	test.use({ expected: /status of 404/ });

	for (const path of [
		'/incidents/nowhere',
		'/groups/nobody',
		'/sources/x',
		'/regions/XX',
		'/nothing'
	])
		test(`${path} is a page that says so and leads on`, async ({ page, request }) => {
			const answer = await page.goto(path);
			expect(answer?.status()).toBe(404);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(page.locator('a[href="/"]').first()).toBeVisible();
			const data = await request.get(`${path}.json`);
			expect(data.status()).toBe(404);
		});
});

test('the basemap answers a range of its bytes with just those', async ({ request }) => {
	const answer = await request.get('/basemap.pmtiles', { headers: { Range: 'bytes=0-126' } });
	expect(answer.status()).toBe(206);
	const body = await answer.body();
	expect(body.length).toBe(127);
	expect(body.subarray(0, 7).toString()).toBe('PMTiles');
	expect(answer.headers()['content-encoding']).toBeUndefined();
});

test('the headers of a page fit into the 4 kB that a proxy takes of them', async ({ request }) => {
	for (const path of ['/', '/incidents/taraz-2011-11-12', '/embed', '/embed/map', '/share']) {
		const headers = (await request.get(path)).headersArray();
		const bytes = headers.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 0);
		expect(bytes, path).toBeLessThan(3000);
	}
});
