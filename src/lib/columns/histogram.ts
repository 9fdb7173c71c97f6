import { dayOf } from '../domain/period.ts';
import { startsOf, unitFor } from '../query/bins.ts';
import type { Bin, Histogram } from '../query/engine.ts';
import { gatherWide } from '../query/wide.ts';
import { OPEN_END, OPEN_START } from './facts.ts';
import type { Casualties } from './figures.ts';
import type { Columns, Periods, Table } from './table.ts';
import { codesCounted, type Counted, type Counter } from './tally.ts';

/** What stands at each place of a list of sums; the fourth is room, so that places are found by a shift. */
const LOW = 0;
const BEST = 1;
const HIGH = 2;
const WIDTH = 4;
/** So many rows are looked at in one go. */
const AT_ONCE = 4096;

/** The killed of distinct casualties, as they are added up; and by code, 1 where there is something to add. */
interface Killed {
	figures: Float64Array;
	some: Uint8Array;
}

function killedOf({ killed: { low, best, high } }: Casualties): Killed {
	const figures = new Float64Array(best.length * WIDTH);
	const some = new Uint8Array(best.length);
	for (let code = 0; code < best.length; code++) {
		figures[code * WIDTH + LOW] = low[code]!;
		figures[code * WIDTH + BEST] = Math.max(0, best[code]!);
		figures[code * WIDTH + HIGH] = high[code]!;
		some[code] = Number(low[code]! > 0 || best[code]! > 0 || high[code]! > 0);
	}
	return { figures, some };
}

/**
 * Adds up the killed of rows at the places of their periods. First the rows are found that have any: most have
 * none, and to add three nothings costs more than to leave them out without a branch. Every other row adds to sums
 * of its own, so that two rows of one place do not wait for each other.
 */
function addUp(
	{ codes: { period, casualties } }: Table,
	{ figures, some }: Killed,
	places: Uint32Array,
	sums: Float64Array,
	rows: Uint32Array
): void {
	const chunk = new Uint32Array(AT_ONCE + 1);
	const odd = new Float64Array(rows.length > sums.length ? sums.length : 0);
	for (let start = 0; start < rows.length; start += AT_ONCE) {
		const end = Math.min(rows.length, start + AT_ONCE);
		let count = 0;
		for (let at = start; at < end; at++) {
			const row = rows[at]!;
			chunk[count] = row;
			count = (count + some[casualties[row]!]!) | 0;
		}
		const paired = odd.length ? count & ~1 : 0;
		for (let at = 0; at < paired; at += 2) {
			const [row, other] = [chunk[at]!, chunk[at + 1]!];
			const to = places[period[row]!]! << 2;
			const from = casualties[row]! << 2;
			const oddTo = places[period[other]!]! << 2;
			const oddFrom = casualties[other]! << 2;
			sums[to]! += figures[from]!;
			sums[to + 1]! += figures[from + 1]!;
			sums[to + 2]! += figures[from + 2]!;
			odd[oddTo]! += figures[oddFrom]!;
			odd[oddTo + 1]! += figures[oddFrom + 1]!;
			odd[oddTo + 2]! += figures[oddFrom + 2]!;
		}
		for (let at = paired; at < count; at++) {
			const row = chunk[at]!;
			const to = places[period[row]!]! << 2;
			const from = casualties[row]! << 2;
			sums[to]! += figures[from]!;
			sums[to + 1]! += figures[from + 1]!;
			sums[to + 2]! += figures[from + 2]!;
		}
	}
	for (let at = 0; at < odd.length; at++) sums[at]! += odd[at]!;
}

/** By code of a period, what all rows of a table add up to. */
export function wholeKilled(table: Table, periods: Periods, casualties: Casualties): Float64Array {
	const everyPeriod = Uint32Array.from(periods.earliest.keys());
	const sums = new Float64Array(everyPeriod.length * WIDTH);
	const rows = Uint32Array.from({ length: table.length }, (_, row) => row);
	addUp(table, killedOf(casualties), everyPeriod, sums, rows);
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
	{ periods, casualties, wholeKilled: whole }: Columns,
	{ table, countCodes }: Counter
): (counted: Counted) => Histogram {
	const { earliest, latest } = periods;
	const killed = killedOf(casualties);

	/** The sums by place. */
	function sumsOf(places: Uint32Array, count: number, { rows, isRest }: Counted) {
		const sums = new Float64Array(count * WIDTH);
		addUp(table, killed, places, sums, rows);
		if (!isRest) return sums;
		for (let at = 0; at < sums.length; at++) sums[at] = 0 - sums[at]!;
		for (let code = 0; code < places.length; code++)
			for (let sum = 0; sum < WIDTH; sum++)
				sums[places[code]! * WIDTH + sum]! += whole[code * WIDTH + sum]!;
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
		const sums = sumsOf(places, length + spans.length + 1, counted);
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
