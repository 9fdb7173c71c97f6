// Days, moments and spans, and how two of them lie to each other: https://www.w3.org/TR/owl-time/
import { dayNumber, dayOf } from '../../domain/period.ts';
import type { Temporal } from './expression.ts';

/** A day of a calendar: days since 1970-01-01; null for what is none, as 31 February. */
export function parseDay(text: string): number | null {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
	const number = dayNumber(text);
	return Number.isFinite(number) && dayOf(number) === text ? number : null;
}

const MOMENT = /^(\d{4}-\d\d-\d\d)[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;

/** A moment: milliseconds since 1970, to the millisecond; null for what is none. */
export function parseMoment(text: string): number | null {
	const day = MOMENT.exec(text)?.[1];
	if (day === undefined || parseDay(day) === null) return null;
	const milliseconds = Date.parse(text.toUpperCase());
	return Number.isFinite(milliseconds) ? milliseconds : null;
}

const DAY_MS = 86_400_000;

/** A point in time as it was written: a whole day, or a moment in milliseconds. */
export type Instant = { day: number } | { moment: number };

/** The day, in UTC, that an instant falls on. */
export const dayIn = (instant: Instant): number =>
	'day' in instant ? instant.day : Math.floor(instant.moment / DAY_MS);

/** A text as an instant; null for what is none. */
export function parseInstant(text: string): Instant | null {
	const day = parseDay(text);
	if (day !== null) return { day };
	const moment = parseMoment(text);
	return moment === null ? null : { moment };
}

/** Two numbers of one measure, both included; infinite where open. */
export type Range = readonly [first: number, last: number];

const isBefore = ([, end]: Range, [start]: Range) => end < start;

/** Whether two spans of time lie to each other as a relation says; a moment is a span that ends as it begins. */
export const RELATIONS: Record<Temporal, (a: Range, b: Range) => boolean> = {
	t_after: (a, b) => isBefore(b, a),
	t_before: isBefore,
	t_disjoint: (a, b) => isBefore(a, b) || isBefore(b, a),
	t_equals: (a, b) => a[0] === b[0] && a[1] === b[1],
	t_intersects: (a, b) => !isBefore(a, b) && !isBefore(b, a),
	t_contains: (a, b) => a[0] < b[0] && a[1] > b[1],
	t_during: (a, b) => a[0] > b[0] && a[1] < b[1],
	t_finishedBy: (a, b) => a[0] < b[0] && a[1] === b[1],
	t_finishes: (a, b) => a[0] > b[0] && a[1] === b[1],
	t_meets: (a, b) => a[1] === b[0],
	t_metBy: (a, b) => a[0] === b[1],
	t_overlappedBy: (a, b) => a[0] > b[0] && a[0] < b[1] && a[1] > b[1],
	t_overlaps: (a, b) => a[0] < b[0] && a[1] > b[0] && a[1] < b[1],
	t_startedBy: (a, b) => a[0] === b[0] && a[1] > b[1],
	t_starts: (a, b) => a[0] === b[0] && a[1] < b[1]
};
