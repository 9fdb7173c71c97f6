// Labels: countries, regions and places as points with names by language.
import { arabicWriting as arabic, around, shortName } from './names.mjs';
import { areaKm2, polygonsOf } from './rings.mjs';
import { englishName, inhabitedPlaces, namesByAlphabet } from './gazetteer.mjs';

/** The language a country's own maps are lettered in, where the names we have allow it. */
const lettering = {
	AF: 'fa',
	IR: 'fa',
	KG: 'ky',
	KZ: 'kk',
	PK: 'ur',
	RU: 'ru',
	TJ: 'tg',
	TM: 'tk',
	UZ: 'uz'
};

const point = (coordinates, properties) => ({
	type: 'Feature',
	properties,
	geometry: { type: 'Point', coordinates }
});
const sizeOf = (feature) =>
	polygonsOf(feature.geometry).reduce((sum, [outer]) => sum + areaKm2(outer), 0);
const given = (names) => Object.fromEntries(Object.entries(names).filter(([, name]) => name));

/** "Province" before or after a province's name, which a label does without. */
const kindOfProvince = /^(استان|ولایت|صوبہ) | (область|облысы)$/u;

/** name_ru, name_ar, name_fa, name_kk, and name_native where a country writes another way than English. */
function translated(names, country) {
	const { ru, ar, fa, kk } = names;
	const own = names[lettering[country]] ?? (['KZ', 'KG'].includes(country) ? ru : undefined);
	const native = arabic.includes(country) ? ar : own?.replace(kindOfProvince, '');
	return given({ name_ru: ru, name_ar: ar, name_fa: fa, name_kk: kk, name_native: native });
}

/** Country labels at the regions' anchors; rank 1 (largest) to 5. */
export function countryLabels(features) {
	return features
		.filter((f) => f.properties.level === 'country' && f.id !== 'AQ')
		.map((f) => {
			const size = sizeOf(f);
			const rank =
				size > 1_500_000 ? 1 : size > 250_000 ? 2 : size > 50_000 ? 3 : size > 2_000 ? 4 : 5;
			const { name, names = {}, anchor } = f.properties;
			return point(anchor, {
				id: f.id,
				name,
				...translated(names, f.id),
				rank,
				z: rank === 5 ? 6 : rank
			});
		});
}

/** Labels of provinces at the regions' anchors, without their kind. */
export function regionLabels(features) {
	return features
		.filter((f) => f.properties.level === 'province')
		.map((f) => {
			const size = sizeOf(f);
			const { name, names = {}, anchor, parent } = f.properties;
			const z = size > 200_000 ? 4 : size > 60_000 ? 5 : size > 8_000 ? 6 : 7;
			return point(anchor, { name: shortName(name), ...translated(names, parent), rank: z - 3, z });
		});
}

const russian = /^[А-Яа-яЁё\s'’.-]+$/u;
const kazakh = /[ӘәҒғҚқҢңӨөҰұҮүҺһІі]/u;
const persian = /[پچژگکیۀ]/u;
const arabicOnly = /[أإةىيك]/u;
const otherArabic = /[ٹڈڑںےھہۇەېۆڭەئۋئۅټډړښځڅۍئ]/u;

/** A place's names by language, as far as its letters tell. */
function placeNames(row) {
	const { cyrillic, arabic: letters, other } = namesByAlphabet(row);
	const name_ru = cyrillic.find((name) => russian.test(name));
	const name_kk =
		row.country === 'KZ' ? (cyrillic.find((name) => kazakh.test(name)) ?? name_ru) : undefined;
	const plain = letters.filter((name) => !otherArabic.test(name));
	const name_ar =
		plain.find((name) => arabicOnly.test(name)) ?? plain.find((name) => !persian.test(name));
	const shortest = (names) => names.toSorted((a, b) => a.length - b.length)[0];
	const name_fa =
		shortest(plain.filter((name) => persian.test(name) || !arabicOnly.test(name))) ??
		(['IR', 'AF'].includes(row.country) ? name_ar : undefined);
	let name_native;
	if (row.country === 'KZ') name_native = name_kk;
	else if (['RU', 'KG', 'TJ', 'BY', 'BG', 'UA', 'MN'].includes(row.country)) name_native = name_ru;
	else if (['IR', 'AF'].includes(row.country)) name_native = name_fa;
	else if (row.country === 'PK')
		name_native = letters.find((name) => /[ٹڈڑںےھہ]/u.test(name)) ?? name_fa ?? name_ar;
	else if (arabic.includes(row.country)) name_native = name_ar;
	else if (['CN', 'JP', 'TW', 'KR'].includes(row.country)) name_native = other[0];
	return given({ name_ru, name_ar, name_fa, name_kk, name_native });
}

/** The zoom a place appears at; Infinity when it does not. */
function zoomOf({ population, code, country }) {
	const by =
		population >= 5e6
			? 3
			: population >= 1e6
				? 4
				: population >= 4e5
					? 5
					: population >= 1e5
						? 6
						: population >= 3e4
							? 7
							: Infinity;
	if (code === 'PPLC') return Math.min(by, population >= 3e5 ? 4 : 5);
	const calm = country === 'CN' || country === 'IN' ? 0 : 1; // seats of provinces, where there are not too many
	if (code === 'PPLA') return Math.min(by, 7 - calm);
	if (around.includes(country) && calm && country !== 'RU' && population >= 3_000)
		return Math.min(by, 7);
	return by;
}

/** Labels of places: rank 1 (seen first) to 5, capital 2 (of a country), 1 (of a province) or 0. */
export function placeLabels() {
	return inhabitedPlaces()
		.filter((row) => zoomOf(row) <= 7)
		.sort((a, b) => b.population - a.population || a.id - b.id)
		.map((row) => {
			const z = zoomOf(row);
			const capital = row.code === 'PPLC' ? 2 : row.code === 'PPLA' ? 1 : 0;
			const coordinates = [Number(row.lon.toFixed(4)), Number(row.lat.toFixed(4))];
			const names = around.includes(row.country) || z <= 5 ? placeNames(row) : {};
			return point(coordinates, {
				name: englishName(row),
				...names,
				capital,
				population: row.population,
				rank: z - 2,
				z
			});
		});
}
