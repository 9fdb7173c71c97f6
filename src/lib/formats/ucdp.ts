// UCDP Georeferenced Event Dataset: full releases and reduced extracts, old and new names of its columns.
// https://ucdp.uu.se/downloads/ged/ged241.pdf
import type { PeriodPrecision, PlacePrecision } from '../domain/precision.ts';
import type { Attribution, Evidence, Figure, Period } from '../domain/schema.ts';
import { dayFrom, parseDay } from './day.ts';
import type { Desk } from './desk.ts';
import type { Format, ReadOptions } from './format.ts';
import { findColumns } from './header.ts';
import { groupId } from './identity.ts';
import { parseAmount, parsePosition } from './number.ts';
import { figureOf, periodOf, placeOf, single } from './parts.ts';
import { refuse } from './refusal.ts';
import { readLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import { lineText } from './text.ts';
import { columns } from './ucdp-columns.ts';
import type { Key, Row } from './ucdp-columns.ts';

/** What the code of a kind of violence stands for. */
export const UCDP_TYPES = { 1: 'armed-clash', 2: 'armed-clash', 3: 'armed-attack' } as const;
type Violence = keyof typeof UCDP_TYPES | null;

const PLACES: PlacePrecision[] = [
	'exact',
	'near-settlement',
	'district',
	'province',
	'line-or-area',
	'country',
	'water'
];
const METHODS = [
	'source gives coordinates',
	'coordinates of a known point within about 25 km',
	'centroid of the district, as the dataset gives it',
	'centroid of the province, as the dataset gives it',
	'point that stands for a line or an area',
	'centroid of the country, as the dataset gives it',
	'point in water or international airspace'
];
const DATES: PeriodPrecision[] = ['day', 'days', 'week', 'month', 'year'];

function violenceOf(row: Row): Violence {
	const text = row.text('type');
	if (/^[123](?:\.0+)?$/.test(text)) return Number(text) as 1 | 2 | 3;
	const spelled = text.toLowerCase();
	if (spelled.includes('non-state') || spelled.includes('nonstate')) return 2;
	if (spelled.includes('state')) return 1;
	return /one.?sided/.test(spelled) ? 3 : null;
}

function typeOf(row: Row, desk: Desk): string {
	const violence = violenceOf(row);
	if (violence) return UCDP_TYPES[violence];
	const { text, field } = row.cell('type');
	if (text) desk.note(`${field} ${lineText(text)} is not known; the type is unknown.`);
	return 'unknown';
}

/** A code from 1 to `most`; null where the table has none. */
function codeOf(row: Row, key: Key, most: number): number | null {
	const text = row.text(key);
	const code = parseAmount(text, row.field(key));
	if (code === null || (code >= 1 && code <= most)) return code;
	return refuse(row.field(key), text, `is no code; expected 1 to ${most}`);
}

function attributionsOf(row: Row, desk: Desk, options: ReadOptions, evidence: Evidence[]) {
	const violence = violenceOf(row);
	const sides: Attribution[] = [];
	for (const [side, number] of [
		['sideA', 'sideAId'],
		['sideB', 'sideBId']
	] as const) {
		const name = lineText(row.text(side));
		// Civilians are no organised group; as the target of one-sided violence they are always side B.
		if (!name || /^civilians\b/i.test(name) || (violence === 3 && side === 'sideB')) continue;
		// Some extracts write NA where there is no number.
		const external = /^\d+/.exec(row.text(number))?.[0] ?? '';
		const id = desk.group({
			id: groupId(options.dataset, name, external),
			name,
			kind: name.startsWith('Government of') ? 'state forces' : 'armed group',
			...(external && { external: { collection: 'ucdp', id: external } })
		});
		sides.push({
			group: id,
			role: violence === 3 ? 'perpetrator' : 'party',
			standing: 'attributed',
			by: 'UCDP',
			evidence
		});
	}
	return sides;
}

function figuresOf(row: Row, evidence: Evidence[], desk: Desk): Figure[] {
	const amount = (key: Key) => parseAmount(row.text(key), row.field(key));
	const total = { low: amount('low'), best: amount('best'), high: amount('high') };
	const a = amount('deathsA');
	const b = amount('deathsB');
	const civilians = amount('civilians');
	const unknown = amount('unknown');
	const figure = (...[who, range]: [Figure['who'], typeof total]) =>
		figureOf('killed', who, range, evidence, desk);
	const parts = [a, b, civilians, unknown];
	const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
	if (total.best !== null && !parts.includes(null) && sum !== total.best)
		desk.note(
			`Its deaths by side add up to ${sum}, its best figure is ${total.best}; both are kept.`
		);
	return [
		figure('all', total),
		figure('side A', single(a)),
		figure('side B', single(b)),
		figure('civilian', single(civilians)),
		figure('unknown', single(unknown))
	].filter((found) => found !== null);
}

function whenOf(row: Row, evidence: Evidence[]): Period {
	const code = codeOf(row, 'datePrecision', 5);
	const start = parseDay(row.text('start'), row.field('start'));
	const end = parseDay(row.text('end'), row.field('end'));
	if (start || end) {
		const precision = code ? DATES[code - 1] : start === end ? 'day' : undefined;
		const why = 'The table has no code for it; taken from its first and last day.';
		const inferred = code ? undefined : { what: 'precision', why };
		return periodOf([start, end], precision ?? 'unknown', evidence, inferred);
	}
	const text = row.text('year');
	const year = parseAmount(text, row.field('year'));
	if (year === null) return periodOf([null, null], 'unknown', evidence);
	const first = dayFrom(year, 1, 1) ?? refuse(row.field('year'), text, 'is no year');
	return periodOf([first, dayFrom(year, 12, 31)], 'year', evidence);
}

const WKT = /^POINT\s*Z?\s*\(\s*(\S+)\s+(\S+)[^)]*\)$/i;

function pointOf(row: Row, desk: Desk) {
	const [, x = '', y = ''] = WKT.exec(row.text('wkt')) ?? [];
	const wkt = row.field('wkt');
	const point = parsePosition(row.cell('longitude'), row.cell('latitude'));
	if (!point) return x ? parsePosition({ text: x, field: wkt }, { text: y, field: wkt }) : null;
	const [wktX, wktY] = [Number(x), Number(y)];
	const isNear = (a: number, b: number) => Math.abs(a - b) < 0.01;
	if (x && !(isNear(wktX, point[0]) && isNear(wktY, point[1])))
		desk.note(
			isNear(wktX, point[1]) && isNear(wktY, point[0])
				? `Latitude and longitude may be swapped: ${wkt} has them the other way round.`
				: `${wkt} says ${x} ${y}, its columns ${point.join(' ')}; the columns were taken.`
		);
	return point;
}

function whereOf(row: Row, evidence: Evidence[], desk: Desk) {
	const code = codeOf(row, 'wherePrecision', 7);
	const point = pointOf(row, desk);
	const [adm1, adm2, country] = [row.text('adm1'), row.text('adm2'), row.text('country')];
	const where = row.text('where');
	// Never a name finer than what is known.
	const names: Record<number, string> = { 3: adm2 || where, 4: adm1 || where, 6: country };
	const name = (code && names[code]) || (code === 6 ? '' : where || adm2 || adm1);
	const why =
		'The table does not say how exact its coordinates are; many of this dataset stand for areas.';
	const placed = placeOf(
		{
			precision: (code ? PLACES[code - 1] : undefined) ?? (point ? 'near-settlement' : 'unknown'),
			point,
			name: name || country,
			method: (code && METHODS[code - 1]) || 'source gives coordinates',
			...(code && { code: `where_prec ${code}` }),
			...(!code && { inferred: { what: 'precision', why } })
		},
		evidence,
		desk
	);
	return { ...placed, name, country };
}

const layout: Layout<Key> = {
	label: 'UCDP GED',
	columns,
	needs: [['id'], ['type', 'sideA'], ['start', 'end', 'year']],
	id: (row) => row.cell('id'),
	type: typeOf,
	when: whenOf,
	where: whereOf,
	casualties: figuresOf,
	attributions: attributionsOf
};

/** UCDP GED as CSV or XLSX. */
export const ucdp: Format = {
	id: 'ucdp',
	label: 'UCDP GED',
	extensions: ['.csv', '.tsv', '.xlsx', '.csv.gz'],
	mediaTypes: ['text/csv'],
	recognise({ headers }) {
		const found = findColumns(headers, columns);
		if (found.type < 0 || found.id < 0) return 0;
		const known = Object.values(found).filter((place) => place >= 0).length;
		return known >= 8 ? 0.98 : known >= 4 ? 0.9 : 0;
	},
	read: (file, options) => readLayout(layout, file, options)
};
