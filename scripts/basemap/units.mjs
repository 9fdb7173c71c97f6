// The building blocks: Natural Earth's admin-1 polygons after our corrections, each knowing the
// regions it is part of (finest first) and who administers it (which decides how lines are drawn).
import { topology } from 'topojson-server';
import { merge } from 'topojson-client';
import * as corrections from './corrections.mjs';
import {
	around,
	englishOfCountry,
	englishOfProvince,
	namesOfCountry,
	namesOfProvince
} from './names.mjs';
import { clipAtParallel, polygonsOf } from './rings.mjs';
import { naturalEarth, pakistanDistricts } from './sources.mjs';
import { splitNorthWaziristan } from './waziristan.mjs';

const round = (n) => Math.round(n * 1e5) / 1e5;
const rounded = (c) => (typeof c[0] === 'number' ? [round(c[0]), round(c[1])] : c.map(rounded));
const missing = (code) => !/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code);

const areaByUnit = new Map(
	Object.entries(corrections.areas).flatMap(([id, area]) => area.units.map((unit) => [unit, id]))
);

/** The id of the country or area of its own that a polygon belongs to. */
function topOf(p) {
	const { adm1_code: code, iso_3166_2: iso } = p;
	return (
		areaByUnit.get(code) ??
		areaByUnit.get(iso) ??
		corrections.countryOf[code] ??
		(p.adm0_a3 === 'KAB' ? 'KZ' : p.iso_a2)
	);
}

/** Every polygon with the id of its province, its country or area, and who administers it. */
function identified() {
	const features = naturalEarth();
	const isoOf = (p) => corrections.isoCodes[p.adm1_code] ?? p.iso_3166_2;
	const times = new Map();
	for (const { properties: p } of features) times.set(isoOf(p), (times.get(isoOf(p)) ?? 0) + 1);
	return features.map(({ properties: p, geometry }) => {
		const iso = isoOf(p);
		const own =
			missing(iso) || times.get(iso) > 1 ? p.adm1_code.replace('KAS+00?', 'siachen-glacier') : iso;
		return {
			province: corrections.dissolved[p.adm1_code] ?? own,
			top: topOf(p),
			admin: p.adm0_a3 === 'KAB' ? 'KAZ' : p.adm0_a3,
			polygons: rounded(polygonsOf(geometry)),
			p
		};
	});
}

/** Western Sahara: the whole of it, whoever administers a part; Morocco ends at the parallel. */
function separateWesternSahara(units) {
	const { latitude, cut, whole } = corrections.westernSahara;
	const side = (unit, name) =>
		unit.polygons
			.map(([outer]) => clipAtParallel(outer, latitude, name))
			.filter(Boolean)
			.map((ring) => [ring]);
	return units.flatMap((unit) => {
		if (whole.includes(unit.p.adm1_code)) return [{ ...unit, province: 'EH', top: 'EH' }];
		if (!cut.includes(unit.p.adm1_code)) return [unit];
		const south = { ...unit, province: 'EH', top: 'EH', polygons: side(unit, 'south') };
		return [{ ...unit, polygons: side(unit, 'north') }, south].filter(
			(part) => part.polygons.length
		);
	});
}

/** Khyber Pakhtunkhwa in two blocks, North Waziristan and the rest. */
async function separateNorthWaziristan(units) {
	const parts = units.filter((unit) => unit.province === 'PK-KP');
	const topo = topology({
		parts: {
			type: 'GeometryCollection',
			geometries: parts.map((u) => ({ type: 'MultiPolygon', coordinates: u.polygons }))
		}
	});
	const [polygon, ...others] = merge(topo, topo.objects.parts.geometries).coordinates;
	if (others.length)
		throw new Error(`Khyber Pakhtunkhwa should be one polygon, found ${others.length + 1}.`);
	const { district, rest } = splitNorthWaziristan(polygon[0], await pakistanDistricts());
	const province = parts.find((unit) => unit.p.iso_3166_2 === 'PK-KP');
	return [
		...units.filter((unit) => unit.province !== 'PK-KP'),
		{ ...province, polygons: [[rest]] },
		{ ...province, polygons: [[district]], district: 'north-waziristan' }
	];
}

/** What is known of each region besides its outline, by id. */
function regionTable(units) {
	const table = new Map();
	const provinces = new Map();
	for (const unit of units) {
		if (!provinces.has(unit.top)) provinces.set(unit.top, new Set());
		provinces.get(unit.top).add(unit.province);
	}
	for (const unit of units) {
		const { top, province, p } = unit;
		const area = corrections.areas[top];
		const country = around.includes(p.iso_a2) ? p.iso_a2 : null;
		if (!table.has(top)) {
			const standing = corrections.disputedCodes.includes(top) || area?.disputed;
			table.set(top, {
				name: area?.name ?? englishOfCountry(top, p.admin),
				names: area ? {} : namesOfCountry(top),
				level: area ? 'area' : 'country',
				parent: null,
				...(standing && { disputed: true }),
				...((area?.note ?? corrections.notes[top]) && {
					note: area?.note ?? corrections.notes[top]
				})
			});
		}
		const name = p.name_en || p.name;
		if (provinces.get(top).size === 1 || !name || province === top || table.has(province)) continue;
		if (province.includes('?')) continue; // a remainder without a code: part of its country only
		if (corrections.dissolved[p.adm1_code]) continue; // the province it joined speaks for it
		const known = p.adm1_code === 'KAS+00?' ? 'Siachen Glacier' : name;
		table.set(province, {
			name: englishOfProvince(province, p.iso_a2, known),
			...(country && { names: namesOfProvince(province, p) }),
			level: 'province',
			parent: top,
			...((area?.disputed || corrections.disputedCodes.includes(province)) && { disputed: true }),
			...(corrections.notes[province] && { note: corrections.notes[province] })
		});
	}
	table.set('north-waziristan', {
		name: 'North Waziristan',
		names: {
			ar: 'وزيرستان الشمالية',
			fa: 'وزیرستان شمالی',
			ps: 'شمالي وزیرستان',
			ru: 'Северный Вазиристан',
			ur: 'شمالی وزیرستان'
		},
		level: 'district',
		parent: 'PK-KP',
		approximate:
			'Only the side to Afghanistan is surveyed; the others are district lines of a drawn map fitted to the known extent of the district.'
	});
	return table;
}

/** All building blocks and the table of the regions they make up. */
export async function buildUnits() {
	const units = await separateNorthWaziristan(separateWesternSahara(identified()));
	const regions = regionTable(units);
	for (const unit of units)
		unit.regions = [...new Set([unit.district, unit.province, unit.top])].filter((id) =>
			regions.has(id)
		);
	return { units, regions };
}
