// Answers of the addresses of vector tiles.
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { MOST_ZOOM, type Tile } from '../query/engine.ts';
import type { View } from '../query/view.ts';
import { identify } from '../query/view.ts';
import type { Atlas } from './atlas.ts';
import { takesGzip } from './compression.ts';
import { replyCached } from './reply.ts';

/** https://www.iana.org/assignments/media-types/application/vnd.mapbox-vector-tile */
export const TILE_TYPE = 'application/vnd.mapbox-vector-tile';
/** Several tiles, each after four bytes that give its length, the most significant first. */
export const TILES_TYPE = 'application/octet-stream';
/** The most tiles that one answer holds. */
export const MOST_TILES = 64;

const pack = promisify(gzip);

/** The tile of three numbers as an address writes them; null where there is none. */
export function parseTile(z = '', x = '', y = ''): Tile | null {
	const [zoom, column, line] = [z, x, y].map((text) =>
		/^\d{1,9}$/.test(text) ? Number(text) : NaN
	);
	const tile = { z: zoom!, x: column!, y: line! };
	const exists = tile.z <= MOST_ZOOM && tile.x < 2 ** tile.z && tile.y < 2 ** tile.z;
	return exists ? tile : null;
}

/** Why there is no such tile. */
export const noTile = (text: string): string =>
	`There is no tile “${text.slice(0, 60)}”: expected zoom/column/line, zoom 0 to ${MOST_ZOOM}, column and line below 2 to the power of zoom.`;

/** The tiles of a list as `z/x/y,z/x/y`; or why they cannot be had, in a sentence. */
export function parseTiles(text: string | null): Tile[] | string {
	const listed = (text ?? '').split(',').filter(Boolean);
	if (!listed.length)
		return 'No tile is asked for: expected “tiles” as zoom/column/line, several with commas.';
	if (listed.length > MOST_TILES)
		return `${listed.length} tiles are asked for: at most ${MOST_TILES} can be had at once.`;
	const tiles: Tile[] = [];
	for (const one of listed) {
		const [z, x, y, ...more] = one.split('/');
		const tile = more.length ? null : parseTile(z, x, y);
		if (!tile) return noTile(one);
		tiles.push(tile);
	}
	return tiles;
}

/** Tiles in one answer: before each its length in four bytes, 0 for one that holds nothing. */
export function frame(tiles: readonly (Uint8Array | null)[]): Uint8Array {
	const length = tiles.reduce((sum, tile) => sum + 4 + (tile?.length ?? 0), 0);
	const bytes = new Uint8Array(length);
	const view = new DataView(bytes.buffer);
	let at = 0;
	for (const tile of tiles) {
		view.setUint32(at, tile?.length ?? 0);
		if (tile) bytes.set(tile, at + 4);
		at += 4 + (tile?.length ?? 0);
	}
	return bytes;
}

/** What tiles are asked of. */
export interface TileQuestion {
	known: Pick<Atlas, 'engine' | 'edition'>;
	view: Pick<View, 'filter' | 'snapshot'>;
	tiles: readonly Tile[];
	type: string;
}

/**
 * Bytes made from tiles, packed lightly where the asker takes it: 304 where they are known already, 204 for
 * none.
 */
export async function replyTiles(
	request: Request,
	{ known: { edition }, view, tiles, type }: TileQuestion,
	make: () => Promise<Uint8Array | null>
): Promise<Response> {
	const list = tiles.map(({ z, x, y }) => `${z}/${x}/${y}`).join();
	const isPacked = takesGzip(request.headers.get('Accept-Encoding'));
	const headers = {
		Vary: 'Accept-Encoding',
		...(isPacked && { 'Content-Encoding': 'gzip' })
	};
	const of = [edition, identify(view.filter), list];
	return replyCached(request, { of, type, isPinned: !!view.snapshot, headers }, async () => {
		const bytes = (await make()) as Uint8Array<ArrayBuffer> | null;
		return bytes && isPacked ? pack(bytes, { level: constants.Z_BEST_SPEED }) : bytes;
	});
}
