// Made-up incidents, skewed as real ones are: hot spots in place and time, few types and groups that have most,
// two thirds without deaths and a long tail. All are known to a point, and one in eight spans several days.
import { createRandom, createZipf, normal } from './random.mjs';

/** @typedef {import('../../src/lib/columns/facts.ts').Facts} Facts */
/** @typedef {import('../../src/lib/domain/region.ts').Region} Region */

/** 2000-01-01 in days since 1970, and 25 years. */
const FIRST_DAY = 10_957;
const DAYS = 9131;
/** How many days periods span, and from which share of chance on: most are of one day. */
const [SPANS, SPANNED] = [
	[1, 3, 7, 31],
	[0.88, 0.93, 0.98]
];
const [TYPES, GROUPS, COUNTRIES, REGIONS, SOURCES, HOT] = [30, 500, 250, 4000, 2000, 60];

/** @param {() => number} random @returns {[number, number]} */
function onLand(random) {
	const where = random();
	if (where < 0.3) return [random() * 60 + 10, random() * 50 - 15];
	if (where < 0.55) return [random() * 60 + 40, random() * 30 + 5];
	if (where < 0.75) return [random() * 50 - 100, random() * 60 - 35];
	if (where < 0.9) return [random() * 60 - 10, random() * 30 + 35];
	return [random() * 50 + 95, random() * 40 - 10];
}

/** @param {[number, number][]} centres @param {number} lon @param {number} lat */
function nearest(centres, lon, lat) {
	let [best, least] = [0, Infinity];
	centres.forEach(([x, y], index) => {
		const square = (x - lon) ** 2 + (y - lat) ** 2;
		if (square < least) [best, least] = [index, square];
	});
	return best;
}

/** @param {number} value */
const rounded = (value) => Math.round(value * 1e4) / 1e4;

/** A square of a tenth of a degree. @param {[number, number]} centre @returns {Region['geometry']} */
function squareAround([x, y]) {
	const [w, s, e, n] = [x - 0.05, y - 0.05, x + 0.05, y + 0.05];
	return {
		type: 'Polygon',
		coordinates: [
			[
				[w, s],
				[e, s],
				[e, n],
				[w, n],
				[w, s]
			]
		]
	};
}

/**
 * The regions, and the facts of so many incidents, one after the other.
 * @param {number} count @param {number} [seed]
 */
export function makeIncidents(count, seed = 1) {
	const random = createRandom(seed);
	const land = () => onLand(random);
	const countries = Array.from({ length: COUNTRIES }, land);
	const provinces = Array.from({ length: REGIONS }, land);
	const countryOf = provinces.map(([x, y]) => nearest(countries, x, y));
	/** @param {number} index */
	const provinceId = (index) => `C${countryOf[index]}-${index}`;
	/** @type {Region[]} */
	const regions = [
		...countries.map((centre, index) => ({
			id: `C${index}`,
			name: `Country ${index}`,
			level: /** @type {const} */ ('country'),
			parent: null,
			anchor: centre,
			geometry: squareAround(centre)
		})),
		...provinces.map((centre, index) => ({
			id: provinceId(index),
			name: `Province ${index}`,
			level: /** @type {const} */ ('province'),
			parent: `C${countryOf[index]}`,
			anchor: centre,
			geometry: squareAround(centre)
		}))
	];

	const hot = Array.from({ length: HOT }, () => {
		const [x, y] = land();
		return {
			x,
			y,
			width: 0.3 + 3 * random() * random(),
			height: 0.3 + 2 * random() * random(),
			day: random() * DAYS,
			days: 300 + random() * 2500
		};
	});
	const someHot = createZipf(random, HOT, 1);
	/** @type {{ lon: number, lat: number, region: number, name: string }[][]} */
	const places = Array.from({ length: HOT + 1 }, () => []);
	const distinct = Math.round(32_000 * Math.sqrt(count / 400_000));
	for (let place = 0; place < distinct; place++) {
		const spot = random() < 0.75 ? someHot() : HOT;
		const centre = hot[spot];
		let [lon, lat] = centre
			? [centre.x + normal(random) * centre.width, centre.y + normal(random) * centre.height]
			: land();
		lon = rounded(Math.max(-179.9, Math.min(179.9, lon)));
		lat = rounded(Math.max(-60, Math.min(75, lat)));
		places[spot]?.push({ lon, lat, region: nearest(provinces, lon, lat), name: `Place ${place}` });
	}
	const spots = places.map((list) => createZipf(random, Math.max(1, list.length), 0.8));
	const [someType, someGroup, localGroup, someSource] = [
		createZipf(random, TYPES, 1.1),
		createZipf(random, GROUPS, 1),
		createZipf(random, 12, 1),
		createZipf(random, SOURCES, 1)
	];
	const locals = countries.map(() => Array.from({ length: 12 }, someGroup));

	/** @param {() => number} some @param {number} size @param {string} prefix */
	const several = (some, size, prefix) => {
		const chosen = new Set();
		while (chosen.size < size) chosen.add(some());
		return Array.from(chosen, (each) => `${prefix}${each}`);
	};
	/** @param {number} share @param {number[]} steps */
	const stepOf = (share, steps) => steps.filter((step) => share >= step).length;

	function* facts() {
		for (let index = 0; index < count; index++) {
			let spot = random() < 0.85 ? someHot() : HOT;
			if (!places[spot]?.length) spot = HOT;
			const place = places[spot]?.[spots[spot]?.() ?? 0] ?? {
				lon: 0,
				lat: 0,
				region: 0,
				name: 'Place'
			};
			let { lon, lat } = place;
			if (random() < 0.1) {
				lon = rounded(lon + normal(random) * 0.02);
				lat = rounded(lat + normal(random) * 0.02);
			}
			const centre = hot[spot];
			let day = Math.round(
				centre && random() < 0.8
					? centre.day + normal(random) * centre.days * 0.5
					: DAYS * Math.sqrt(random())
			);
			if (day < 0 || day >= DAYS) day = Math.floor(random() * DAYS);
			const span = SPANS[stepOf(random(), SPANNED)] ?? 1;
			const country = countryOf[place.region] ?? 0;
			const best =
				random() < 0.65 ? 0 : Math.min(60_000, Math.floor((1 - random() * 0.99999) ** -1.1));
			const low = random() < 0.7 ? best : Math.floor(best * random());
			const high = random() < 0.6 ? best : best + Math.floor(random() * (best + 3));
			const precision = /** @type {const} */ (['exact', 'settlement', 'water'])[
				stepOf(random(), [0.55, 0.8])
			];
			const groups = several(
				() => (random() < 0.7 ? (locals[country]?.[localGroup()] ?? 0) : someGroup()),
				1 + stepOf(random(), [0.45, 0.9, 0.98]),
				'g'
			);
			const sources = several(someSource, 1 + stepOf(random(), [0.8, 0.94]), 's');
			/** @type {Facts} */
			const made = {
				id: `made:${(index * 7919) % count}`,
				title: `Incident in province ${place.region} of ${day}`,
				earliest: FIRST_DAY + day,
				latest: FIRST_DAY + Math.min(DAYS - 1, day + span - 1),
				location: {
					name: place.name,
					precision: precision ?? 'exact',
					region: provinceId(place.region),
					method: 'made up',
					evidence: []
				},
				geometry: { type: 'Point', coordinates: [lon, lat] },
				drawn: true,
				dataset: 'made',
				layer: null,
				sources,
				type: `t${(someType() + (random() < 0.5 ? country % 4 : 0)) % TYPES}`,
				attributions: groups.map((group) => ({ group, role: 'party', standing: 'attributed' })),
				casualties: [{ outcome: 'killed', who: 'all', low, best, high, evidence: [] }]
			};
			yield made;
		}
	}
	return { regions, facts };
}
