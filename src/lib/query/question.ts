// Random questions to random worlds.
import fc from 'fast-check';
import type { Extent } from '../domain/extent.ts';
import { dayOf } from '../domain/period.ts';
import { PLACE_PRECISIONS } from '../domain/precision.ts';
import { ROLES, STANDINGS } from '../domain/standing.ts';
import { CHOICE_KEYS, UNKNOWN, type Choice, type ChoiceKey, type Filter } from './filter.ts';
import { regions } from './borders.ts';
import { amount, day, degree, position } from './world.ts';

const VALUES: Record<ChoiceKey, readonly string[]> = {
	region: [...regions.map(({ id }) => id), 'nowhere', 'never-heard-of'],
	group: ['g1', 'g2', 'g3', 'nobody-knows', 'never-heard-of'],
	type: ['attack', 'ambush', 'explosion', 'bombing', 'unknown', 'strange'],
	source: ['s1', 's2', 's3', 'never-heard-of'],
	dataset: ['d1', 'd2'],
	standing: STANDINGS,
	role: ROLES,
	precision: PLACE_PRECISIONS,
	layer: ['l1', 'l2']
};
const choice = (key: ChoiceKey): fc.Arbitrary<Choice> => {
	const value = fc.constantFrom(...VALUES[key], UNKNOWN);
	return fc
		.record({
			include: fc.uniqueArray(value, { maxLength: 3 }),
			exclude: fc.uniqueArray(value, { maxLength: 1 })
		})
		.filter(({ include, exclude }) => include.length + exclude.length > 0);
};

const bbox: fc.Arbitrary<Extent> = fc
	.tuple(position, position)
	.map(([[w, s], [e, n]]) => [w, Math.min(s, n), e, Math.max(s, n)]);

/** A random question, about a few things at once. */
export const questionSample: fc.Arbitrary<Filter> = fc
	.record({
		q: fc.constantFrom(
			'attack',
			'ангриф',
			'angriff',
			'тар',
			'jund g1',
			'"prayer rooms"',
			'قتل',
			'!'
		),
		from: day.map(dayOf),
		to: day.map(dayOf),
		bbox,
		area: fc.array(position, { minLength: 3, maxLength: 8 }),
		near: fc.record({
			lon: degree(-180, 180),
			lat: degree(-90, 90),
			km: fc.constantFrom(1, 300, 1200, 5000, 12_000, 20_000)
		}),
		killed: fc
			.record({ min: fc.option(amount), max: fc.option(amount) })
			.filter(({ min, max }) => (min ?? 0) <= (max ?? 99)),
		...(Object.fromEntries(CHOICE_KEYS.map((key) => [key, choice(key)])) as Record<
			ChoiceKey,
			fc.Arbitrary<Choice>
		>)
	})
	.chain((full) => fc.subarray(Object.entries(full), { maxLength: 4 }))
	.map((parts) => Object.fromEntries(parts) as Filter)
	.filter(({ from, to }) => !from || !to || from <= to);
