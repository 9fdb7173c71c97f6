import { dayNumber, dayOf } from '../domain/period.ts';
import { refuse } from './refusal.ts';

/** Which comes first in a date as 03/04/2011. */
export type DateOrder = 'day first' | 'month first';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ISO = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ][\d:.,]*(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const NAMED = /^(\d{1,2})[-\s./]+([a-z]{3,9})\.?[-\s./,]+(\d{4}|\d{2})$/i;
const NAMED_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T ][\d:.]*)?$/;

const fullYear = (year: string): number =>
	year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month has; 0 where there is no such month. */
function daysIn(year: number, month: number): number {
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return (LENGTHS[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0);
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** The ISO day of a year, month and day; null where the calendar has none. */
export function dayFrom(year: number, month: number, day: number): string | null {
	if (year < 1000 || year > 9999 || day < 1 || day > daysIn(year, month)) return null;
	return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The last day of a month. */
export const lastDay = (year: number, month: number): string | null =>
	dayFrom(year, month, daysIn(year, month));

/** The day `days` later; negative is earlier. */
export const shiftDay = (iso: string, days: number): string => dayOf(dayNumber(iso) + days);

function readDay(text: string, order: DateOrder): string | null {
	let found = ISO.exec(text);
	if (found) return dayFrom(Number(found[1]), Number(found[2]), Number(found[3]));
	found = NAMED.exec(text);
	if (found) return dayFrom(fullYear(found[3] ?? ''), monthOf(found[2] ?? ''), Number(found[1]));
	found = NAMED_FIRST.exec(text);
	if (found) return dayFrom(Number(found[3]), monthOf(found[1] ?? ''), Number(found[2]));
	found = NUMBERS.exec(text);
	if (!found) return null;
	const [, first, mark, second, year] = found;
	const dayFirst = mark === '.' || order === 'day first';
	const [day, month] = dayFirst ? [first, second] : [second, first];
	return dayFrom(fullYear(year ?? ''), Number(month), Number(day));
}

/** A day in any of the usual spellings as an ISO day, null for an empty cell; refuses days that do not exist. */
export function parseDay(
	text: string,
	field: string,
	order: DateOrder = 'day first'
): string | null {
	if (!text || /^(na|n\/a|null|none)$/i.test(text)) return null;
	return (
		readDay(text, order) ??
		refuse(field, text, 'is no day of the calendar; expected one as 2011-11-12')
	);
}

/** The order in which the dates of a column are written, if any of them tells. */
export function guessDateOrder(texts: string[]): DateOrder | null {
	for (const text of texts) {
		const found = NUMBERS.exec(text.trim());
		if (!found || found[2] === '.') continue;
		if (Number(found[1]) > 12) return 'day first';
		if (Number(found[3]) > 12) return 'month first';
	}
	return null;
}
