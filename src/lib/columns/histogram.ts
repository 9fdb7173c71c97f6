import { dayOf } from '../domain/period.ts';
import { startsOf, unitFor } from '../query/bins.ts';
import type { Bin, Histogram } from '../query/engine.ts';
import { OPEN_END, OPEN_START } from './facts.ts';
import type { Table } from './table.ts';

/** Counts of some bins. */
interface Sums {
	incidents: Uint32Array;
	low: Float64Array;
	best: Float64Array;
	high: Float64Array;
}

const sumsFor = (length: number): Sums => ({
	incidents: new Uint32Array(length),
	low: new Float64Array(length),
	best: new Float64Array(length),
	high: new Float64Array(length)
});

function binOf(from: number, to: number, sums: Sums, at: number): Bin {
	const { incidents, low, best, high } = sums;
	return {
		from: dayOf(from),
		to: dayOf(to),
		incidents: incidents[at]!,
		low: low[at]!,
		best: best[at]!,
		high: high[at]!
	};
}

/** The first and last day of rows of which both are known; first > last where there are none. */
function spanOf({ earliest, latest }: Table, rows: Uint32Array): [number, number, number] {
	let [first, last, undated] = [OPEN_END, OPEN_START, 0];
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at]!;
		const [from, to] = [earliest[row]!, latest[row]!];
		if (from === OPEN_START || to === OPEN_END) undated++;
		else {
			if (from < first) first = from;
			if (to > last) last = to;
		}
	}
	return [first, last, undated];
}

/** Some incidents by time: each in the bin that holds its whole period, else under that period itself. */
export function histogramOf(table: Table, rows: Uint32Array): Histogram {
	const [first, last, undated] = spanOf(table, rows);
	if (first > last) return { unit: 'day', bins: [], wide: [], undated };
	const unit = unitFor(first, last);
	const starts = startsOf(unit, first, last);
	const bins = starts.length - 1;
	const origin = starts[0]!;
	const byDay = new Uint16Array(starts[bins]! - origin);
	for (let bin = 0; bin < bins; bin++)
		byDay.fill(bin, starts[bin]! - origin, starts[bin + 1]! - origin);

	const { earliest, latest, killed } = table;
	const sums = sumsFor(bins);
	const spanning: number[] = [];
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at]!;
		const [from, to] = [earliest[row]!, latest[row]!];
		if (from === OPEN_START || to === OPEN_END) continue;
		const bin = byDay[from - origin]!;
		if (bin !== byDay[to - origin]) spanning.push(row);
		else add(sums, bin, killed, row);
	}
	return {
		unit,
		bins: Array.from({ length: bins }, (_, bin) =>
			binOf(starts[bin]!, starts[bin + 1]! - 1, sums, bin)
		),
		wide: wideBins(table, spanning),
		undated
	};
}

function add(sums: Sums, bin: number, { low, best, high }: Table['killed'], row: number): void {
	const figure = best[row]!;
	sums.incidents[bin]!++;
	sums.low[bin]! += low[row]!;
	sums.best[bin]! += figure & ~(figure >> 31);
	sums.high[bin]! += high[row]!;
}

/** Rows by their own period, the earliest and then the shortest first. */
function wideBins({ earliest, latest, killed }: Table, rows: number[]): Bin[] {
	const numbers = new Map<number, number>();
	// Two days in one number: a calendar of four-digit years has fewer than 4 million days.
	const key = (row: number) => earliest[row]! * 4_194_304 + latest[row]!;
	for (const row of rows) if (!numbers.has(key(row))) numbers.set(key(row), numbers.size);
	const sums = sumsFor(numbers.size);
	const periods: [number, number, number][] = [];
	for (const row of rows) {
		const at = numbers.get(key(row))!;
		periods[at] ??= [earliest[row]!, latest[row]!, at];
		add(sums, at, killed, row);
	}
	periods.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
	return periods.map(([from, to, at]) => binOf(from, to, sums, at));
}
