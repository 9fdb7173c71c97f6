// The parameter datetime: a moment or a span, either end open (OGC 17-069r4, 7.15.4), read to the day.
import { dayNumber, dayOf } from '../../domain/period.ts';

/** The days that are asked for, both ends included; an end left out is open. */
export interface Days {
	from?: string;
	to?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:)(\d\d)(\.\d{1,12})?([Zz]|[+-]\d\d:\d\d)$/;

const exists = (day: string): boolean => {
	const number = dayNumber(day);
	return Number.isFinite(number) && dayOf(number) === day;
};

/** A moment in milliseconds since 1970 and its day in UTC; null for what is none. */
function parseMoment(text: string): { at: number; day: string } | null {
	if (DAY.test(text)) return exists(text) ? { at: dayNumber(text) * 86_400_000, day: text } : null;
	const parts = MOMENT.exec(text);
	if (!parts || !exists(parts[1]!)) return null;
	const [, day, clock, seconds, , zone] = parts;
	if (Number(seconds) > 60) return null;
	// A leap second is the one before it.
	const at = Date.parse(
		`${day}T${clock}${seconds === '60' ? '59' : seconds}${zone!.toUpperCase()}`
	);
	if (!Number.isFinite(at)) return null;
	return { at, day: new Date(at).toISOString().slice(0, -14) };
}

/** What is asked for; null for what is not of the form. */
export function parseDatetime(text: string): Days | null {
	const ends = text.split('/');
	if (ends.length > 2) return null;
	if (ends.length === 1) {
		const moment = parseMoment(text);
		return moment && { from: moment.day, to: moment.day };
	}
	const [first, last] = ends.map((end) => (end === '' || end === '..' ? 'open' : parseMoment(end)));
	if (!first || !last || (first === 'open' && last === 'open')) return null;
	if (first !== 'open' && last !== 'open' && first.at > last.at) return null;
	return {
		...(first !== 'open' && { from: first.day }),
		...(last !== 'open' && { to: last.day })
	};
}
