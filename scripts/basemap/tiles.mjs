// static/basemap.pmtiles: the layers cut into vector tiles of zoom 0 to 7.
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { feature, mergeArcs } from 'topojson-client';
import { archive } from './archive.mjs';
import { countryLabels, placeLabels, regionLabels } from './labels.mjs';
import { boundaries } from './lines.mjs';
import { seaLabels } from './seas.mjs';
import { weighedTopology } from './simplify.mjs';
import { lakes, rivers } from './water.mjs';

export const maxZoom = 7;
const extent = 4096;

/** What each layer of the tiles holds; a feature's `z` says from which zoom on. */
function layersOf({ units }, regions) {
	const weighed = weighedTopology(units);
	const land = feature(weighed.topo, mergeArcs(weighed.topo, weighed.geometries));
	return {
		land: [{ ...land, properties: { z: 0 } }],
		water: lakes(),
		rivers: rivers(),
		boundaries: boundaries(weighed, units),
		countries: countryLabels(regions),
		regions: regionLabels(regions),
		seas: seaLabels(),
		places: placeLabels()
	};
}

/** One index for each zoom at which features of a layer appear. */
function indexed(features) {
	const byZoom = new Map();
	for (const f of features) {
		if (!byZoom.has(f.properties.z)) byZoom.set(f.properties.z, []);
		byZoom.get(f.properties.z).push(f);
	}
	return [...byZoom].map(([from, group]) => ({
		from,
		index: new GeoJSONVT(
			{ type: 'FeatureCollection', features: group },
			{ maxZoom, indexMaxZoom: maxZoom, indexMaxPoints: 0, tolerance: 3, buffer: 64, extent }
		)
	}));
}

/** All tiles that hold anything, as {z, x, y, data}. */
function* cut(layers) {
	const indexes = Object.entries(layers).map(([name, features]) => [name, indexed(features)]);
	for (let z = 0; z <= maxZoom; z++) {
		for (let x = 0; x < 2 ** z; x++) {
			for (let y = 0; y < 2 ** z; y++) {
				const tile = {};
				for (const [name, parts] of indexes) {
					const features = parts
						.filter(({ from }) => z >= from)
						.flatMap(({ index }) => index.getTile(z, x, y)?.features ?? []);
					if (features.length) tile[name] = { features };
				}
				if (Object.keys(tile).length)
					yield { z, x, y, data: fromGeojsonVt(tile, { version: 2, extent }) };
			}
		}
	}
}

/** The archive's bytes, from the building blocks and the features of data/regions.geojson. */
export function basemap(world, regions) {
	const layers = layersOf(world, regions);
	return archive([...cut(layers)], {
		metadata: {
			name: 'Incident Atlas basemap',
			attribution: 'Natural Earth; GeoNames (CC BY 4.0)',
			vector_layers: Object.keys(layers).map((id) => ({
				id,
				fields: {},
				minzoom: 0,
				maxzoom: maxZoom
			}))
		},
		minZoom: 0,
		maxZoom,
		bounds: [-180, -85.0511, 180, 85.0511],
		center: [61, 40, 4]
	});
}
