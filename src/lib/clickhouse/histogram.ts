import { dayOf } from '../domain/period.ts';
import { startsOf, unitFor } from '../query/bins.ts';
import type { Bin, Histogram } from '../query/engine.ts';
import { OPEN_END, OPEN_START } from '../columns/facts.ts';
import { lowerBound } from '../columns/morton.ts';

/** Incidents of one period and the killed of those that report any; ascending by first and last day. */
export type PeriodCount = [
	earliest: number,
	latest: number,
	incidents: number,
	low: number,
	best: number,
	high: number
];

/** Puts counts by period into bins: each into the one that holds its whole period, else under that period. */
export function histogramOf(periods: readonly PeriodCount[]): Histogram {
	const isDated = ([earliest, latest]: PeriodCount) =>
		earliest !== OPEN_START && latest !== OPEN_END;
	const dated = periods.filter(isDated);
	const undated = periods.reduce((sum, one) => sum + (isDated(one) ? 0 : one[2]), 0);
	if (!dated.length) return { unit: 'day', bins: [], wide: [], undated };
	let [first, last] = [Infinity, -Infinity];
	for (const [earliest, latest] of dated) {
		first = Math.min(first, earliest);
		last = Math.max(last, latest);
	}
	const unit = unitFor(first, last);
	const starts = startsOf(unit, first, last);
	const binFrom = (from: number, to: number): Bin => ({
		...{ from: dayOf(from), to: dayOf(to) },
		...{ incidents: 0, low: 0, best: 0, high: 0 }
	});
	const bins = starts.slice(0, -1).map((start, at) => binFrom(start, starts[at + 1]! - 1));
	const wide: Bin[] = [];
	for (const [earliest, latest, incidents, low, best, high] of dated) {
		const [from, to] = [earliest, latest].map((day) => lowerBound(starts, day + 1) - 1);
		if (from !== to) wide.push(binFrom(earliest, latest));
		const bin = from === to ? bins[from!]! : wide.at(-1)!;
		bin.incidents += incidents;
		bin.low += low;
		bin.best += best;
		bin.high += high;
	}
	return { unit, bins, wide, undated };
}
