import { guessDateOrder } from './day.ts';
import { plainName } from './header.ts';
import type { Field, Mapping } from './mapping.ts';
import { isMissing } from './number.ts';

// Names that columns bear in the field, plain, the most telling first.
const NAMES: [Field, string[]][] = [
	[
		'id',
		[
			'id',
			'incident_id',
			'event_id',
			'record_id',
			'uid',
			'uuid',
			'ref',
			'reference',
			'fid',
			'objectid'
		]
	],
	['title', ['title', 'headline', 'name', 'incident', 'event', 'subject', 'titre', 'titel']],
	[
		'date',
		[
			'date',
			'incident_date',
			'event_date',
			'day',
			'when',
			'timestamp',
			'datetime',
			'date_time',
			'datum',
			'fecha'
		]
	],
	['earliest', ['earliest', 'date_start', 'start_date', 'start', 'from', 'begin', 'date_from']],
	['latest', ['latest', 'date_end', 'end_date', 'end', 'to', 'until', 'date_to']],
	[
		'longitude',
		['longitude', 'lon', 'lng', 'long', 'x', 'lon_x', 'longitude_x', 'point_x', 'xcoord']
	],
	['latitude', ['latitude', 'lat', 'y', 'lat_y', 'latitude_y', 'point_y', 'ycoord']],
	[
		'place',
		[
			'place',
			'location',
			'city',
			'town',
			'village',
			'settlement',
			'place_name',
			'site',
			'where',
			'ort',
			'lieu'
		]
	],
	['district', ['district', 'adm2', 'adm_2', 'admin2', 'county', 'rayon']],
	[
		'province',
		['province', 'adm1', 'adm_1', 'admin1', 'state', 'governorate', 'oblast', 'region', 'provstate']
	],
	['country', ['country', 'country_name', 'country_txt', 'nation', 'adm0', 'admin0']],
	[
		'precision',
		['precision', 'place_precision', 'location_precision', 'geo_precision', 'accuracy']
	],
	['type', ['type', 'incident_type', 'event_type', 'attack_type', 'category', 'kind', 'class']],
	[
		'killed',
		[
			'killed',
			'deaths',
			'fatalities',
			'dead',
			'deaths_total',
			'kills',
			'best',
			'nkill',
			'fatalities_best'
		]
	],
	[
		'killedLow',
		['killed_low', 'killed_min', 'deaths_low', 'deaths_min', 'low', 'min_killed', 'fatalities_low']
	],
	[
		'killedHigh',
		[
			'killed_high',
			'killed_max',
			'deaths_high',
			'deaths_max',
			'high',
			'max_killed',
			'fatalities_high'
		]
	],
	['wounded', ['wounded', 'injured', 'injuries', 'nwound']],
	['abducted', ['abducted', 'kidnapped', 'hostages', 'abductions']],
	[
		'perpetrator',
		[
			'perpetrator',
			'perpetrators',
			'attacker',
			'group',
			'gname',
			'perpetrator_group',
			'responsible'
		]
	],
	['target', ['target_group']],
	['party', ['party', 'parties', 'actor', 'actors', 'groups']],
	['standing', ['standing', 'attribution']],
	['note', ['note', 'notes', 'description', 'summary', 'details', 'comment', 'comments', 'remarks']]
];

const COORDINATES = new Set<Field>(['longitude', 'latitude']);
const COUNTS = new Set<Field>(['killed', 'killedLow', 'killedHigh', 'wounded', 'abducted']);

/** Whether the values of a column can be those of the field: numbers where it needs them. */
function suits(field: Field, values: string[]): boolean {
	const held = values.map((value) => value.trim()).filter((value) => !isMissing(value));
	if (COUNTS.has(field)) return !held.length || held.some((value) => /^\d/.test(value));
	if (!COORDINATES.has(field)) return true;
	const numbers = held.filter((value) => !Number.isNaN(Number(value.replace(',', '.'))));
	return numbers.length >= held.length / 2;
}

/** What the columns of a plain table seem to hold, by their names and first rows; for a person to check. */
export function guessMapping(headers: string[], rows: string[][]): Mapping {
	const columns: Mapping['columns'] = {};
	const taken = new Set<number>();
	const valuesOf = (place: number) => rows.map((row) => row[place] ?? '');
	const places = new Map(headers.map((header, place) => [plainName(header), place]));
	for (const [field, names] of NAMES) {
		const place = names
			.map((name) => places.get(name))
			.find((found) => found !== undefined && !taken.has(found) && suits(field, valuesOf(found)));
		if (place === undefined) continue;
		taken.add(place);
		columns[field] = headers[place] ?? '';
	}
	const dates = [columns.date, columns.earliest, columns.latest]
		.filter((name) => name !== undefined)
		.flatMap((name) => valuesOf(headers.indexOf(name)));
	const dateOrder = guessDateOrder(dates);
	return { columns, values: {}, defaults: {}, ...(dateOrder && { dateOrder }) };
}
