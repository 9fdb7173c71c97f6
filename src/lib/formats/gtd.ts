// Global Terrorism Database; its files are usually ISO-8859-1, and -9 and -99 stand for unknown.
// https://www.start.umd.edu/gtd/downloads/Codebook.pdf
import type { PlacePrecision } from '../domain/precision.ts';
import type { Evidence, Figure, Period } from '../domain/schema.ts';
import { dayFrom, lastDay } from './day.ts';
import type { Desk } from './desk.ts';
import type { Format } from './format.ts';
import { attributionsOf } from './gtd-claims.ts';
import { columns } from './gtd-columns.ts';
import type { Key, Row } from './gtd-columns.ts';
import { findColumns } from './header.ts';
import { isMissing, parseAmount, parseNumber, parsePosition } from './number.ts';
import { figureOf, periodOf, placeOf, single } from './parts.ts';
import { refuse } from './refusal.ts';
import { readLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import { lineText } from './text.ts';

/** What each kind of attack stands for, by its text. */
export const GTD_TYPES: Record<string, string> = {
	Assassination: 'assassination',
	'Armed Assault': 'armed-attack',
	'Bombing/Explosion': 'bombing',
	Hijacking: 'hijacking',
	'Hostage Taking (Barricade Incident)': 'hostage-taking',
	'Hostage Taking (Kidnapping)': 'hostage-taking',
	'Facility/Infrastructure Attack': 'facility-attack',
	'Unarmed Assault': 'armed-attack',
	Unknown: 'unknown'
};
// attacktype1 1 to 9 stand for the texts above in this order in every published file.
const NUMBERED = Object.values(GTD_TYPES);
const byText = new Map(Object.entries(GTD_TYPES).map(([text, type]) => [text.toLowerCase(), type]));

function typeOf(row: Row, desk: Desk): string {
	const text = row.text('attackText');
	const code = row.text('attack');
	const type = byText.get(text.toLowerCase()) ?? NUMBERED[Number(code) - 1];
	if (!type && (text || code))
		desk.note(`The kind of attack ${lineText(text || code)} is not known; the type is unknown.`);
	return type === 'bombing' && Number(row.text('suicide')) === 1
		? 'suicide-bombing'
		: (type ?? 'unknown');
}

/** A count of people; null for blank, -9 and -99. GTD divides some totals among incidents, so a part of a person can stand there. */
function countOf(row: Row, key: Key, desk: Desk): number | null {
	const text = row.text(key);
	if (/^-9(?:9)?(?:\.0+)?$/.test(text)) return null;
	const number = parseNumber(text, row.field(key));
	if (number === null || number < 0 || Number.isInteger(number))
		return parseAmount(text, row.field(key));
	desk.note(`${row.field(key)} ${text} is a share of a total; it was rounded.`);
	return parseAmount(String(Math.round(number)), row.field(key));
}

function figuresOf(row: Row, evidence: Evidence[], desk: Desk): Figure[] {
	const killed = countOf(row, 'killed', desk);
	const killers = countOf(row, 'killedPerpetrators', desk);
	const wounded = countOf(row, 'wounded', desk);
	const woundedPerpetrators = countOf(row, 'woundedPerpetrators', desk);
	const hostages = countOf(row, 'hostages', desk);
	if (killed !== null && killers !== null && killers > killed)
		desk.note(
			`${killers} perpetrators killed are more than the ${killed} killed in all; both are kept.`
		);
	const figure = (outcome: Figure['outcome'], who: Figure['who'], best: number | null) =>
		figureOf(outcome, who, single(best), evidence, desk);
	return [
		figure('killed', 'all', killed),
		figure('killed', 'perpetrator', killers),
		figure('wounded', 'all', wounded),
		figure('wounded', 'perpetrator', woundedPerpetrators),
		figure('abducted', 'all', hostages)
	].filter((found) => found !== null);
}

function partOf(row: Row, key: Key): number {
	const text = row.text(key);
	const number = isMissing(text) || /^-9{1,2}$/.test(text) ? 0 : parseAmount(text, row.field(key));
	return number ?? 0;
}

/** A day; the whole month where the day is 0, the whole year where the month is. */
function whenOf(row: Row, evidence: Evidence[]): Period {
	const year = partOf(row, 'year');
	const month = partOf(row, 'month');
	const day = month ? partOf(row, 'day') : 0;
	const from = dayFrom(year, month || 1, day || 1);
	const to = day ? from : month ? lastDay(year, month) : dayFrom(year, 12, 31);
	if (!from || !to)
		refuse(
			`${row.field('year')}, ${row.field('month')}, ${row.field('day')}`,
			`${year}, ${month}, ${day}`,
			'is no day of the calendar'
		);
	return periodOf([from, to], day ? 'day' : month ? 'month' : 'year', evidence);
}

const PLACES: PlacePrecision[] = ['settlement', 'district', 'district', 'province', 'unknown'];
const METHODS = [
	'coordinates of the town',
	'centroid of the smallest area known; the town was not found',
	'centroid of the smallest area known',
	'centroid of the province, as the dataset gives it',
	'not located by the dataset'
];

function specificityOf(row: Row): number | null {
	const text = row.text('specificity');
	if (isMissing(text) || /^-9{1,2}$/.test(text)) return null;
	const code = parseAmount(text, row.field('specificity')) ?? 0;
	return code >= 1 && code <= 5
		? code
		: refuse(row.field('specificity'), text, 'is no code; expected 1 to 5');
}

function whereOf(row: Row, evidence: Evidence[], desk: Desk) {
	const point = parsePosition(row.cell('longitude'), row.cell('latitude'));
	const code = specificityOf(row);
	const known = (text: string) => (/^unknown$/i.test(text) ? '' : text);
	const [city, province, country] = [
		row.text('city'),
		row.text('province'),
		row.text('country')
	].map(known);
	const name = (code === null || code < 3 ? city : '') || province || '';
	const why = 'The table has no specificity; many of this dataset’s coordinates stand for areas.';
	const placed = placeOf(
		{
			precision: code ? (PLACES[code - 1] ?? 'unknown') : point ? 'near-settlement' : 'unknown',
			point,
			name: name || country || '',
			method: (code && METHODS[code - 1]) || 'source gives coordinates',
			...(code ? { code: `specificity ${code}` } : { inferred: { what: 'precision', why } })
		},
		evidence,
		desk
	);
	return { ...placed, name, country: country ?? '' };
}

const layout: Layout<Key> = {
	label: 'GTD',
	columns,
	needs: [['id'], ['year'], ['attack', 'attackText']],
	id: (row) => row.cell('id'),
	type: typeOf,
	when: whenOf,
	where: whereOf,
	casualties: figuresOf,
	attributions: attributionsOf,
	note: 'summary'
};

/** GTD as CSV or XLSX. */
export const gtd: Format = {
	id: 'gtd',
	label: 'Global Terrorism Database',
	extensions: ['.csv', '.tsv', '.xlsx'],
	mediaTypes: ['text/csv'],
	recognise({ headers }) {
		const found = findColumns(headers, columns);
		return found.id >= 0 && found.year >= 0 && (found.attack >= 0 || found.attackText >= 0)
			? 0.98
			: 0;
	},
	read: (file, options) => readLayout(layout, file, options)
};
