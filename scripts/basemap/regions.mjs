// data/regions.geojson: countries, provinces, districts and disputed areas, one feature a line.
import polylabel from 'polylabel';
import { mergeArcs, feature } from 'topojson-client';
import { areaKm2, extentOf, inPolygon, polygonsOf, rightHanded, signedArea } from './rings.mjs';
import { simplifiedArcs, weighedTopology } from './simplify.mjs';

/** Regions whose outline is drawn up to zoom 8. */
const fine = new Set(['KZ-ZHA', 'KZ-ATY', 'AF-KHO', 'PK-KP', 'north-waziristan']);

/** Countries around them: finer than the rest of the world, good to zoom 6. */
const near = new Set(['AF', 'IR', 'KG', 'KZ', 'PK', 'TJ', 'TM', 'UZ', 'kashmir']);

/** How finely a unit asks to be drawn; null leaves it to its size. */
function fineness({ regions }) {
	if (regions.some((id) => fine.has(id))) return { weight: 2e-6, decimals: 4 };
	return regions.some((id) => near.has(id)) ? { weight: 2e-4, decimals: 3 } : null;
}

/** A polygon without rings that have no area, wound by the right-hand rule; null when nothing is left. */
function cleaned(polygon) {
	const rings = polygon.filter((ring) => ring.length > 3 && Math.abs(signedArea(ring)) > 1e-9);
	return rings[0] === polygon[0] && rings.length ? rightHanded(rings) : null;
}

/** Removes positions that repeat the one before them. */
const withoutRepeats = (ring) =>
	ring.filter((p, i) => i === 0 || p[0] !== ring[i - 1][0] || p[1] !== ring[i - 1][1]);

/** Drops islands too small to see, but never the largest one. */
function worthKeeping(polygons, least) {
	const sizes = polygons.map(([outer]) => areaKm2(outer));
	const largest = Math.max(...sizes);
	return polygons.filter(
		(_, i) => sizes[i] === largest || sizes[i] >= Math.min(least, largest / 50)
	);
}

/** A position well inside the largest polygon, for a label or a capsule. */
export function anchorOf(polygons) {
	const largest = polygons.reduce((best, p) => (areaKm2(p[0]) > areaKm2(best[0]) ? p : best));
	const [west, south, east, north] = extentOf(largest);
	const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180) || 1e-6;
	const flat = largest.map((ring) => ring.map(([x, y]) => [x * squeeze, y]));
	const [x, y] = polylabel(flat, Math.max(east - west, north - south) / 200);
	const anchor = [Number((x / squeeze).toFixed(4)), Number(y.toFixed(4))];
	if (!inPolygon(anchor, largest))
		throw new Error(`The anchor ${anchor} lies outside its outline.`);
	return anchor;
}

/** The regions as GeoJSON features, sorted by id. */
export function regionFeatures({ units, regions }, detail) {
	const weighed = weighedTopology(units);
	const arcs = simplifiedArcs(weighed, units, { ...detail, fineness });
	const topo = { ...weighed.topo, arcs };
	// merged by the unsimplified arcs: two of their ends may be rounded to one position
	const members = new Map([...regions.keys()].map((id) => [id, []]));
	units.forEach((unit, i) => {
		for (const id of unit.regions) members.get(id).push(weighed.geometries[i]);
	});
	return [...regions]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([id, about]) => {
			const geometry = feature(topo, mergeArcs(weighed.topo, members.get(id))).geometry;
			const clean = polygonsOf(geometry)
				.map((polygon) => cleaned(polygon.map(withoutRepeats)))
				.filter(Boolean);
			if (!clean.length) throw new Error(`Nothing is left of the outline of ${id}.`);
			const kept = worthKeeping(
				clean,
				about.level === 'country' ? detail.smallestKm2 : detail.smallestKm2 / 2
			);
			return {
				type: 'Feature',
				id,
				properties: { ...about, anchor: anchorOf(kept) },
				geometry:
					kept.length === 1
						? { type: 'Polygon', coordinates: kept[0] }
						: { type: 'MultiPolygon', coordinates: kept }
			};
		});
}

/** GeoJSON text with one feature a line, so that git can show what changed. */
export function asLines(features) {
	return `{"type":"FeatureCollection","features":[\n${features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`;
}
