// data/places.csv: what the search box knows. GeoNames' alternate names carry no language, so they
// are told apart by their alphabet: good enough to find a place, not to say how a language spells it.
import { doubtfulPopulation, noPlaces } from './corrections.mjs';
import { arabicWriting, around } from './names.mjs';
import { extentOf, inPolygon } from './rings.mjs';
import { geoNames } from './sources.mjs';

/** Names that GeoNames lacks, by its id. */
const supplement = {
	1170367: ['Мирамшах', 'Миран-Шах', 'ميران شاه', 'میران شاہ', 'مېرانشاه'] // Miran Shah
};

const gone = new Set(['PPLX', 'PPLQ', 'PPLW', 'PPLH', 'PPLCH']); // quarters, abandoned, destroyed, historical
const alphabets = [
	['latin', /^[\p{Script=Latin}\p{M}\s'’ʻʼ.()-]+$/u, 3],
	['cyrillic', /^[\p{Script=Cyrillic}\p{M}\s'’.()-]+$/u, 3],
	['arabic', /^[\p{Script=Arabic}\p{M}\s\u200c.()-]+$/u, 4],
	['other', /^[^\p{Script=Latin}]+$/u, 1]
];

/** GeoNames' inhabited places, without what is gone and without numbers that cannot be right. */
export function inhabitedPlaces() {
	return geoNames()
		.filter((row) => !gone.has(row.code) && !noPlaces.includes(row.id))
		.map((row) => (doubtfulPopulation.includes(row.id) ? { ...row, population: 0 } : row));
}

/** A place's name in English: from another script without the marks of transliteration ("Khost", not "Khōst"). */
export function englishName(row) {
	if (![...around, ...arabicWriting].includes(row.country)) return row.name;
	return row.name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[‘’ʻʼ`]/g, "'")
		.replace(/'$/, '');
}

/** A place's other names by alphabet, in GeoNames' order. */
export function namesByAlphabet(row) {
	const english = englishName(row);
	const out = { latin: [], cyrillic: [], arabic: [], other: [] };
	for (const name of [
		row.name,
		...(supplement[row.id] ?? []),
		...row.alternates.map((n) => n.normalize('NFC').trim())
	]) {
		const alphabet = alphabets.find(([, test]) => test.test(name))?.[0];
		if (!alphabet || name === english || out[alphabet].includes(name)) continue;
		// transliterations in lower case ("ta la ci") and airport codes are no names
		if (alphabet === 'latin' && (/^\p{Ll}/u.test(name) || /^[A-Z]{2,4}$/.test(name))) continue;
		out[alphabet].push(name);
	}
	return out;
}

/** Inhabited places worth knowing: all around the first data set, elsewhere cities and capitals. */
export function knownPlaces() {
	return inhabitedPlaces().filter((row) => {
		const seat = /^PPL(A|C|G)/.test(row.code);
		if (around.includes(row.country)) {
			return row.population >= 500 || seat || doubtfulPopulation.includes(row.id);
		}
		return row.population >= 100_000 || row.code === 'PPLC';
	});
}

/** A function from [lon, lat] and country to the id of the finest region there, or null. */
export function regionFinder(units, regions) {
	const cells = new Map(); // units by whole degree, so that few outlines are tested
	const boxes = units.map((unit) => extentOf(unit.polygons));
	boxes.forEach(([west, south, east, north], i) => {
		for (let x = Math.floor(west); x <= Math.floor(east); x++) {
			for (let y = Math.floor(south); y <= Math.floor(north); y++) {
				const key = `${x},${y}`;
				if (!cells.has(key)) cells.set(key, []);
				cells.get(key).push(i);
			}
		}
	});
	const near = (lon, lat) => {
		const found = new Set();
		for (const dx of [-0.3, 0, 0.3]) {
			for (const dy of [-0.3, 0, 0.3])
				for (const i of cells.get(`${Math.floor(lon + dx)},${Math.floor(lat + dy)}`) ?? [])
					found.add(i);
		}
		return [...found].sort((a, b) => a - b);
	};
	const away = (unit, lon, lat) => {
		let least = Infinity;
		for (const [outer] of unit.polygons)
			for (const [x, y] of outer) least = Math.min(least, (x - lon) ** 2 + (y - lat) ** 2);
		return least;
	};
	return (lon, lat, country) => {
		const candidates = near(lon, lat);
		const inside = candidates.find((i) =>
			units[i].polygons.some((polygon) => inPolygon([lon, lat], polygon))
		);
		if (inside !== undefined) return units[inside].regions[0];
		// a harbour in front of a generalised coast: the nearest outline within 0.3 degrees, of its own country first
		const [nearest] = candidates
			.map((i) => [i, away(units[i], lon, lat) + (units[i].p.iso_a2 === country ? 0 : 0.04)])
			.sort((a, b) => a[1] - b[1]);
		if (nearest && nearest[1] < 0.09) return units[nearest[0]].regions[0];
		return regions.has(country) ? country : null;
	};
}

const cell = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** The gazetteer as CSV, sorted by GeoNames id. */
export function placesCsv({ units, regions }) {
	const regionAt = regionFinder(units, regions);
	const lines = knownPlaces()
		.sort((a, b) => a.id - b.id)
		.map((row) => {
			const names = namesByAlphabet(row);
			const some = alphabets.flatMap(([alphabet, , most]) => names[alphabet].slice(0, most));
			const fields = [
				`geonames:${row.id}`,
				englishName(row),
				row.lon.toFixed(4),
				row.lat.toFixed(4),
				regionAt(row.lon, row.lat, row.country) ?? '',
				row.population,
				row.code === 'PPLC' ? '1' : '',
				some.join('|')
			];
			return fields.map((field) => cell(String(field))).join(',');
		});
	return `id,name,lon,lat,region,population,capital,names\n${lines.join('\n')}\n`;
}
