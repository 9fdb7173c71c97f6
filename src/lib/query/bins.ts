// The calendar of histograms, in whole numbers of days since 1970-01-01.
import { dayNumber, dayOf } from '../domain/period.ts';
import type { Histogram } from './engine.ts';

export type Unit = Histogram['unit'];

/** The most bins, unless years are too many. */
export const MOST_BINS = 120;

/** The first day of the bin that holds a day; weeks begin on Monday. */
export function startOfBin(unit: Unit, day: number): number {
	if (unit === 'day') return day;
	// Day 0 is a Thursday.
	if (unit === 'week') return day - ((((day + 3) % 7) + 7) % 7);
	const iso = dayOf(day);
	return dayNumber(unit === 'year' ? `${iso.slice(0, 4)}-01-01` : `${iso.slice(0, 7)}-01`);
}

/** The first day of the bin after one that begins on a day. */
export function nextBin(unit: Unit, start: number): number {
	if (unit === 'day') return start + 1;
	if (unit === 'week') return start + 7;
	// 31 days on lies in the next month, 366 in the next year.
	return startOfBin(unit, start + (unit === 'month' ? 31 : 366));
}

/** The first days of all bins from the one that holds `first` to the one that holds `last`, and one more. */
export function startsOf(unit: Unit, first: number, last: number): number[] {
	const starts = [startOfBin(unit, first)];
	for (let start = starts[0]!; start <= last; starts.push(start)) start = nextBin(unit, start);
	return starts;
}

/** The finest unit that gives no more than MOST_BINS bins, else years. */
export function unitFor(first: number, last: number): Unit {
	const days = last - first + 1;
	if (days <= MOST_BINS) return 'day';
	if ((startOfBin('week', last) - startOfBin('week', first)) / 7 + 1 <= MOST_BINS) return 'week';
	const months = (day: number) => {
		const [year = 0, month = 0] = dayOf(day).split('-').map(Number);
		return year * 12 + month;
	};
	return months(last) - months(first) + 1 <= MOST_BINS ? 'month' : 'year';
}
