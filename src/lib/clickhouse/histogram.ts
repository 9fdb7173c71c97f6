import { dayOf } from '../domain/period.ts';
import { startsOf, unitFor } from '../query/bins.ts';
import type { Bin, Histogram } from '../query/engine.ts';
import { gatherWide } from '../query/wide.ts';
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

/** Puts counts by period into bins: each into the one that holds its whole period, else in a span of its own. */
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
	const binAt = (day: number) => lowerBound(starts, day + 1) - 1;
	const spread = dated.filter(([earliest, latest]) => binAt(earliest) !== binAt(latest));
	const { spans, of } = gatherWide(
		spread.map(([earliest, latest]) => [earliest, latest]),
		starts
	);
	const wide = spans.map(([from, to]) => binFrom(from, to));
	let at = 0;
	for (const one of dated) {
		const [earliest, , incidents, low, best, high] = one;
		const bin = one === spread[at] ? wide[of[at++]!]! : bins[binAt(earliest)]!;
		bin.incidents += incidents;
		bin.low += low;
		bin.best += best;
		bin.high += high;
	}
	return { unit, bins, wide, undated };
}
