import { dayOf } from '../domain/period.ts';
import { startsOf, unitFor } from '../query/bins.ts';
import type { Bin, Histogram } from '../query/engine.ts';
import { gatherWide } from '../query/wide.ts';
import type { Desk } from './desk.ts';
import { OPEN_END, OPEN_START } from './facts.ts';
import type { Casualties } from './figures.ts';
import type { Columns, Periods, Table } from './table.ts';
import { codesCounted, type Counted } from './tally.ts';

/** What stands at each place of a list of sums; the fourth is room, so that places are found by a shift. */
const LOW = 0;
const BEST = 1;
const HIGH = 2;
const WIDTH = 4;
/** By code of a period, what all rows of a table add up to. */
export function wholeKilled(
	{ codes: { period, casualties }, length }: Table,
	{ earliest }: Periods,
	{ killed: { low, best, high } }: Casualties
): Float64Array {
	const sums = new Float64Array(earliest.length * WIDTH);
	for (let row = 0; row < length; row++) {
		const [to, code] = [period[row]! * WIDTH, casualties[row]!];
		sums[to + LOW]! += low[code]!;
		sums[to + BEST]! += Math.max(0, best[code]!);
		sums[to + HIGH]! += high[code]!;
	}
	return sums;
}

/** The first and last day of counted periods of which both are known, first > last where there are none. */
function spanOf(
	{ earliest, latest }: Periods,
	codes: Uint32Array,
	incidents: Uint32Array
): [number, number, number] {
	let first = OPEN_END;
	let last = OPEN_START;
	let undated = 0;
	for (let at = 0; at < codes.length; at++) {
		const code = codes[at]!;
		const from = earliest[code]!;
		const to = latest[code]!;
		if (from === OPEN_START || to === OPEN_END) undated += incidents[code]!;
		else {
			if (from < first) first = from;
			if (to > last) last = to;
		}
	}
	return [first, last, undated];
}

/** Answers what some incidents are by time: each in the bin that holds its whole period, else in a span of its own. */
export function createHistogram(
	{ periods, wholeKilled: whole }: Columns,
	desk: Desk
): (counted: Counted) => Histogram {
	const { earliest, latest } = periods;
	const { countCodes } = desk.counters.incident;

	/** The sums by place of counted periods. */
	function sumsOf(
		places: Uint32Array,
		count: number,
		codes: Uint32Array,
		{ rows, isRest }: Counted
	) {
		const sums = new Float64Array(count * WIDTH);
		const killed = isRest && !rows.length ? whole : desk.sumKilled(rows);
		const takesAway = isRest && rows.length;
		for (let at = 0; at < codes.length; at++) {
			const [from, to] = [codes[at]! * WIDTH, places[codes[at]!]! * WIDTH];
			for (let sum = 0; sum <= HIGH; sum++)
				sums[to + sum]! += takesAway
					? whole[from + sum]! - killed[from + sum]!
					: killed[from + sum]!;
		}
		return sums;
	}

	return (counted) => {
		const counts = countCodes(counted, 'period');
		const codes = codesCounted(counts);
		const [first, last, undated] = spanOf(periods, codes, counts);
		if (first > last) return { unit: 'day', bins: [], wide: [], undated };
		const unit = unitFor(first, last);
		const starts = startsOf(unit, first, last);
		const length = starts.length - 1;

		// Bins come first, then the spans of wide periods; the last place is for what is in neither. Of a period that
		// nobody has, nothing is added anywhere.
		const places = new Uint32Array(counts.length);
		const incidents = new Float64Array(length);
		const wide: number[] = [];
		const lost: number[] = [];
		// Periods are sorted by their first day.
		let bin = 0;
		for (let at = 0; at < codes.length; at++) {
			const code = codes[at]!;
			const from = earliest[code]!;
			const to = latest[code]!;
			if (from === OPEN_START || to === OPEN_END) {
				lost.push(code);
				continue;
			}
			while (from >= starts[bin + 1]!) bin++;
			if (to < starts[bin + 1]!) {
				places[code] = bin;
				incidents[bin]! += counts[code]!;
			} else wide.push(code);
		}
		const { spans, of } = gatherWide(
			wide.map((code) => [earliest[code]!, latest[code]!]),
			starts
		);
		const inSpans = new Float64Array(spans.length);
		for (const [at, code] of wide.entries()) {
			places[code] = length + of[at]!;
			inSpans[of[at]!]! += counts[code]!;
		}
		for (const code of lost) places[code] = length + spans.length;
		const sums = sumsOf(places, length + spans.length + 1, codes, counted);
		const binOf = (place: number, from: number, to: number, count: number): Bin => ({
			from: dayOf(from),
			to: dayOf(to),
			incidents: count,
			low: sums[place * WIDTH + LOW]!,
			best: sums[place * WIDTH + BEST]!,
			high: sums[place * WIDTH + HIGH]!
		});
		return {
			unit,
			bins: Array.from(incidents, (count, bin) =>
				binOf(bin, starts[bin]!, starts[bin + 1]! - 1, count)
			),
			wide: spans.map(([from, to], at) => binOf(length + at, from, to, inSpans[at]!)),
			undated
		};
	};
}
