import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayFrom, lastDay, parseDay, shiftDay } from './day.ts';
import { Refusal } from './refusal.ts';

test.each([
	['2020-05-09', '2020-05-09'],
	['2020/05/09', '2020-05-09'],
	['20200509', '2020-05-09'],
	['2020-05-09 00:00:00.000', '2020-05-09'],
	['2020-05-09T12:30:00Z', '2020-05-09'],
	['01-January-2015', '2015-01-01'],
	['9-May-20', '2020-05-09'],
	['9-May-97', '1997-05-09'],
	['9 May 2020', '2020-05-09'],
	['May 9, 2020', '2020-05-09'],
	['9.5.2020', '2020-05-09'],
	['09/05/2020', '2020-05-09']
])('%s is the day %s', (text, day) => {
	expect(parseDay(text, 'date')).toBe(day);
});

test('month first is read where it is said', () => {
	expect(parseDay('5/9/2020', 'date', 'month first')).toBe('2020-05-09');
});

test.each([
	'31 February 2020',
	'2019-02-29',
	'2020-13-01',
	'0000-00-00',
	'soon',
	'9-Smarch-2020',
	'32/01/2020'
])('%s is no day', (text) => {
	expect(() => parseDay(text, 'date')).toThrow(Refusal);
});

test('a day exists here just where the calendar of the platform has it', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1000, max: 9999 }),
			fc.integer({ min: 0, max: 14 }),
			fc.integer({ min: 0, max: 33 }),
			(year, month, day) => {
				const date = new Date(Date.UTC(year, month - 1, day));
				const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
				expect(dayFrom(year, month, day)).toBe(exists ? date.toISOString().slice(0, 10) : null);
			}
		)
	);
});

test('the last day of a month is the one before the first of the next', () => {
	expect(lastDay(2024, 2)).toBe('2024-02-29');
	expect(lastDay(1900, 2)).toBe('1900-02-28');
	expect(shiftDay('2024-03-01', -1)).toBe('2024-02-29');
});
