import type { Period } from './schema.ts';

const MONTHS =
	'January February March April May June July August September October November December'.split(
		' '
	);

/** Days since 1970-01-01 of an ISO day. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

/** The ISO day of days since 1970-01-01. */
export const dayOf = (number: number): string =>
	new Date(number * 86_400_000).toISOString().slice(0, 10);

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
