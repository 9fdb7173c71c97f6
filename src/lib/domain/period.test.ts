import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayOf } from './period.ts';

const DAY = 86_400_000;
const isoOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

test('a number of days is the day that any calendar says, in every year of four digits and beyond', () => {
	const days = fc.oneof(
		fc.integer({ min: -719_528, max: 2_932_896 }),
		fc.integer({ min: -5_000_000, max: 5_000_000 })
	);
	fc.assert(
		fc.property(days, (day) => {
			expect(dayOf(day)).toBe(isoOf(day));
		})
	);
	for (const day of [
		'0000-01-01',
		'0000-02-29',
		'1900-02-28',
		'2000-02-29',
		'2100-03-01',
		'9999-12-31'
	])
		expect(dayOf(dayNumber(day))).toBe(day);
});
