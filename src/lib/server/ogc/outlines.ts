// Vector tiles of what is kept in memory: places as they are, cut to each tile and no finer than it shows.
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature } from 'geojson';
import type { Tile } from '../../query/engine.ts';
import { LAST_ZOOM } from '../tilejson.ts';
import type { Item } from './collection.ts';

/** Tiles that are asked for before what was cut so far is let go. */
const MOST_CUT = 2000;
const OPTIONS = { maxZoom: LAST_ZOOM, indexMaxZoom: 2, tolerance: 3, extent: 4096, buffer: 64 };

function featureOf({ id, geometry, values }: Item): Feature[] {
	if (!geometry) return [];
	const known = Object.entries(values).filter(([, value]) => value !== null);
	return [{ type: 'Feature', geometry, properties: { ...Object.fromEntries(known), id } }];
}

/** Makes tiles of one layer; null where nothing lies in a tile. */
export function createOutlineTiler(
	layer: string,
	items: readonly Item[]
): (tile: Tile) => Uint8Array | null {
	let [index, asked]: [GeoJSONVT | null, number] = [null, 0];
	return ({ z, x, y }) => {
		if (!index || ++asked > MOST_CUT) {
			asked = 0;
			index = new GeoJSONVT(
				{ type: 'FeatureCollection', features: items.flatMap(featureOf) },
				OPTIONS
			);
		}
		const cut = z > LAST_ZOOM ? null : index.getTile(z, x, y);
		return cut?.features.length
			? fromGeojsonVt({ [layer]: cut }, { version: 2, extent: 4096 })
			: null;
	};
}
