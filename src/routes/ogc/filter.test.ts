// OGC API - Features Part 2 (18-058r1, reference systems) and Part 3 (19-079r2, filters), requirement by requirement.
import { describe, expect, test } from 'vitest';
import { GET as collection } from '../(atlas)/ogc/collections/[collection]/+server.ts';
import { GET as items } from '../(atlas)/ogc/collections/[collection]/items/+server.ts';
import { GET as item } from '../(atlas)/ogc/collections/[collection]/items/[item]/+server.ts';
import { GET as queryables } from '../(atlas)/ogc/collections/[collection]/queryables/+server.ts';
import { GET as schema } from '../(atlas)/ogc/collections/[collection]/schema/+server.ts';
import { rels, type Items, type Link } from './client.fixture.ts';

type Handler = (event: never) => Response | Promise<Response>;
const MERCATOR = 'http://www.opengis.net/def/crs/EPSG/0/3857';
const QUERYABLES = 'http://www.opengis.net/def/rel/ogc/1.0/queryables';

async function ask(handler: unknown, query: Record<string, string> = {}, params: object = {}) {
	const url = new URL(`http://atlas.test/ogc?${new URLSearchParams(query)}`);
	const own = { collection: 'incidents', ...params };
	return (handler as Handler)({ url, params: own, request: new Request(url) } as never);
}
const page = async (query: Record<string, string>, id = 'incidents') => {
	const answer = await ask(items, { limit: '100', ...query }, { collection: id });
	expect(answer.status).toBe(200);
	return (await answer.json()) as Items;
};
const ids = async (query: Record<string, string>, id?: string) =>
	(await page(query, id)).features.map((feature) => feature.id).sort();
const [ATYRAU, KHOST, TARAZ] = ['atyrau-2011-10-31', 'khost-us-bases', 'taraz-2011-11-12'];

describe('reference systems', { timeout: 60_000 }, () => {
	test('a collection says which there are, and how its data is kept', async () => {
		const said = (await (await ask(collection)).json()) as { crs: string[]; storageCrs: string };
		expect(said.crs).toEqual(['http://www.opengis.net/def/crs/OGC/1.3/CRS84', MERCATOR]);
		expect(said.storageCrs).toBe(said.crs[0]);
	});
	test('crs: places come in it, and the answer says so in Content-Crs', async () => {
		for (const [handler, params] of [
			[items, {}],
			[item, { item: TARAZ }]
		] as const) {
			const query = handler === items ? { crs: MERCATOR, limit: '100' } : { crs: MERCATOR };
			const answer = await ask(handler, query, params);
			expect(answer.headers.get('Content-Crs')).toBe(`<${MERCATOR}>`);
			const said = (await answer.json()) as Items & Items['features'][number];
			const found = said.features?.find(({ id }) => id === TARAZ) ?? said;
			const [x = 0, y = 0] = found.geometry!.coordinates;
			expect(x).toBeCloseTo((71.37 / 180) * Math.PI * 6_378_137, 0);
			expect(y).toBeGreaterThan(5_200_000);
			expect(y).toBeLessThan(5_400_000);
		}
	});
	test('bbox-crs: a box in metres finds what the same box in degrees does', async () => {
		const metres = { bbox: '7900000,5200000,8000000,5400000', 'bbox-crs': MERCATOR };
		expect(await ids(metres)).toEqual([TARAZ]);
		expect(await ids({ bbox: '71,42,71.9,43.5' })).toEqual([TARAZ]);
		const world = { bbox: '-20037508.35,-20037508.35,20037508.35,20037508.35' };
		expect(await ids({ ...world, 'bbox-crs': MERCATOR })).toHaveLength(3);
	});
	test('filter-crs: places of a filter in metres', async () => {
		const filter = 'S_INTERSECTS(geometry, BBOX(7900000,5200000,8000000,5400000))';
		expect(await ids({ filter, 'filter-crs': MERCATOR })).toEqual([TARAZ]);
	});
});

describe('queryables', { timeout: 60_000 }, () => {
	test('every collection leads to them, and they are a JSON Schema of what a filter may name', async () => {
		const { links } = (await (await ask(collection)).json()) as { links: Link[] };
		expect(rels(links, QUERYABLES)[0]?.type).toBe('application/schema+json');
		const answer = await ask(queryables);
		expect(answer.headers.get('Content-Type')).toContain('application/schema+json');
		const said = (await answer.json()) as {
			properties: Record<string, { type?: string; format?: string }>;
		};
		expect(said).toMatchObject({
			$schema: 'https://json-schema.org/draft/2020-12/schema',
			$id: 'http://atlas.test/ogc/collections/incidents/queryables',
			...{ type: 'object', additionalProperties: false }
		});
		const { properties } = said;
		for (const [name, { type, format }] of Object.entries(properties))
			if (name === 'geometry') expect([type, format]).toEqual([undefined, 'geometry-any']);
			else expect(type, name).toMatch(/^(string|integer|number)$/);
		expect(properties.earliest).toMatchObject({ type: 'string', format: 'date' });
	});
	test('the schema of features names all that features have, and nothing else', async () => {
		const { properties } = (await (await ask(schema)).json()) as {
			properties: Record<string, object>;
		};
		const [first] = (await page({})).features;
		expect(Object.keys(properties).sort()).toEqual(
			[...Object.keys(first!.properties), 'geometry'].sort()
		);
	});
	test('each is a parameter, too, and joined to the others by AND', async () => {
		expect(await ids({ country: 'KZ' })).toEqual([ATYRAU, TARAZ]);
		expect(await ids({ country: 'KZ', killed_best: '6' })).toEqual([TARAZ]);
		expect(await ids({ group: 'jund-al-khilafah' })).toContain(TARAZ);
		expect(await ids({ latest: '2011-11-20' })).toEqual([KHOST]);
		expect(await ids({ kind: 'incident' }, 'layer-khost')).toEqual([KHOST]);
		expect(await ids({ activity: 'based' }, 'presences')).not.toHaveLength(0);
	});
});

describe('filters', { timeout: 60_000 }, () => {
	test('in text and in JSON say the same', async () => {
		const json = JSON.stringify({ op: '>=', args: [{ property: 'killed_best' }, 2] });
		const filter = 'killed_best >= 2';
		expect(await ids({ filter, 'filter-lang': 'cql2-text' })).toEqual([TARAZ]);
		expect(await ids({ filter: json, 'filter-lang': 'cql2-json' })).toEqual([TARAZ]);
		expect(await ids({ filter })).toEqual([TARAZ]);
	});
	test('are joined to bbox, datetime and properties by AND', async () => {
		const filter = "CASEI(title) LIKE CASEI('%a%')";
		expect(await ids({ filter, country: 'KZ', datetime: '2011-10-01/2011-10-31' })).toEqual([
			ATYRAU
		]);
		expect(await ids({ filter, bbox: '71,42,72,43' })).toEqual([TARAZ]);
	});
	test('leave out what they say nothing certain of', async () => {
		expect(await ids({ filter: 'killed_best < 100' })).not.toContain(KHOST);
		expect(await ids({ filter: 'NOT (killed_best < 100)' })).not.toContain(KHOST);
		expect(await ids({ filter: 'killed_best IS NULL' })).toEqual([KHOST]);
	});
	test('answer lists in memory as they answer the engine', async () => {
		for (const filter of [
			"place_precision = 'province'",
			"earliest > DATE('2011-11-01')",
			'S_INTERSECTS(geometry, POLYGON((69 33,71 33,71 34,69 34,69 33)))',
			"standing = 'claimed'"
		]) {
			const kept = ['layer-atyrau', 'layer-khost', 'layer-taraz'].map((id) =>
				ids({ filter, kind: 'incident' }, id)
			);
			expect((await Promise.all(kept)).flat().sort(), filter).toEqual(await ids({ filter }));
		}
	});
	test('that name what is no queryable, or cannot be read, are refused in a sentence', async () => {
		for (const filter of ['nothing = 1', 'killed_best >', "url LIKE '%'", 'killed_best = TRUE']) {
			const answer = await ask(items, { filter });
			expect(answer.status, filter).toBe(400);
			const { detail } = (await answer.json()) as { detail: string };
			expect(detail).toMatch(/\.$/);
		}
	});
});
