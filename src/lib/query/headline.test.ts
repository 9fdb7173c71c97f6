import { expect, test } from 'vitest';
import type { Count, Histogram } from './engine.ts';
import { formatBeside, formatDays, formatHeadline, formatPossibly, formatWho } from './headline.ts';

const none = { low: 0, best: 0, high: 0 };
const one = { low: 1, best: 1, high: 1 };
const count: Count = {
	matched: 3,
	possibly: 0,
	killed: {
		low: 7,
		best: 7,
		high: 7,
		unreported: 1,
		who: {
			civilian: { low: 2, best: 2, high: 2 },
			'security forces': { low: 4, best: 4, high: 4 },
			perpetrator: one
		}
	},
	wounded: { ...none, unreported: 3, who: {} },
	statements: 2,
	presences: 8,
	presencesPossibly: 0,
	notPlaced: 2
};

test('the headline says how many incidents and how many killed', () => {
	expect(formatHeadline(count)).toBe('3 incidents, 7 killed');
});

test('a range of killed is said as a range with its best figure', () => {
	const killed = { ...count.killed, low: 5, high: 9 };
	expect(formatHeadline({ ...count, killed })).toBe('3 incidents, 5 to 9 killed (best 7)');
});

test('no figure at all is never 0 killed', () => {
	const killed = { ...none, unreported: 1, who: {} };
	expect(formatHeadline({ ...count, matched: 1, killed })).toBe('1 incident, killed not reported');
});

test('nobody matching is said plainly', () => {
	const killed = { ...none, unreported: 0, who: {} };
	expect(formatHeadline({ ...count, matched: 0, killed })).toBe('No incidents');
});

test('those killed are told apart, attackers too', () => {
	expect(formatWho(count.killed.who)).toBe('4 of the security forces, 2 civilians, 1 attacker');
	expect(formatWho({ all: one })).toBe('');
	expect(formatWho({ all: one, civilian: { low: 1, best: 2, high: 3 } })).toBe(
		'1 to 3 civilians, 1 not told apart'
	);
});

test('what has no figure and what is not on the map stands beside', () => {
	expect(formatBeside(count, false)).toBe(
		'1 with no figure reported · 2 statements not placed on the map'
	);
	expect(formatBeside({ ...count, notPlaced: 3 }, true)).toBe(
		'1 with no figure reported · 2 statements · 3 not placed on the map'
	);
});

test('what is possibly inside is told by its kind, and never added up', () => {
	expect(formatPossibly(count)).toBe('');
	expect(formatPossibly({ possibly: 0, presencesPossibly: 1 })).toBe('1 presence possibly inside');
	expect(formatPossibly({ possibly: 2, presencesPossibly: 1 })).toBe(
		'2 incidents, 1 presence possibly inside'
	);
});

test('the days are those asked for, else those of the first and last dated incident', () => {
	const bin = (day: string, incidents: number) => ({ from: day, to: day, incidents, ...none });
	const histogram: Histogram = {
		unit: 'day',
		bins: [bin('2011-10-31', 1), bin('2011-11-01', 0), bin('2011-11-02', 1)],
		wide: [],
		undated: 1
	};
	expect(formatDays({}, histogram)).toBe('31 October – 2 November 2011 · 1 undated');
	expect(formatDays({ from: '2011-11-01' }, { ...histogram, undated: 0 })).toBe(
		'1 November 2011 or later'
	);
	expect(formatDays({}, { ...histogram, bins: [], undated: 2 })).toBe('2 undated');
});
