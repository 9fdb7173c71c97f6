import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayOf } from '../domain/period.ts';
import {
	barsOf,
	dayAt,
	endsOf,
	formatBin,
	formatWindow,
	nextWindow,
	paddedSpan,
	windowOf
} from './timeline.ts';

const bin = (from: string, incidents: number, low = 0, best = low, high = best) => ({
	from,
	to: from,
	incidents,
	low,
	best,
	high
});
const histogram = {
	unit: 'day' as const,
	bins: [bin('2011-11-01', 1, 2, 3, 6), bin('2011-11-02', 0), bin('2011-11-03', 2, 3)],
	wide: [],
	undated: 0
};
const span = { first: dayNumber('2011-11-01'), last: dayNumber('2011-11-03') };

test('killed are drawn from the lowest to the highest figure', () => {
	const [first, second] = barsOf(histogram, span, 'killed');
	expect(first).toMatchObject({ low: 100 / 3, height: 50, high: 100, left: 0 });
	expect(second).toMatchObject({ low: 50, height: 50, high: 50 });
});

test('a day without an incident has no bar', () => {
	expect(barsOf(histogram, span, 'incidents')).toHaveLength(2);
});

test('a bar is told in words, a range as a range', () => {
	expect(formatBin(bin('2011-11-01', 1, 2, 3, 6))).toBe(
		'1 November 2011: 1 incident, 2 to 6 (best 3) killed'
	);
	expect(formatBin(bin('2011-11-02', 2))).toBe('2 November 2011: 2 incidents');
	expect(formatBin(bin('2011-11-02', 3536, 1000, 2000, 30_000))).toBe(
		'2 November 2011: 3,536 incidents, 1,000 to 30,000 (best 2,000) killed'
	);
});

test('the span holds all bins with room beside them, and is none where nothing is dated', () => {
	expect(paddedSpan(histogram)).toEqual({ first: span.first - 1, last: span.last + 1 });
	expect(paddedSpan({ ...histogram, bins: [] })).toBeNull();
});

test('a window is told within what is dated, one beside it as it is', () => {
	const wide = paddedSpan(histogram)!;
	expect(formatWindow(histogram, [wide.first, wide.last])).toBe('1 – 3 November 2011');
	expect(formatWindow(histogram, [span.last, wide.last])).toBe('3 November 2011');
	expect(formatWindow(histogram, [wide.last, wide.last])).toBe('4 November 2011');
});

const days = fc
	.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 3000 }))
	.map(([first, length]) => ({ first, last: first + length }));

test('a window read back from the address stands where it stood', () => {
	fc.assert(
		fc.property(
			days,
			fc.float({ min: 0, max: 1, noNaN: true }),
			fc.nat(400),
			(span, share, more) => {
				const from = dayAt(span, share);
				const to = Math.min(span.last, from + more);
				expect(endsOf(span, windowOf(span, from, to))).toEqual([from, to]);
			}
		)
	);
});

test('an end at the edge is left open', () => {
	expect(windowOf(span, span.first, span.first + 1)).toEqual({
		from: null,
		to: dayOf(span.first + 1)
	});
});

test('a playback moves on, keeps its length and comes to an end', () => {
	fc.assert(
		fc.property(days, ({ first, last }) => {
			fc.pre(last > first);
			let at = nextWindow({ first, last }, first, last);
			const length = at ? at[1] - at[0] : NaN;
			for (let steps = 0; at; steps++) {
				expect(steps).toBeLessThan(last - first + 2);
				expect(at[1] - at[0]).toBe(length);
				expect(at[1]).toBeLessThanOrEqual(last);
				const next = nextWindow({ first, last }, ...at);
				if (next) expect(next[0]).toBeGreaterThan(at[0]);
				else expect(at[1]).toBe(last);
				at = next;
			}
		})
	);
});
