import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startsOf, unitFor } from './bins.ts';
import { gatherWide, MOST_WIDE } from './wide.ts';

const day = fc.integer({ min: 0, max: 20_000 });
/** Different closed periods, ascending. */
const someWide = fc
	.uniqueArray(fc.tuple(day, day), { minLength: 1, maxLength: 400, size: 'max', selector: String })
	.map((list) =>
		[
			...new Map(
				list
					.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
					.map((one) => [String(one), one])
			).values()
		].sort((a, b) => a[0] - b[0] || a[1] - b[1])
	);
const startsFor = (periods: readonly (readonly [number, number])[]) => {
	const first = Math.min(...periods.map(([from]) => from));
	const last = Math.max(...periods.map(([, to]) => to));
	return startsOf(unitFor(first, last), first, last);
};

describe('wide periods of a histogram', () => {
	test('are told by their own days while they are few', () => {
		const few = Array.from({ length: MOST_WIDE }, (_, at) => [at, at + 5] as const);
		const { spans, of } = gatherWide(few, startsFor(few));
		expect(spans).toEqual(few);
		expect(of).toEqual(few.map((_, at) => at));
	});

	test('are told by whole bins where they are many', () => {
		const many = Array.from({ length: MOST_WIDE + 1 }, (_, at) => [at, 100 + at] as const);
		// Bins of fifty days, of which the last three hold the ends.
		const { spans, of } = gatherWide(many, [0, 50, 100, 150]);
		expect(spans).toEqual([[0, 149]]);
		expect(new Set(of)).toEqual(new Set([0]));
	});

	test('lie each within its span, the spans are few and ascend', () =>
		fc.assert(
			fc.property(someWide, (periods) => {
				const { spans, of } = gatherWide(periods, startsFor(periods));
				expect(spans.length).toBeLessThanOrEqual(MOST_WIDE);
				expect(of).toHaveLength(periods.length);
				for (const [at, [first, last]] of periods.entries()) {
					const [from, to] = spans[of[at]!]!;
					expect(from).toBeLessThanOrEqual(first);
					expect(to).toBeGreaterThanOrEqual(last);
				}
				expect(spans).toEqual([...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
				expect(new Set(of).size).toBe(spans.length);
			})
		));
});
