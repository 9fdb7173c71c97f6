import { dayOf } from '../domain/period.ts';
import { startsOf, unitFor } from '../query/bins.ts';
import type { Bin, Histogram } from '../query/engine.ts';
import { OPEN_END, OPEN_START } from './facts.ts';
import type { Columns, Periods, Table } from './table.ts';
import type { Counted } from './tally.ts';

/** Incidents and their killed, by bin or by code of a period. */
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

function addUp({ casualties, periods }: Columns, { codes }: Table, rows: Uint32Array | null): Sums {
	const sums = sumsFor(periods.earliest.length);
	const { incidents, low, best, high } = sums;
	const { low: lows, best: bests, high: highs } = casualties.killed;
	const reported = bests.map((figure) => Math.max(0, figure));
	const { period, casualties: figures } = codes;
	const length = rows ? rows.length : period.length;
	for (let at = 0; at < length; at++) {
		const row = rows ? rows[at]! : at;
		const when = period[row]!;
		const figure = figures[row]!;
		incidents[when]!++;
		low[when]! += lows[figure]!;
		best[when]! += reported[figure]!;
		high[when]! += highs[figure]!;
	}
	return sums;
}

/** Sums of all rows of a table, worked out when first needed. */
const wholes = new WeakMap<Table, Sums>();

function wholeOf(columns: Columns, table: Table): Sums {
	const known = wholes.get(table) ?? addUp(columns, table, null);
	wholes.set(table, known);
	return known;
}

function sumsOf(columns: Columns, { table, rows, isRest }: Counted): Sums {
	if (!isRest) return addUp(columns, table, rows);
	const whole = wholeOf(columns, table);
	if (!rows.length) return whole;
	const rest = addUp(columns, table, rows);
	for (const key of ['incidents', 'low', 'best', 'high'] as const)
		for (let at = 0; at < rest[key].length; at++) rest[key][at] = whole[key][at]! - rest[key][at]!;
	return rest;
}

/** The first and last day of counted periods of which both are known, first > last where there are none. */
function spanOf({ earliest, latest }: Periods, incidents: Uint32Array): [number, number, number] {
	let [first, last, undated] = [OPEN_END, OPEN_START, 0];
	for (let code = 0; code < incidents.length; code++) {
		const count = incidents[code]!;
		if (!count) continue;
		const [from, to] = [earliest[code]!, latest[code]!];
		if (from === OPEN_START || to === OPEN_END) undated += count;
		else {
			if (from < first) first = from;
			if (to > last) last = to;
		}
	}
	return [first, last, undated];
}

/** Some incidents by time: each in the bin that holds its whole period, else under that period itself. */
export function histogramOf(columns: Columns, counted: Counted): Histogram {
	const { periods } = columns;
	const { earliest, latest } = periods;
	const sums = sumsOf(columns, counted);
	const [first, last, undated] = spanOf(periods, sums.incidents);
	if (first > last) return { unit: 'day', bins: [], wide: [], undated };
	const unit = unitFor(first, last);
	const starts = startsOf(unit, first, last);
	const length = starts.length - 1;
	const origin = starts[0]!;
	const byDay = new Uint16Array(starts[length]! - origin);
	for (let bin = 0; bin < length; bin++)
		byDay.fill(bin, starts[bin]! - origin, starts[bin + 1]! - origin);

	const bins = sumsFor(length);
	// Codes of periods ascend by first and then by last day, as wide bins do.
	const wide: Bin[] = [];
	for (let code = 0; code < earliest.length; code++) {
		if (!sums.incidents[code]) continue;
		const [from, to] = [earliest[code]!, latest[code]!];
		if (from === OPEN_START || to === OPEN_END) continue;
		const bin = byDay[from - origin]!;
		if (bin !== byDay[to - origin]) wide.push(binOf(from, to, sums, code));
		else
			for (const key of ['incidents', 'low', 'best', 'high'] as const)
				bins[key][bin]! += sums[key][code]!;
	}
	return {
		unit,
		bins: Array.from({ length }, (_, bin) => binOf(starts[bin]!, starts[bin + 1]! - 1, bins, bin)),
		wide,
		undated
	};
}
