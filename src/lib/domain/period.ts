import type { Period } from './schema.ts';

const MONTHS =
	'January February March April May June July August September October November December'.split(
		' '
	);

/** Days since 1970-01-01 of an ISO day. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
/** The first and last days of years of four digits; 400 years, and days from 0000-03-01 to 1970. */
const [FIRST, LAST, CYCLE, ORIGIN] = [-719_528, 2_932_896, 146_097, 719_468];

/**
 * The ISO day of days since 1970-01-01; counted in years that begin in March, so that a leap day is the last.
 * http://howardhinnant.github.io/date_algorithms.html#civil_from_days
 */
export function dayOf(number: number): string {
	if (!(number >= FIRST && number <= LAST))
		return new Date(number * 86_400_000).toISOString().slice(0, 10);
	const days = Math.floor(number) + ORIGIN;
	const cycle = Math.floor(days / CYCLE);
	const day = days - cycle * CYCLE;
	const leaps = Math.floor(day / 1460) - Math.floor(day / 36_524) + Math.floor(day / 146_096);
	const year = Math.floor((day - leaps) / 365);
	const ofYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
	const month = Math.floor((5 * ofYear + 2) / 153);
	const ofMonth = ofYear - Math.floor((153 * month + 2) / 5) + 1;
	const shown = cycle * 400 + year + (month >= 10 ? 1 : 0);
	const century = TWO_DIGITS[Math.floor(shown / 100)]! + TWO_DIGITS[shown % 100]!;
	return `${century}-${TWO_DIGITS[month < 10 ? month + 3 : month - 9]!}-${TWO_DIGITS[ofMonth]!}`;
}

/** One day in words, as "12 November 2011". */
export function formatDay(iso: string): string {
	const [year, month, day] = iso.split('-');
	return `${Number(day)} ${MONTHS[Number(month) - 1]} ${Number(year)}`;
}

/** Two days as an interval, without repeating a shared year or month. */
export function formatInterval(from: string, to: string): string {
	if (from === to) return formatDay(from);
	const [fromYear, fromMonth, fromDay] = from.split('-');
	const [toYear, toMonth] = to.split('-');
	if (fromYear !== toYear) return `${formatDay(from)} – ${formatDay(to)}`;
	if (fromMonth !== toMonth)
		return `${Number(fromDay)} ${MONTHS[Number(fromMonth) - 1]} – ${formatDay(to)}`;
	return `${Number(fromDay)} – ${formatDay(to)}`;
}

/** When something can have happened, in words; an interval of possibility says "between". */
export function formatPeriod({ earliest, latest, precision }: Period): string {
	if (earliest && latest) {
		if (earliest === latest) return formatDay(earliest);
		const words = formatInterval(earliest, latest);
		return precision === 'day' ? `one day within ${words}` : `within ${words}`;
	}
	if (latest) return `date unknown, on or before ${formatDay(latest)}`;
	if (earliest) return `date unknown, on or after ${formatDay(earliest)}`;
	return 'date unknown';
}

/** The precision of a period as a tag, as "day · year inferred". */
export const formatPeriodPrecision = ({ precision, inferred }: Period): string =>
	(precision === 'unknown' ? 'date unknown' : precision) +
	(inferred ? ` · ${inferred.what} inferred` : '');

/** Whether a period can overlap a closed interval of ISO days; an unknown end is open. */
export const overlaps = (
	period: Pick<Period, 'earliest' | 'latest'>,
	from?: string,
	to?: string
): boolean =>
	(!from || !period.latest || period.latest >= from) &&
	(!to || !period.earliest || period.earliest <= to);
