import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import { GET as oneTile } from './[z]/[x]/[y].mvt/+server.ts';
import { GET as description } from '../tiles.json/+server.ts';
import { GET as severalTiles } from '../tiles.mvts/+server.ts';

type Handler = (event: never) => Response | Promise<Response>;
const answer = (handler: unknown, path: string, params: object, headers: HeadersInit = {}) => {
	const url = new URL(path, 'http://atlas.test');
	const request = new Request(url, { headers });
	return (handler as Handler)({ url, params, request } as never);
};
const tile = (path: string, query = '', headers?: HeadersInit) => {
	const [z, x, y] = path.split('/');
	return answer(oneTile, `/tiles/${path}.mvt${query}`, { z, x, y }, headers);
};
const tiles = (query: string, headers?: HeadersInit) =>
	answer(severalTiles, `/tiles.mvts${query}`, {}, headers);

const layersOf = (bytes: ArrayBuffer | Uint8Array) => new VectorTile(new PbfReader(bytes)).layers;
const sentence = async (response: Response) => {
	expect(response.headers.get('Content-Type')).toContain('application/problem+json');
	return ((await response.json()) as { detail: string }).detail;
};

describe('one tile', { timeout: 60_000 }, () => {
	test('of the whole world holds Taraz, Atyrau and Khost, each once', async () => {
		const response = await tile('0/0/0');
		expect(response.status).toBe(200);
		expect(response.headers.get('Content-Type')).toBe('application/vnd.mapbox-vector-tile');
		expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
		const { incidents, areas } = layersOf(await response.arrayBuffer());
		const ids = [0, 1].map((index) => incidents!.feature(index).properties.id).sort();
		expect(ids).toEqual(['atyrau-2011-10-31', 'taraz-2011-11-12']);
		expect(areas!.length).toBe(1);
		expect(areas!.feature(0).properties).toMatchObject({ area: 'AF-KHO', count: 1, unreported: 1 });
		expect(areas!.feature(0).properties).not.toHaveProperty('killed_best');
	});
	test('holds only what the question asks for; without a match it is empty', async () => {
		const { incidents } = layersOf(await (await tile('0/0/0', '?killed=2..')).arrayBuffer());
		expect(incidents!.length).toBe(1);
		const none = await tile('3/0/0');
		expect(none.status).toBe(204);
		expect(await none.text()).toBe('');
	});
	test('is known by the question and the tile, however the question is written', async () => {
		const tag = async (query: string, path = '0/0/0') =>
			(await tile(path, query)).headers.get('ETag');
		const plain = await tag('?region=KZ&from=2011-01-01');
		expect(await tag('?from=2011-01-01&region=KZ&utm_source=x')).toBe(plain);
		expect(await tag('?from=2011-01-02&region=KZ')).not.toBe(plain);
		expect(await tag('?region=KZ&from=2011-01-01', '1/1/0')).not.toBe(plain);
		const again = await tile('0/0/0', '?region=KZ&from=2011-01-01', { 'If-None-Match': plain! });
		expect(again.status).toBe(304);
	});
	test('is kept for a day where it names its data, and packed where that is wanted', async () => {
		const response = await tile('0/0/0', '', { 'Accept-Encoding': 'br, gzip' });
		expect(response.headers.get('Content-Encoding')).toBe('gzip');
		expect(response.headers.get('Vary')).toBe('Accept-Encoding');
		const plain = new Uint8Array(await (await tile('0/0/0')).arrayBuffer());
		expect(new Uint8Array(gunzipSync(await response.arrayBuffer()))).toEqual(plain);
		expect(response.headers.get('Cache-Control')).toBe('public, max-age=60, must-revalidate');
		const summary = (await (await answer(description, '/tiles.json', {})).json()) as object;
		expect(summary).toMatchObject({ tilejson: '3.0.0' });
	});
	test('that does not exist, or of a question that cannot be asked, is a 400 in a sentence', async () => {
		for (const path of [
			'0/1/0',
			'17/0/0',
			'2/4/0',
			'-1/0/0',
			'1.5/0/0',
			'a/b/c',
			'0/0/00000000001'
		]) {
			const response = await tile(path);
			expect(response.status, path).toBe(400);
			expect(await sentence(response)).toContain(`There is no tile “${path}”`);
		}
		for (const query of ['?from=yesterday', '?region=ATLANTIS', '?bbox=1,2,3']) {
			const response = await tile('0/0/0', query);
			expect(response.status, query).toBe(400);
			expect(await sentence(response)).not.toBe('');
		}
		expect((await tile('0/0/0', '?snapshot=gone')).status).toBe(404);
	});
	test('never fails, whatever is written in its address', () =>
		fc.assert(
			fc.asyncProperty(
				fc.tuple(
					...[0, 1, 2].map(() =>
						fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String))
					)
				),
				async ([z = '', x = '', y = '']) => {
					const response = await answer(oneTile, '/tiles', { z, x, y });
					expect([200, 204, 400]).toContain(response.status);
				}
			)
		));
});

describe('several tiles', { timeout: 60_000 }, () => {
	test('are the single ones after each other, in the order asked, each with its length before it', async () => {
		const asked = ['1/1/0', '3/0/0', '0/0/0'];
		const bytes = await (await tiles(`?tiles=${asked.join()}&region=KZ`)).arrayBuffer();
		const view = new DataView(bytes);
		let at = 0;
		for (const path of asked) {
			const length = view.getUint32(at);
			const single = await (await tile(path, '?region=KZ')).arrayBuffer();
			expect(new Uint8Array(bytes.slice(at + 4, at + 4 + length))).toEqual(new Uint8Array(single));
			at += 4 + length;
		}
		expect(at).toBe(bytes.byteLength);
	});
	test('are refused in a sentence where there is none, one that does not exist, or more than 64', async () => {
		for (const [query, words] of [
			['', 'No tile is asked for'],
			['?tiles=', 'No tile is asked for'],
			['?tiles=0/0/0,1/2/0', 'There is no tile “1/2/0”'],
			['?tiles=0/0/0/0', 'There is no tile “0/0/0/0”'],
			[`?tiles=${Array.from({ length: 65 }, () => '0/0/0').join()}`, 'at most 64']
		]) {
			const response = await tiles(query!);
			expect(response.status).toBe(400);
			expect(await sentence(response)).toContain(words);
		}
		expect((await tiles('?tiles=0/0/0&from=never')).status).toBe(400);
	});
});

test('the description keeps the question in the address of tiles and names whose data they hold', async () => {
	const response = await answer(description, '/tiles.json?region=KZ&map=5/40/60&title=Mine', {});
	const json = (await response.json()) as {
		tiles: string[];
		bounds: number[];
		attribution: string;
		vector_layers: { id: string }[];
	};
	expect(json.tiles).toEqual(['http://atlas.test/tiles/{z}/{x}/{y}.mvt?region=KZ']);
	const [west, , east] = json.bounds;
	expect(west).toBeGreaterThan(45);
	expect(east).toBeLessThan(90);
	expect(json.attribution).not.toBe('');
	expect(json.vector_layers.map(({ id }) => id)).toEqual(['incidents', 'cells', 'areas']);
});
