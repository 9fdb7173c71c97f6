// Writes a made-up file in the format of UCDP GED, as large as one likes: node scripts/bench/ucdp-file.mjs ROWS [SEED].
// Skewed as real ones are: hot spots in place and time, few dyads that have most, two thirds without deaths. The same
// seed gives the same file.
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { createRandom, createZipf, normal } from './random.mjs';

const COLUMNS =
	'id,relid,year,active_year,code_status,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,' +
	'side_a_new_id,side_a,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,' +
	'source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,' +
	'geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,' +
	'deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob';

/** 2000-01-01 in days since 1970, and 25 years. */
const [FIRST_DAY, DAYS] = [10_957, 9131];
const [HOT, DYADS, OFFICES, NOUNS] = [60, 500, 300, 4000];
const DAY = 86_400_000;
/** Characters that are written at once. */
const AT_ONCE = 1 << 20;

/** West, south, width and height of lands to put things in, and how the dataset calls them. */
const LANDS = /** @type {const} */ ([
	['Africa', 10, -12, 25, 25],
	['Middle East', 38, 30, 15, 8],
	['Asia', 68, 22, 25, 12],
	['Americas', -75, -20, 20, 25],
	['Europe', 22, 45, 25, 10]
]);

const SYLLABLES =
	'ba da far gor hal kes lum mar nis or pel qas rud sel tam ur vash wen yar zhi'.split(' ');

/** What stands at a place of a list, which goes round. @template T @param {readonly T[]} list @param {number} place @returns {T} */
function at(list, place) {
	const found = list[place % list.length];
	if (found === undefined) throw new RangeError('The list is empty.');
	return found;
}
/** Any of a list. @template T @param {readonly T[]} list @param {() => number} random @returns {T} */
const any = (list, random) => at(list, Math.floor(random() * list.length));

/** @param {() => number} random @param {number} least */
function wordOf(random, least) {
	const length = least + Math.floor(random() * 2);
	const text = Array.from({ length }, () => any(SYLLABLES, random)).join('');
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {number} value */
const rounded = (value) => Math.round(value * 1e6) / 1e6;
/** @param {string} text */
const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
/** @param {number} day days since 1970 */
const dayOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** @param {() => number} random */
function makeWorld(random) {
	const countries = Array.from({ length: 60 }, (_, index) => {
		const land = at(LANDS, index);
		const provinces = Array.from({ length: 6 + Math.floor(random() * 12) }, () => ({
			name: `${wordOf(random, 2)} province`,
			districts: Array.from({ length: 5 }, () => `${wordOf(random, 2)} district`)
		}));
		return { name: wordOf(random, 2), id: 100 + index, land, provinces };
	});
	const hot = Array.from({ length: HOT }, (_, index) => {
		const country = at(countries, index);
		const [, west, south, width, height] = country.land;
		return {
			country,
			x: west + random() * width,
			y: south + random() * height,
			wide: 0.3 + 2 * random() * random(),
			day: random() * DAYS,
			days: 300 + random() * 2500
		};
	});
	const dyads = Array.from({ length: DYADS }, (_, index) => {
		const violence = index % 10 < 6 ? 1 : index % 10 < 8 ? 2 : 3;
		const country = at(countries, index);
		const a = violence === 1 ? `Government of ${country.name}` : `${wordOf(random, 2)} Front`;
		const b = violence === 3 ? 'Civilians' : `${wordOf(random, 2)} Brigades`;
		const aId = violence === 1 ? country.id : 1000 + 2 * index;
		return { violence, id: 5000 + index, a, b, aId, bId: violence === 3 ? 9999 : 1001 + 2 * index };
	});
	const offices = Array.from({ length: OFFICES }, () => `${wordOf(random, 2)} News`);
	const nouns = Array.from({ length: NOUNS }, () => wordOf(random, 2).toLowerCase());
	return { hot, dyads, offices, nouns };
}

/** The lines of a file of so many rows, the header first. @param {number} count @param {number} [seed] */
export function* ucdpLines(count, seed = 1) {
	const random = createRandom(seed);
	const { hot, dyads, offices, nouns } = makeWorld(random);
	const someHot = createZipf(random, HOT, 1);
	const someDyad = createZipf(random, DYADS, 0.7);
	const someNoun = createZipf(random, NOUNS, 1);
	const someOffice = createZipf(random, OFFICES, 1);
	const distinct = Math.max(HOT, Math.round(32_000 * Math.sqrt(count / 400_000)));
	const places = hot.map((spot, index) => {
		const share = 1 / (index + 1) / 4.68;
		return Array.from({ length: Math.max(1, Math.round(distinct * share)) }, () => {
			const province = any(spot.country.provinces, random);
			return {
				name: `${wordOf(random, 2)} ${random() < 0.5 ? 'town' : 'village'}`,
				province: province.name,
				district: any(province.districts, random),
				lon: rounded(spot.x + normal(random) * spot.wide),
				lat: rounded(spot.y + normal(random) * spot.wide)
			};
		});
	});
	const spots = places.map((list) => createZipf(random, list.length, 0.8));
	/** @param {readonly number[]} steps */
	const step = (steps) => {
		const share = random();
		return 1 + steps.filter((each) => share >= each).length;
	};
	const headline = () =>
		Array.from({ length: 7 + step([0.3, 0.6, 0.8]) * 2 }, () => at(nouns, someNoun()));

	yield COLUMNS;
	for (let index = 0; index < count; index++) {
		const number = someHot();
		const spot = at(hot, number);
		const place = at(at(places, number), at(spots, number)());
		const dyad = at(dyads, someDyad() + number * 7);
		let [lon, lat] = [place.lon, place.lat];
		if (random() < 0.1)
			[lon, lat] = [rounded(lon + normal(random) * 0.02), rounded(lat + normal(random) * 0.02)];
		let day = Math.round(
			random() < 0.8 ? spot.day + normal(random) * spot.days * 0.5 : DAYS * random()
		);
		if (day < 0 || day >= DAYS) day = Math.floor(random() * DAYS);
		const datePrecision = step([0.8, 0.87, 0.93, 0.98]);
		const length = [0, 3, 6, 27, 364][datePrecision - 1] ?? 0;
		const [start, end] = [dayOf(FIRST_DAY + day), dayOf(FIRST_DAY + day + length)];
		const best =
			random() < 0.65 ? 0 : Math.min(60_000, Math.floor((1 - random() * 0.9999) ** -1.1));
		const a = Math.floor(best * random() * 0.4);
		const b = Math.floor((best - a) * random() * 0.5);
		const civilians = Math.floor((best - a - b) * random());
		const low = random() < 0.7 ? best : Math.floor(best * random());
		const high = random() < 0.6 ? best : best + Math.floor(random() * (best + 3));
		const reports = Array.from({ length: step([0.75, 0.92]) }, () => ({
			office: at(offices, someOffice()),
			date: dayOf(FIRST_DAY + day + length + 1),
			headline: headline().join(' ')
		}));
		const articles = reports.map((each) => `"${each.office},${each.date},${each.headline}"`);
		const year = start.slice(0, 4);
		yield [
			...[100_000 + index, `X-${year}-${index}`, year, 1, 'Clear', dyad.violence],
			...[
				300 + (dyad.id % 200),
				quoted(`${dyad.b}: Territory`),
				dyad.id,
				quoted(`${dyad.a} - ${dyad.b}`)
			],
			...[dyad.aId, quoted(dyad.a), dyad.bId, quoted(dyad.b), reports.length],
			quoted(articles.join(';')),
			quoted(reports.map((each) => each.office).join(';')),
			quoted(reports.map((each) => each.date).join(';')),
			quoted(reports.map((each) => each.headline).join(';')),
			...['"Residents"', step([0.5, 0.75, 0.87, 0.94, 0.97, 0.99])],
			...[
				quoted(place.name),
				quoted(`near ${place.name}`),
				quoted(place.province),
				quoted(place.district)
			],
			...[lat, lon, quoted(`POINT (${lon} ${lat})`), 100_000 + Math.floor(lat * 2 + 180) * 720],
			...[quoted(spot.country.name), spot.country.id, quoted(spot.country.land[0]), step([0.9])],
			...[datePrecision, start, end, a, b, civilians, best - a - b - civilians, best, high, low],
			...[dyad.violence === 1 ? dyad.aId : '', '']
		].join();
	}
}

/** Writes the lines to a stream as fast as it takes them. @param {NodeJS.WritableStream} out @param {Iterable<string>} lines */
async function writeLines(out, lines) {
	let text = '';
	for (const line of lines) {
		text += line + '\n';
		if (text.length < AT_ONCE) continue;
		if (!out.write(text)) await once(out, 'drain');
		text = '';
	}
	out.write(text);
	await new Promise((done) => out.end(() => done(undefined)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const [count, seed] = [Number(process.argv[2]), Number(process.argv[3] ?? 1)];
	if (!Number.isInteger(count) || count < 0 || !Number.isInteger(seed)) {
		console.error('Say how many rows: node scripts/bench/ucdp-file.mjs ROWS [SEED] > FILE.csv');
		process.exit(2);
	}
	await writeLines(process.stdout, ucdpLines(count, seed));
}
