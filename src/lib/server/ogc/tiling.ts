// Sets of vector tiles: https://docs.ogc.org/is/20-057/20-057.html
import { LAST_ZOOM } from '../tilejson.ts';
import { problem } from '../problem.ts';
import { parseTile, replyTiles } from '../tiles.ts';
import { refused } from './answer.ts';
import { collectionIn, readAsking, type Asked, type Asking, type Operation } from './asking.ts';
import type { Collection } from './collection.ts';
import { HALF, MERCATOR } from './crs.ts';
import { JSON_FORM, RELATIONS, TILE_FORM, inForm, type Link } from './link.ts';
import { Refusal } from './refusal.ts';

/** The one square of tiles that there is: https://docs.ogc.org/is/17-083r4/17-083r4.html */
export const SET = 'WebMercatorQuad';
const SET_URI = `http://www.opengis.net/def/tilematrixset/OGC/1.0/${SET}`;
/** Pixels of a side of a tile. */
const SIDE = 256;
/** Metres of a pixel, by the standard. */
const PIXEL = 0.00028;

const whole = (most: number) => ({ type: 'integer', minimum: 0, maximum: most });

/** The parts of the path of a tile, in their order. */
export const TILE_RANGES = [
	{
		name: 'tileMatrix',
		description: `Zoom, 0 to ${LAST_ZOOM}`,
		schema: { type: 'string', pattern: '^\\d{1,2}$' }
	},
	{ name: 'tileRow', description: 'Row, from the north', schema: whole(2 ** LAST_ZOOM - 1) },
	{ name: 'tileCol', description: 'Column, from the west', schema: whole(2 ** LAST_ZOOM - 1) }
];

const zooms = Array.from({ length: LAST_ZOOM + 1 }, (_, zoom) => zoom);
const LIMITS = zooms.map((zoom) => ({
	tileMatrix: String(zoom),
	...{ minTileRow: 0, maxTileRow: 2 ** zoom - 1 },
	...{ minTileCol: 0, maxTileCol: 2 ** zoom - 1 }
}));

/** The collection whose tiles a path names: all incidents where it names none. */
export function tiledIn(asking: Asking): Collection {
	const { params, collections } = asking;
	const collection =
		params.collection === undefined ? collections.get('incidents')! : collectionIn(asking);
	if (collection.tile) return collection;
	throw new Refusal(404, `The collection “${collection.id}” has no tiles, since it has no places.`);
}

const schemeAt = (root: string) => `${root}/tileMatrixSets/${SET}`;

function entry({ addresses, params }: Asking, { title, tileLayers = [] }: Collection) {
	const at = addresses.tiles(params.collection);
	const template = `${at}/${SET}/{tileMatrix}/{tileRow}/{tileCol}`;
	const own = inForm(`${at}/${SET}`, 'json');
	const links: Link[] = [
		{ href: own, rel: 'self', type: JSON_FORM, title: 'This set of tiles' },
		{
			...{ href: schemeAt(addresses.root), rel: RELATIONS.scheme },
			...{ type: JSON_FORM, title: 'How the world is cut into tiles' }
		},
		{ href: template, rel: 'item', type: TILE_FORM, title: 'A tile', templated: true }
	];
	return {
		title,
		dataType: 'vector',
		crs: MERCATOR,
		tileMatrixSetId: SET,
		tileMatrixSetURI: SET_URI,
		tileMatrixSetLimits: LIMITS,
		layers: tileLayers.map(({ id, description }) => ({ id, description, dataType: 'vector' })),
		links
	};
}

export const TILESETS = {
	parameters: [],
	make(asking: Asking) {
		const href = inForm(asking.addresses.tiles(asking.params.collection), 'json');
		return {
			tilesets: [entry(asking, tiledIn(asking))],
			links: [{ href, rel: 'self', type: JSON_FORM, title: 'This document' }]
		};
	}
} satisfies Operation<object>;

export const TILESET = {
	parameters: [],
	make: (asking: Asking) => entry(asking, tiledIn(asking))
} satisfies Operation<object>;

/** Answers a tile; one that does not exist is not found. */
export async function answerTile(asked: Asked): Promise<Response> {
	const { params, request } = asked;
	const { zoom = '', row = '', column = '' } = params;
	const none = () =>
		problem(
			404,
			`There is no tile “${`${zoom}/${row}/${column}`.slice(0, 60)}”: expected zoom/row/column, zoom 0 to ${LAST_ZOOM}, row and column below 2 to the power of zoom.`
		);
	try {
		const asking = await readAsking(asked, { parameters: [] }, 'json');
		const { tile: make } = tiledIn(asking);
		const tile = parseTile(zoom, column, row);
		if (!tile || tile.z > LAST_ZOOM) return none();
		const view = { filter: {}, snapshot: null };
		const question = { known: asking.known, view, tiles: [tile], type: TILE_FORM };
		return await replyTiles(request, question, () => make!(tile));
	} catch (trouble) {
		return refused(trouble);
	}
}

/** How the world is cut into tiles. */
export const TILE_MATRIX_SET = {
	parameters: [],
	make: ({ addresses }: Asking) => ({
		id: SET,
		title: 'Google Maps Compatible for the World',
		uri: SET_URI,
		crs: MERCATOR,
		orderedAxes: ['X', 'Y'],
		wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
		tileMatrices: zooms.map((zoom) => {
			const cellSize = (2 * HALF) / SIDE / 2 ** zoom;
			return {
				...{ id: String(zoom), scaleDenominator: cellSize / PIXEL, cellSize },
				...{ cornerOfOrigin: 'topLeft', pointOfOrigin: [-HALF, HALF] },
				...{ tileWidth: SIDE, tileHeight: SIDE },
				...{ matrixWidth: 2 ** zoom, matrixHeight: 2 ** zoom }
			};
		}),
		links: [
			{
				...{ href: inForm(schemeAt(addresses.root), 'json'), rel: 'self' },
				...{ type: JSON_FORM, title: 'This document' }
			}
		]
	})
} satisfies Operation<object>;
