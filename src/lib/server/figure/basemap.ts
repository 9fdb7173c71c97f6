// The tiles of the basemap within a frame, as points in its pixels.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';
import { LAST_TILE_ZOOM } from '../../cartography/basemap.ts';
import { clipLine, clipRing } from './clip.ts';
import type { Point, Rect } from './drawing.ts';
import type { Frame } from './frame.ts';

type Props = Record<string, unknown>;

/** A layer's rings, lines or places within a frame. */
export interface Found {
	points: readonly Point[];
	props: Props;
}

/** Reads the basemap. */
export interface Basemap {
	/** What each named layer holds in a frame; rings and lines are cut at its edges. */
	layers: (frame: Frame, names: readonly string[]) => Promise<Map<string, Found[]>>;
}

/** A whole archive in memory: it is small, and read again and again. */
function sourceOf(bytes: Buffer): Source {
	return {
		getKey: () => 'basemap',
		getBytes: (offset, length): Promise<RangeResponse> => {
			const data = bytes.buffer.slice(
				bytes.byteOffset + offset,
				bytes.byteOffset + Math.min(bytes.length, offset + length)
			) as ArrayBuffer;
			return Promise.resolve({ data });
		}
	};
}

const unpack = (packed: ArrayBuffer): Promise<ArrayBuffer> => {
	const bytes = new Uint8Array(packed);
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return Promise.resolve(packed);
	const { buffer, byteOffset, byteLength } = gunzipSync(bytes);
	return Promise.resolve(buffer.slice(byteOffset, byteOffset + byteLength));
};

/** How many decoded tiles are remembered. */
const REMEMBERED = 96;
/** Beyond the frame, so that the edges of what is cut there are not seen. */
const MARGIN = 4;
/** What a layer's features are: areas, lines, or places. */
const POINT = 1;
const LINE = 2;

/** Opens the first of some files that is there. Throws where none is. */
export function openBasemap(files: readonly string[]): Basemap {
	const file = files.find((one) => existsSync(one));
	if (!file) throw new Error(`There is no basemap: expected a PMTiles archive at ${files[0]}.`);
	const archive = new PMTiles(sourceOf(readFileSync(file)), undefined, unpack);
	const known = new Map<string, Promise<VectorTile | null>>();

	function tileOf(z: number, x: number, y: number): Promise<VectorTile | null> {
		const key = `${z}/${x}/${y}`;
		const had = known.get(key);
		if (had) {
			known.delete(key);
			known.set(key, had);
			return had;
		}
		const reading = archive
			.getZxy(z, x, y)
			.then((found) => (found ? new VectorTile(new PbfReader(new Uint8Array(found.data))) : null));
		known.set(key, reading);
		for (const [oldest] of known) {
			if (known.size <= REMEMBERED) break;
			known.delete(oldest);
		}
		return reading;
	}

	async function layers(frame: Frame, names: readonly string[]): Promise<Map<string, Found[]>> {
		const z = Math.max(0, Math.min(LAST_TILE_ZOOM, Math.floor(frame.zoom)));
		const count = 2 ** z;
		const world = 512 * 2 ** frame.zoom;
		const size = world / count;
		const left = frame.middle[0] * world - frame.width / 2;
		const top = frame.middle[1] * world - frame.height / 2;
		const visible: Rect = {
			x: -MARGIN,
			y: -MARGIN,
			width: frame.width + 2 * MARGIN,
			height: frame.height + 2 * MARGIN
		};
		const found = new Map<string, Found[]>(names.map((name) => [name, []]));
		const first = Math.max(0, Math.floor(top / size));
		const last = Math.min(count - 1, Math.floor((top + frame.height) / size));
		for (let y = first; y <= last; y++)
			for (let x = Math.floor(left / size); x * size < left + frame.width; x++) {
				const tile = await tileOf(z, ((x % count) + count) % count, y);
				if (!tile) continue;
				const own: Rect = { x: x * size - left, y: y * size - top, width: size, height: size };
				for (const name of names) {
					const layer = tile.layers[name];
					const list = found.get(name)!;
					for (let at = 0; layer && at < layer.length; at++)
						collect(layer.feature(at), own, visible, list);
				}
			}
		return found;
	}
	return { layers };
}

/** Adds a feature of a tile to a list; lines are cut at the tile's edges, since its neighbour goes on with them. */
function collect(feature: VectorTileFeature, own: Rect, visible: Rect, list: Found[]): void {
	const scale = own.width / feature.extent;
	const props = feature.properties as Props;
	for (const raw of feature.loadGeometry()) {
		const points = raw.map((point): Point => [own.x + point.x * scale, own.y + point.y * scale]);
		if (feature.type === POINT) {
			const [point] = points;
			// A label near an edge is in the buffers of both tiles, and belongs to one.
			const inside =
				point &&
				point[0] >= own.x &&
				point[0] < own.x + own.width &&
				point[1] >= own.y &&
				point[1] < own.y + own.height;
			if (inside) list.push({ points, props });
		} else if (feature.type === LINE) {
			for (const piece of clipLine(points, own))
				for (const part of clipLine(piece, visible)) list.push({ points: part, props });
		} else {
			const ring = clipRing(points, visible);
			if (ring.length > 2) list.push({ points: ring, props });
		}
	}
}
