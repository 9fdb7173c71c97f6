import {
	isDay,
	isMoment,
	isProperty,
	isSpan,
	type End,
	type Temporal,
	type Time
} from './expression.ts';
import { dayIn, parseInstant, RELATIONS, type Instant, type Range } from './time.ts';
import { stateOf, UNKNOWN_STATE, type Get, type Test } from './value.ts';

type Ranged = (get: Get) => Range | null;
type Unit = 'day' | 'moment';
const numberOf = (instant: Instant, unit: Unit): number =>
	unit === 'moment' && 'moment' in instant ? instant.moment : dayIn(instant);

function endOf(end: End, open: number, unit: Unit): (get: Get) => number | null {
	if (isProperty(end))
		return (get) => {
			const value = get(end.property);
			const instant = typeof value === 'string' ? parseInstant(value) : null;
			return instant && numberOf(instant, unit);
		};
	const instant = end === '..' ? null : parseInstant(end);
	const number = instant ? numberOf(instant, unit) : open;
	return () => number;
}
function rangeOf(time: Time, unit: Unit): Ranged {
	const ends = isSpan(time) ? time.interval : null;
	const [from, to] = ends ?? [instantIn(time), instantIn(time)];
	const [first, last] = [endOf(from, -Infinity, unit), endOf(to, Infinity, unit)];
	return (get) => {
		const [start, end] = [first(get), last(get)];
		return start === null || end === null ? null : [start, end];
	};
}
const instantIn = (time: Time): End => {
	if (isDay(time)) return time.date;
	if (isMoment(time)) return time.timestamp;
	return time as Exclude<typeof time, { interval: unknown }>;
};

/** Moments are compared as such only among themselves; beside days they are the days that they fall on. */
function unitOf(times: readonly Time[]): Unit {
	const ends = times.flatMap((time) => (isSpan(time) ? time.interval : [instantIn(time)]));
	const fixed = ends.filter((end) => end !== '..');
	const isMoments = fixed.every((end) => {
		const instant = typeof end === 'string' ? parseInstant(end) : null;
		return instant !== null && 'moment' in instant;
	});
	return isMoments ? 'moment' : 'day';
}

/** How two times lie to each other, as a test of one record. */
export function timed(op: Temporal, times: readonly [Time, Time]): Test {
	const unit = unitOf(times);
	const [first, second] = [rangeOf(times[0], unit), rangeOf(times[1], unit)];
	const relates = RELATIONS[op];
	return (get) => {
		const [a, b] = [first(get), second(get)];
		return a && b ? stateOf(relates(a, b)) : UNKNOWN_STATE;
	};
}
