// OGC API - Features Part 1 (17-069r4), requirement by requirement, and what real clients trip over beyond it.
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filledAtlas } from '../terms.fixture.ts';
import {
	clientOf,
	rels,
	type Described,
	type Item,
	type Items,
	type Link
} from './client.fixture.ts';

let atlas: Awaited<ReturnType<typeof filledAtlas>>;
beforeAll(async () => {
	atlas = await filledAtlas(60);
}, 180_000);
afterAll(() => atlas.clean());

const JSON_TYPE = 'application/json';
const { at, ask, read, items, collections, refused } = clientOf(() => atlas.origin);
const OPENAPI = 'application/vnd.oai.openapi+json;version=3.0';
describe('core', { timeout: 60_000 }, () => {
	test('root-op, root-success: the landing page leads to definition, conformance and data', async () => {
		const { links } = await read<{ links: Link[] }>('');
		expect(rels(links, 'service-desc').map(({ type }) => type)).toEqual([OPENAPI]);
		expect(rels(links, 'service-doc').map(({ type }) => type)).toEqual(['text/html']);
		expect(rels(links, 'conformance')).toHaveLength(1);
		expect(rels(links, 'data')).toHaveLength(1);
		for (const { href } of links) expect(href).toMatch(/^http:\/\/127/);
	});
	test('api-definition-op, api-definition-success: each definition comes in the type of its link', async () => {
		const { links } = await read<{ links: Link[] }>('');
		for (const { href, type } of [...rels(links, 'service-desc'), ...rels(links, 'service-doc')])
			for (const address of [href, href.replace(/\?.*/, '')]) {
				const answer = await ask(address, type);
				expect(answer.status).toBe(200);
				expect(answer.headers.get('Content-Type')).toContain(type);
			}
	});
	test('conformance-op, conformance-success: all classes of requirements are listed', async () => {
		const { conformsTo } = await read<{ conformsTo: string[] }>('/conformance');
		for (const name of ['core', 'geojson', 'html', 'oas30'])
			expect(conformsTo).toContain(
				`http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`
			);
	});
	test('http: HEAD is GET without a body, OPTIONS says what may be done, what is held is not sent again', async () => {
		const options = await ask('/collections', '*/*', { method: 'OPTIONS' });
		expect([options.status, options.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
		for (const path of ['', '/collections', '/collections/incidents/items']) {
			const head = await ask(path, '*/*', { method: 'HEAD' });
			expect([head.status, await head.text()]).toEqual([200, '']);
			const tag = head.headers.get('ETag')!;
			const again = await ask(path, '*/*', { headers: { 'If-None-Match': tag } });
			expect(again.status, path).toBe(304);
			expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*');
		}
	});
	test('query-param-unknown: a parameter that is not defined is refused everywhere', async () => {
		const one = '/collections/incidents';
		const paths = ['', '/api', '/conformance', '/collections', one, `${one}/items`];
		for (const path of [...paths, `${one}/queryables`, `${one}/schema`, `${one}/items/x`])
			expect(await refused(`${path}?utm_source=x`)).toContain('utm_source');
	});
	test.each([
		...['limit=0', 'limit=-1', 'limit=ten', 'limit=1.5', 'limit=1&limit=2', 'f=xml'],
		...['bbox=1,2,3', 'bbox=1,2,3,4,5', 'bbox=a,b,c,d', 'bbox=0,10,10,0', 'bbox=-200,0,0,10'],
		...[
			'datetime=2018-13-01',
			'datetime=yesterday',
			'datetime=../..',
			'datetime=2019-01-01/2018-01-01'
		],
		...['crs=EPSG:4326', 'bbox-crs=x&bbox=1,2,3,4', 'killed_best=many', 'after=x', 'filter=%28'],
		...['filter-lang=sql', 'filter-crs=x', 'date_precision=hour', 'earliest=2018-02-30']
	])('query-param-invalid: %s is refused', async (query) => {
		expect(await refused(`/collections/incidents/items?${query}`)).not.toBe('');
	});
	test('crs84: places are in degrees, longitude first, unless asked otherwise', async () => {
		const answer = await ask('/collections/incidents/items?place_precision=exact');
		expect(answer.headers.get('Content-Crs')).toBe(
			'<http://www.opengis.net/def/crs/OGC/1.3/CRS84>'
		);
		const [first] = ((await answer.json()) as Items).features;
		const [lon = 0, lat = 0] = first!.geometry!.coordinates;
		expect(lon).toBeGreaterThan(lat);
		expect(lon).toBeLessThan(180);
	});
	test('fc-md-op, -success, -links, -items: every collection is listed with absolute links', async () => {
		const all = await read<{ links: Link[]; collections: Described[] }>('/collections');
		expect(rels(all.links, 'self')).toHaveLength(1);
		expect(rels(all.links, 'alternate')[0]?.type).toBe('text/html');
		const ids = all.collections.map(({ id }) => id);
		expect(ids).toEqual([
			...['incidents', 'incidents-not-placed', 'dataset-atlas', 'dataset-ucdp-ged'],
			...['layer-atyrau', 'layer-khost', 'layer-north-waziristan', 'layer-taraz'],
			...['presences', 'groups', 'regions']
		]);
		for (const { itemType } of all.collections) expect(itemType).toBe('feature');
	});
	test('fc-md-items-links: each collection leads to its items in every encoding', async () => {
		for (const { id, links } of await collections())
			expect(
				rels(links, 'items').map(({ type }) => type),
				id
			).toEqual(['application/geo+json', 'text/html']);
	});
	test('fc-md-extent, fc-md-extent-multi: one box and one interval hold all features', async () => {
		for (const { id, extent } of await collections()) {
			const { features } = await items('?limit=200', id);
			const [box] = extent?.spatial?.bbox ?? [];
			for (const { geometry } of features.filter(({ geometry: place }) => place)) {
				const flat = geometry!.coordinates.flat(5);
				for (const [at, degrees] of flat.entries())
					if (at % 2 === 0) expect(degrees).toBeGreaterThanOrEqual(box![0]! - 1e-9);
					else expect(degrees).toBeLessThanOrEqual(box![3]! + 1e-9);
			}
		}
	});
	test('sfc-md-op, sfc-md-success: a collection says of itself what the list says of it', async () => {
		for (const one of await collections()) {
			const { links, ...rest } = await read<Described>(`/collections/${one.id}`);
			expect({ ...rest, links }).toEqual(one);
		}
		await refused('/collections/nothing', 404);
	});
});

describe('features', { timeout: 60_000 }, () => {
	test('fc-op, fc-response: all features come in pages, each once', async () => {
		const seen: string[] = [];
		let address: string | undefined = at('/collections/incidents/items?limit=7');
		let matched = 0;
		while (address) {
			const page: Items = await read<Items>(address);
			matched = page.numberMatched;
			seen.push(...page.features.map(({ id }) => id));
			address = rels(page.links, 'next')[0]?.href;
		}
		expect(seen).toHaveLength(matched);
		expect(new Set(seen).size).toBe(matched);
	});
	test('fc-limit-definition, -response-1: ten where nothing is said, never more than asked, too much is cut', async () => {
		expect((await items()).features).toHaveLength(10);
		expect((await items('?limit=3')).features).toHaveLength(3);
		expect((await ask('/collections/regions/items?limit=99999999&level=area')).status).toBe(200);
	});
	test('fc-bbox-definition, -response: only what meets the box; over the antimeridian too', async () => {
		const { numberMatched } = await items();
		const inside = await items('?bbox=71.3,42.8,71.5,43.0&limit=500');
		expect(inside.numberMatched).toBeGreaterThan(0);
		expect(inside.numberMatched).toBeLessThan(numberMatched);
		expect((await items('?bbox=-180,-90,180,90')).numberMatched).toBe(numberMatched);
		expect((await items('?bbox=-180,-90,0,180,90,9')).numberMatched).toBe(numberMatched);
		expect((await items('?bbox=-.5,.5000000,1.,1e0')).numberMatched).toBe(0);
		const around = (await items('?bbox=60,0,-170,80')).numberMatched;
		expect(around).toBe((await items('?bbox=60,0,180,80')).numberMatched);
		expect((await items('?bbox=170,0,-170,80')).numberMatched).toBe(0);
		const unplaced = (await items('', 'incidents-not-placed')).numberMatched;
		expect((await items('?bbox=0,0,1,1', 'incidents-not-placed')).numberMatched).toBe(unplaced);
	});
	test('fc-time-definition, -response: dates, moments and spans, ends open or not; undated always matches', async () => {
		const count = async (datetime: string) =>
			(await items(`?datetime=${encodeURIComponent(datetime)}`)).numberMatched;
		const all = (await items()).numberMatched;
		const early = await count('../2011-12-31');
		expect(await count('2012-01-01/..')).toBeLessThan(all);
		expect(await count('/2011-12-31')).toBe(early);
		expect(await count('2012-01-01/')).toBe(await count('2012-01-01/9999-12-31T23:59:59Z'));
		expect(await count('2014-03-01T12:00:00+06:00')).toBe(await count('2014-03-01'));
		expect((await items('?datetime=1800-01-01', 'groups')).numberMatched).toBeGreaterThan(0);
	});
	test('fc-links, fc-rel-type: self, the page, and the collection, each with relation and type', async () => {
		const { links } = await items('?limit=2');
		expect(links.map(({ rel }) => rel)).toEqual(['self', 'alternate', 'next', 'collection']);
		for (const { href, type } of links) {
			const answer = await ask(href, type);
			expect(answer.status, href).toBe(200);
			expect(answer.headers.get('Content-Type')).toContain(type);
		}
	});
	test('fc-timeStamp, -numberMatched, -numberReturned: what is said of the page is true', async () => {
		const page = await items('?limit=4&country=KZ');
		expect(Math.abs(Date.now() - Date.parse(page.timeStamp))).toBeLessThan(600_000);
		expect(page.numberReturned).toBe(page.features.length);
		const all = await items('?limit=500&country=KZ');
		expect(all.features).toHaveLength(page.numberMatched);
	});
	test('f-op, f-success, f-links: every feature stands under its id, with its links', async () => {
		for (const { id } of await collections()) {
			const [first] = (await items('?limit=1', id)).features;
			if (!first) continue;
			const one = await read<Item>(`/collections/${id}/items/${encodeURIComponent(first.id)}`);
			expect({ ...one, links: undefined }).toEqual({ ...first, links: undefined });
			for (const rel of ['self', 'alternate', 'collection'])
				expect(rels(one.links!, rel)[0]?.type, rel).toBeTruthy();
		}
		await refused('/collections/incidents/items/nobody', 404);
	});
});

describe('encodings', { timeout: 120_000 }, () => {
	const TYPES: [string, string][] = [
		['', JSON_TYPE],
		['/conformance', JSON_TYPE],
		['/collections/incidents/items', 'application/geo+json'],
		['/collections/incidents/queryables', 'application/schema+json']
	];
	test('geojson/definition: features as GeoJSON, all else as JSON, whatever a program accepts', async () => {
		for (const [path, type] of TYPES)
			for (const accept of ['*/*', type, 'application/geo+json, application/json'])
				expect((await ask(path, accept)).headers.get('Content-Type')).toContain(type);
	});
	test('html/definition, html/content: a browser gets a page with every link in it; f= decides', async () => {
		for (const [path] of [...TYPES, ['/api'], ['/collections/regions/items/KZ']] as [string][]) {
			const page = await ask(path, 'text/html,application/xhtml+xml,*/*;q=0.8');
			expect(page.headers.get('Content-Type')).toContain('text/html');
			const html = await page.text();
			expect(html).toMatch(/^<!doctype html>/i);
			if (path === '' || path.endsWith('items')) {
				const { links } = await read<{ links: Link[] }>(`${path}?f=json`);
				for (const { rel, href } of links.filter(({ rel: one }) => one !== 'self'))
					expect(html, rel).toContain(href.replace(/\?.*/, ''));
			}
			expect((await ask(`${path}?f=json`, 'text/html')).headers.get('Content-Type')).toMatch(
				/json/
			);
			expect((await ask(`${path}?f=html`)).headers.get('Content-Type')).toContain('text/html');
		}
		expect((await ask('/collections?x=1', 'text/html')).status).toBe(400);
	});
	test('oas30: the definition is valid, and states limit and bbox as clients read them', async () => {
		const definition = await read<Record<string, never>>('/api');
		const validator = new Validator();
		expect(await validator.validate(structuredClone(definition))).toMatchObject({ valid: true });
		const { parameters } = definition.components as unknown as {
			parameters: Record<string, { schema: object; style: string; explode: boolean }>;
		};
		expect(parameters.limit!.schema).toMatchObject({ minimum: 1, maximum: 10_000, default: 10 });
		expect(parameters.bbox).toMatchObject({
			...{ style: 'form', explode: false },
			schema: { type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } }
		});
	});
});
