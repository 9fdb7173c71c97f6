import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST, likenessOf, WINDOW, type Portrait } from './likeness.ts';
import { PLACE_PRECISIONS } from './precision.ts';

const portrait = (more: Partial<Portrait> = {}): Portrait => ({
	precision: 'settlement',
	earliest: 100,
	latest: 100,
	types: ['bombing', 'attack'],
	killed: { low: 3, best: 3, high: 3 },
	groups: [new Set(['ucdp-ged:actor:1', 'northern front'])],
	...more
});

const figure = fc.option(fc.nat(50), { nil: null });
const portraits: fc.Arbitrary<Portrait> = fc.record({
	precision: fc.constantFrom(...PLACE_PRECISIONS),
	earliest: fc.integer({ min: 95, max: 105 }),
	latest: fc.integer({ min: 105, max: 112 }),
	types: fc.constantFrom([], ['bombing', 'attack'], ['shooting', 'attack'], ['clash']),
	killed: fc.record({ low: figure, best: figure, high: figure }),
	groups: fc.array(
		fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }).map((x) => new Set(x)),
		{ maxLength: 3 }
	)
});
const distances = fc.option(fc.double({ min: 0, max: 30, noNaN: true }), { nil: null });

test('how alike two incidents are does not depend on which comes first', () => {
	fc.assert(
		fc.property(portraits, portraits, distances, (a, b, km) => {
			expect(likenessOf(a, b, km)).toEqual(likenessOf(b, a, km));
		})
	);
});

test('a score lies between 0 and 1, and below the least only where an area is part of the pair', () => {
	fc.assert(
		fc.property(portraits, portraits, distances, (a, b, km) => {
			const found = likenessOf(a, b, km);
			if (!found) return;
			expect(found.score).toBeLessThanOrEqual(1);
			const areas = ['district', 'province', 'line-or-area'];
			const isAreal = km === null || [a, b].some(({ precision }) => areas.includes(precision));
			expect(found.score < LEAST).toBe(isAreal);
			expect(found.km === null).toBe(isAreal);
		})
	);
});

test('two reports that agree on everything are as alike as can be', () => {
	expect(likenessOf(portrait(), portrait(), 0)).toEqual({ score: 1, km: 0, days: 0 });
});

test('reports farther apart than the window in space or time are not alike', () => {
	expect(likenessOf(portrait(), portrait(), WINDOW.km + 0.1)).toBeNull();
	const later = portrait({ earliest: 101 + WINDOW.days, latest: 101 + WINDOW.days });
	expect(likenessOf(portrait(), later, 0)).toBeNull();
	const near = portrait({ precision: 'near-settlement' });
	expect(likenessOf(portrait(), near, WINDOW.km + 0.1)).not.toBeNull();
	expect(likenessOf(portrait(), near, WINDOW.nearKm + 0.1)).toBeNull();
});

test('an area makes a pair weak however much else agrees', () => {
	const province = portrait({ precision: 'province' });
	expect(likenessOf(portrait(), province, null)?.score).toBeLessThan(LEAST);
	const other = portrait({ precision: 'province', types: ['clash'] });
	expect(likenessOf(portrait(), other, null)).toBeNull();
});

test.each<[string, Partial<Portrait>]>([
	['another type of the same branch', { types: ['shooting', 'attack'] }],
	['another branch', { types: ['clash'] }],
	['another figure within the range', { killed: { low: 2, best: 4, high: 6 } }],
	['a figure far off', { killed: { low: 30, best: 30, high: 30 } }],
	['no figure', { killed: { low: null, best: null, high: null } }],
	['other groups', { groups: [new Set(['southern front'])] }],
	['no groups', { groups: [] }],
	['the next day', { earliest: 101, latest: 101 }]
])('%s makes two reports less alike', (_, more) => {
	expect(likenessOf(portrait(), portrait(more), 0)?.score).toBeLessThan(1);
});

test('what nobody reported weighs less against a pair than what contradicts it', () => {
	const score = (more: Partial<Portrait>) => likenessOf(portrait(), portrait(more), 0)?.score ?? 0;
	const unreported = { low: null, best: null, high: null };
	expect(score({ killed: unreported })).toBeGreaterThan(
		score({ killed: { low: 40, best: 40, high: 40 } })
	);
	expect(score({ groups: [] })).toBeGreaterThan(score({ groups: [new Set(['southern front'])] }));
});
