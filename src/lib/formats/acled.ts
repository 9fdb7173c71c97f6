// ACLED: today's export and older layouts (data_id, event_id_no_cnty, iso3, upper case, dyadic files).
// https://acleddata.com/knowledge-base/codebook/
import type { PeriodPrecision, PlacePrecision } from '../domain/precision.ts';
import type { Evidence, Figure, Period } from '../domain/schema.ts';
import { attributionsOf } from './acled-actors.ts';
import { columns } from './acled-columns.ts';
import type { Key, Row } from './acled-columns.ts';
import { parseDay, shiftDay } from './day.ts';
import type { Desk } from './desk.ts';
import type { Format } from './format.ts';
import { findColumns } from './header.ts';
import { parseAmount, parsePosition } from './number.ts';
import { figureOf, periodOf, placeOf } from './parts.ts';
import { refuse } from './refusal.ts';
import { readLayout } from './layout.ts';
import type { Cell, Layout } from './layout.ts';

/** What each kind of event stands for; what is not here is `other`. */
export const ACLED_TYPES: Record<string, string> = {
	'Armed clash': 'armed-clash',
	'Government regains territory': 'armed-clash',
	'Non-state actor overtakes territory': 'armed-clash',
	Attack: 'armed-attack',
	'Sexual violence': 'armed-attack',
	'Mob violence': 'armed-attack',
	'Suicide bomb': 'suicide-bombing',
	'Remote explosive/landmine/IED': 'bombing',
	Grenade: 'bombing',
	'Air/drone strike': 'air-or-drone-strike',
	'Shelling/artillery/missile attack': 'shelling',
	'Chemical weapon': 'shelling',
	'Abduction/forced disappearance': 'abduction',
	Arrests: 'arrest-or-raid',
	'Disrupted weapons use': 'arrest-or-raid',
	'Peaceful protest': 'protest-or-riot',
	'Protest with intervention': 'protest-or-riot',
	'Excessive force against protesters': 'protest-or-riot',
	'Violent demonstration': 'protest-or-riot'
};

// Files from before there were sub-events; a beginning is enough, their wording changed over the years.
const OLD_TYPES: [string, string][] = [
	['battle', 'armed-clash'],
	['violence against civilians', 'armed-attack'],
	['explosions', 'explosion'],
	['remote violence', 'explosion'],
	['protest', 'protest-or-riot'],
	['riot', 'protest-or-riot']
];

const byName = new Map(
	Object.entries(ACLED_TYPES).map(([name, type]) => [name.toLowerCase(), type])
);

function typeOf(row: Row): string {
	const sub = row
		.text('subEvent')
		.toLowerCase()
		.replace(/\s*\/\s*/g, '/');
	if (sub) return byName.get(sub) ?? 'other';
	const event = row.text('eventType').toLowerCase();
	if (!event) return 'unknown';
	return OLD_TYPES.find(([start]) => event.startsWith(start))?.[1] ?? 'other';
}

// A precision of days, and how many days before and after the date it may have been.
const TIMES: { precision: PeriodPrecision; around: number }[] = [
	{ precision: 'day', around: 0 },
	{ precision: 'week', around: 3 },
	{ precision: 'month', around: 15 }
];
const PLACES: { precision: PlacePrecision; method: string }[] = [
	{ precision: 'settlement', method: 'coordinates of the named town' },
	{ precision: 'near-settlement', method: 'coordinates of a town near by or of a small area' },
	{ precision: 'province', method: 'coordinates of a town that stands for the province' }
];

function codeOf(row: Row, key: Key): number | null {
	const text = row.text(key);
	const code = parseAmount(text, row.field(key));
	if (code === null || (code >= 1 && code <= 3)) return code;
	return refuse(row.field(key), text, 'is no code; expected 1 to 3');
}

function whenOf(row: Row, evidence: Evidence[]): Period {
	const text = row.text('date');
	const day =
		parseDay(text, row.field('date')) ??
		refuse(row.field('date'), text, 'is empty; expected a day');
	const code = codeOf(row, 'timePrecision');
	const { precision, around } = TIMES[(code ?? 1) - 1] ?? {
		precision: 'unknown' as const,
		around: 0
	};
	const why = 'The table has no time_precision; taken as the day that it gives.';
	const inferred = code ? undefined : { what: 'precision', why };
	return periodOf([shiftDay(day, -around), shiftDay(day, around)], precision, evidence, inferred);
}

function whereOf(row: Row, evidence: Evidence[], desk: Desk) {
	const point = parsePosition(row.cell('longitude'), row.cell('latitude'));
	const code = codeOf(row, 'geoPrecision');
	const [province, country] = [row.text('admin1'), row.text('country')];
	const name = (code === 3 ? province : row.text('location')) || province;
	const why =
		'The table has no geo_precision; ACLED’s coordinates stand for the named place or its surroundings.';
	const placed = placeOf(
		{
			...(PLACES[(code ?? 2) - 1] ?? { precision: 'unknown' as const, method: 'unknown' }),
			point,
			name: name || country,
			...(code ? { code: `geo_precision ${code}` } : { inferred: { what: 'precision', why } })
		},
		evidence,
		desk
	);
	return { ...placed, name, country };
}

/** One number, where 0 stands for "none or unknown": then at least 0, and no best figure. */
function figuresOf(row: Row, evidence: Evidence[], desk: Desk): Figure[] {
	const killed = parseAmount(row.text('fatalities'), row.field('fatalities'));
	if (killed === null) return [];
	const range = { low: killed, best: killed || null, high: null };
	const figure = figureOf('killed', 'all', range, evidence, desk);
	return figure ? [figure] : [];
}

function originalId(row: Row): Cell {
	if (row.text('id')) return row.cell('id');
	const [number, iso] = [row.cell('number'), row.text('iso')];
	if (number.text && iso) return { ...number, text: `${iso}-${number.text}` };
	return row.cell(row.has('dataId') ? 'dataId' : 'id');
}

const layout: Layout<Key> = {
	label: 'ACLED',
	columns,
	needs: [['id', 'dataId', 'number'], ['date'], ['eventType', 'subEvent'], ['actor1']],
	id: originalId,
	type: typeOf,
	when: whenOf,
	where: whereOf,
	casualties: figuresOf,
	attributions: attributionsOf,
	note: 'notes'
};

/** ACLED as CSV or XLSX. */
export const acled: Format = {
	id: 'acled',
	label: 'ACLED',
	extensions: ['.csv', '.tsv', '.xlsx'],
	mediaTypes: ['text/csv'],
	recognise({ headers }) {
		const found = findColumns(headers, columns);
		if (found.date < 0 || found.actor1 < 0 || found.eventType < 0) return 0;
		return found.id >= 0 || found.dataId >= 0 || found.number >= 0 ? 0.98 : 0;
	},
	read: (file, options) => readLayout(layout, file, options)
};
