// supercluster, as MapLibre clusters GeoJSON: features filtered in a loop, the index built anew for what is left.
// https://github.com/mapbox/supercluster
import { readFileSync } from 'node:fs';

/** @typedef {import('../asked.mjs').Asked} Asked */
/** @typedef {import('../yardstick.mjs').Yardstick} Yardstick */
/** @typedef {{ geometry: { coordinates: [number, number] }, properties: Record<string, any> }} Feature */

const PACKAGE = 'supercluster';
const WORLD = [-180, -90, 180, 90];
const OPTIONS = {
	radius: 50,
	maxZoom: 14,
	extent: 512,
	/** @param {Record<string, any>} properties */
	map: ({ best }) => ({ killed: Math.max(0, best) }),
	/** @param {{ killed: number }} all @param {{ killed: number }} one */
	reduce: (all, { killed }) => {
		all.killed += killed;
	}
};

/** @param {[number, number][]} area @param {number} lon @param {number} lat */
function isInside(area, lon, lat) {
	let inside = false;
	area.forEach(([x0, y0], at) => {
		const [x1, y1] = area.at(at - 1) ?? [0, 0];
		if (y0 > lat !== y1 > lat && lon < ((x1 - x0) * (lat - y0)) / (y1 - y0) + x0) inside = !inside;
	});
	return inside;
}

/** Tells whether a feature passes, as a page would write it. @param {Asked} asked @returns {(feature: Feature) => boolean} */
function testOf({ days, choices, least, box, area }) {
	const { group, ...single } = choices;
	const sets = Object.entries(single).map(
		([name, numbers]) => /** @type {const} */ ([name, new Set(numbers)])
	);
	const groups = group && new Set(group);
	return ({ geometry, properties }) => {
		if (days && (properties.earliest > days[1] || properties.latest < days[0])) return false;
		for (const [name, numbers] of sets) if (!numbers.has(properties[name])) return false;
		if (groups && !properties.groups.some((/** @type {number} */ one) => groups.has(one)))
			return false;
		if (least !== undefined && properties.best < least) return false;
		const [lon, lat] = geometry.coordinates;
		if (box && (lon < box[0] || lat < box[1] || lon > box[2] || lat > box[3])) return false;
		return !area || isInside(area, lon, lat);
	};
}

/** @returns {Promise<Yardstick>} */
export async function createSupercluster() {
	const { default: Supercluster } = await import(PACKAGE);
	const manifest = new URL(`node_modules/${PACKAGE}/package.json`, import.meta.url);
	const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
	/** @type {Feature[]} */
	let features = [];
	/** @param {Asked} asked */
	const indexOf = (asked) => new Supercluster(OPTIONS).load(features.filter(testOf(asked)));
	return {
		name: 'supercluster',
		version,
		parts: { tiles: 'tiles' },
		async load({ length, columns, groups }) {
			const { lon, lat, earliest, latest, type, country, region, precision, best } = columns;
			features = Array.from({ length }, (_, row) => ({
				type: 'Feature',
				geometry: { type: 'Point', coordinates: [lon[row] ?? 0, lat[row] ?? 0] },
				properties: {
					...{ earliest: earliest[row], latest: latest[row], type: type[row] },
					...{ country: country[row], region: region[row], precision: precision[row] },
					...{ best: best[row], groups: groups[row] }
				}
			}));
		},
		async ask({ asked, tiles }) {
			const index = indexOf(asked);
			for (const { z, x, y } of tiles) index.getTile(z, x, y);
			return {};
		},
		async sums(asked) {
			/** @type {[number, number]} */
			const sums = [0, 0];
			for (const { properties } of indexOf(asked).getClusters(WORLD, 0)) {
				sums[0] += properties.point_count ?? 1;
				sums[1] += properties.killed ?? Math.max(0, properties.best);
			}
			return sums;
		},
		async close() {
			features = [];
		}
	};
}
