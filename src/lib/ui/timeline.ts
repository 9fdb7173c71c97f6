import { dayNumber, dayOf, formatDay, formatInterval } from '../domain/period.ts';
import type { Bin, Histogram } from '../query/engine.ts';
import { plural } from '../query/headline.ts';
import type { Measure } from '../query/keys.ts';

/** The closed span of days that a timeline shows, as days since 1970-01-01. */
export interface Span {
	first: number;
	last: number;
}

/** The span that holds every bin and every wide period; null where nothing is dated. */
export function spanOf({ bins, wide }: Histogram): Span | null {
	const all = [...bins, ...wide];
	if (!all.length) return null;
	return {
		first: Math.min(...all.map((bin) => dayNumber(bin.from))),
		last: Math.max(...all.map((bin) => dayNumber(bin.to)))
	};
}

/** The span with a margin of one bin on either side, so that the handles stand clear of the bars. */
export function paddedSpan(histogram: Histogram): Span | null {
	const span = spanOf(histogram);
	if (!span) return null;
	const margin = Math.max(1, Math.round((span.last - span.first + 1) / 40));
	return { first: span.first - margin, last: span.last + margin };
}

/** A bar in per cent of the chart: where it stands, how wide it is, its surely and its possibly reached height. */
export interface Bar {
	bin: Bin;
	left: number;
	width: number;
	/** Height of the best figure. */
	height: number;
	/** From the lowest to the highest figure; equal where the figure is no range. */
	low: number;
	high: number;
}

/** The bars of a histogram for a measure; bins without an incident have none. */
export function barsOf({ bins }: Histogram, { first, last }: Span, measure: Measure): Bar[] {
	const days = last - first + 1;
	const most = Math.max(1, ...bins.map((bin) => (measure === 'killed' ? bin.high : bin.incidents)));
	const share = (value: number) => (100 * value) / most;
	return bins
		.filter((bin) => bin.incidents > 0)
		.map((bin) => {
			const from = dayNumber(bin.from);
			const place = {
				left: (100 * (from - first)) / days,
				width: (100 * (dayNumber(bin.to) - from + 1)) / days
			};
			const [low, best, high] =
				measure === 'killed'
					? [bin.low, bin.best, bin.high]
					: [bin.incidents, bin.incidents, bin.incidents];
			return { bin, ...place, height: share(best), low: share(low), high: share(high) };
		});
}

/** The most that a bar stands for, as the chart's upper end. */
export const mostOf = ({ bins }: Histogram, measure: Measure): number =>
	Math.max(0, ...bins.map((bin) => (measure === 'killed' ? bin.high : bin.incidents)));

/** The day under a share (0 to 1) of the chart's width. */
export const dayAt = ({ first, last }: Span, share: number): number =>
	Math.min(last, Math.max(first, first + Math.floor(share * (last - first + 1))));

/** A bin in words, as "12 November 2011: 1 incident, 6 killed". */
export function formatBin({ from, to, incidents, low, high, best }: Bin): string {
	const [least, most, said] = [low, high, best].map((figure) => figure.toLocaleString('en'));
	const killed = low === high ? said : `${least} to ${most} (best ${said})`;
	const of = plural(incidents, 'incident');
	return `${formatInterval(from, to)}: ${of}${high > 0 ? `, ${killed} killed` : ''}`;
}

/** A chosen window; null at an end that is open. */
export interface Window {
	from: string | null;
	to: string | null;
}

/** A window of days as an address says it: an end at the span's edge is left open. */
export const windowOf = ({ first, last }: Span, from: number, to: number): Window => ({
	from: from <= first ? null : dayOf(Math.min(from, to)),
	to: to >= last ? null : dayOf(Math.max(from, to))
});

/** The ends of a window inside a span, as days. */
export function endsOf({ first, last }: Span, { from, to }: Window): [from: number, to: number] {
	const clamp = (day: number) => Math.min(last, Math.max(first, day));
	return [from ? clamp(dayNumber(from)) : first, to ? clamp(dayNumber(to)) : last];
}

/**
 * The next window of a playback, moved on by a quarter of its length and at least a day; null when the
 * window stands at the end. A window as long as the span begins anew as a sixth of it.
 */
export function nextWindow(
	span: Span,
	from: number,
	to: number
): [from: number, to: number] | null {
	const length = to - from + 1;
	const days = span.last - span.first + 1;
	if (length >= days) {
		const short = Math.max(1, Math.round(days / 6));
		return days > 1 ? [span.first, span.first + short - 1] : null;
	}
	if (to >= span.last) return null;
	const step = Math.min(Math.max(1, Math.round(length / 4)), span.last - to);
	return [from + step, to + step];
}

/** A window in words, within what is dated: the margins of the chart are no part of the data. */
export function formatWindow(histogram: Histogram, [from, to]: [from: number, to: number]): string {
	const { first, last } = spanOf(histogram) ?? { first: from, last: to };
	const isBeside = from > last || to < first;
	const [shownFrom, shownTo] = isBeside ? [from, to] : [Math.max(from, first), Math.min(to, last)];
	return formatInterval(dayOf(shownFrom), dayOf(shownTo));
}

/** A day of the slider in words, for assistive technology. */
export const formatHandle = (day: number): string => formatDay(dayOf(day));
