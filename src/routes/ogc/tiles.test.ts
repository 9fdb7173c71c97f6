// OGC API - Tiles Part 1 (20-057), requirement by requirement, with what its test suite takes for granted.
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import { GET as landing } from '../(atlas)/ogc/+server.ts';
import { GET as collections } from '../(atlas)/ogc/collections/+server.ts';
import { GET as conformance } from '../(atlas)/ogc/conformance/+server.ts';
import { GET as scheme } from './tileMatrixSets/WebMercatorQuad/+server.ts';
import { GET as tilesets } from './tiles/+server.ts';
import { GET as tileset } from './tiles/WebMercatorQuad/+server.ts';
import { GET as tile } from './tiles/WebMercatorQuad/[zoom]/[row]/[column]/+server.ts';
import { rels, type Link } from './client.fixture.ts';

type Handler = (event: never) => Response | Promise<Response>;
/** Asks a route; the collection, if any, is the part of its path that the others have, too. */
async function ask(handler: unknown, params: object = {}, path = '/ogc'): Promise<Response> {
	const url = new URL(path, 'http://atlas.test');
	return (handler as Handler)({ url, params, request: new Request(url) } as never);
}
async function read<T>(handler: unknown, params: object = {}): Promise<T> {
	const answer = await ask(handler, params);
	expect(answer.status).toBe(200);
	return (await answer.json()) as T;
}
interface TileSet {
	tileMatrixSetId: string;
	tileMatrixSetURI: string;
	tileMatrixSetLimits: Record<string, number | string>[];
	dataType: string;
	crs: string;
	links: Link[];
}
const at = (zoom: number, row: number, column: number, collection?: string) =>
	ask(tile, {
		...{ zoom: String(zoom), row: String(row), column: String(column) },
		...(collection !== undefined && { collection })
	});
const layersOf = async (answer: Response) =>
	new VectorTile(new PbfReader(await answer.arrayBuffer())).layers;
const RELATION = 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector';

const tiled = async () => {
	const all = (await read<{ collections: { id: string; links: Link[] }[] }>(collections))
		.collections;
	return all.filter(({ links }) => rels(links, RELATION).length).map(({ id }) => id);
};

describe('tiles', { timeout: 60_000 }, () => {
	test('conformance-success: core, tile sets and vector tiles are among the classes', async () => {
		const { conformsTo } = await read<{ conformsTo: string[] }>(conformance);
		for (const name of ['core', 'tileset', 'tilesets-list', 'dataset-tilesets', 'mvt'])
			expect(conformsTo).toContain(`http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/${name}`);
	});
	test('dataset-tilesets: the landing page leads to the sets of tiles', async () => {
		const { links } = await read<{ links: Link[] }>(landing);
		expect(rels(links, RELATION)[0]?.href).toBe('http://atlas.test/ogc/tiles');
	});
	test('geodata-tilesets: every collection with places leads to its own', async () => {
		const ids = await tiled();
		expect(ids).toContain('incidents');
		expect(ids).toContain('regions');
		expect(ids).not.toContain('groups');
		expect(ids).not.toContain('incidents-not-placed');
		for (const collection of ids) {
			const { tilesets: sets } = await read<{ tilesets: TileSet[] }>(tilesets, { collection });
			expect(sets).toHaveLength(1);
		}
		expect((await ask(tilesets, { collection: 'groups' })).status).toBe(404);
	});
	test('tilesets-list, tileset: each set says its scheme, its limits and the template of its tiles', async () => {
		const [listed] = (await read<{ tilesets: TileSet[] }>(tilesets)).tilesets;
		for (const set of [listed!, await read<TileSet>(tileset)]) {
			expect(set).toMatchObject({
				dataType: 'vector',
				tileMatrixSetId: 'WebMercatorQuad',
				tileMatrixSetURI: 'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad',
				crs: 'http://www.opengis.net/def/crs/EPSG/0/3857'
			});
			const [item] = rels(set.links, 'item');
			expect(item).toMatchObject({
				type: 'application/vnd.mapbox-vector-tile',
				templated: true,
				href: 'http://atlas.test/ogc/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}'
			});
			expect(rels(set.links, 'self')).toHaveLength(1);
			expect(rels(set.links, 'http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme')).toHaveLength(
				1
			);
		}
		const { tileMatrices } = await read<{ tileMatrices: { scaleDenominator: number }[] }>(scheme);
		expect(tileMatrices[0]!.scaleDenominator).toBeCloseTo(559_082_264.0287, 2);
	});
	test('tc-op, tc-success, tc-error: a tile of the limits is there, one beyond them is not', async () => {
		for (const collection of [undefined, ...(await tiled())])
			for (const limits of (
				await read<TileSet>(tileset, collection === undefined ? {} : { collection })
			).tileMatrixSetLimits.slice(0, 4)) {
				const [zoom, row, column] = [limits.tileMatrix, limits.maxTileRow, limits.minTileCol].map(
					Number
				) as [number, number, number];
				expect([200, 204]).toContain((await at(zoom, row, column, collection)).status);
				expect((await at(zoom, row + 1, column, collection)).status).toBe(404);
				expect((await at(zoom, row, column - 1, collection)).status).toBe(404);
			}
		expect((await at(15, 0, 0)).status).toBe(404);
		expect((await at(14, 0, 0)).status).toBe(204);
	});
	test('tc-tilematrix, tc-tilerow, tc-tilecol: the row comes before the column', async () => {
		// Taraz lies in column 44 of row 23 at zoom 6.
		expect((await at(6, 23, 44)).status).toBe(200);
		expect((await at(6, 44, 23)).status).toBe(204);
	});
	test('mvt/content: incidents in their layers, the outlines of regions as polygons', async () => {
		const { incidents, areas } = await layersOf(await at(0, 0, 0));
		expect(incidents!.length + areas!.length).toBe(3);
		const { regions } = await layersOf(await at(4, 5, 11, 'regions'));
		const named = Array.from({ length: regions!.length }, (_, index) => regions!.feature(index));
		const kazakhstan = named.find(({ properties }) => properties.id === 'KZ');
		expect(kazakhstan?.type).toBe(3);
		expect(kazakhstan?.properties).toMatchObject({ name: 'Kazakhstan', level: 'country' });
	});
	test('query-param-unknown: a parameter that is not defined is refused', async () => {
		const params = { zoom: '0', row: '0', column: '0' };
		expect((await ask(tile, params, '/ogc?x=1')).status).toBe(400);
		expect((await ask(tilesets, {}, '/ogc?x=1')).status).toBe(400);
	});
});
