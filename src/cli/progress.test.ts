import { expect, test } from 'vitest';
import { createProgress, formatProgress } from './progress.ts';

const reading = (done: number, records: number) => ({
	...{ stage: 'reading' as const, done, all: 1_783_800_000, records }
});

test('progress says bytes, records a second and the time left, in a line of a terminal', () => {
	const line = formatProgress(reading(722_900_000, 1_014_867), 470);
	expect(line).toBe('Reading: 40 %, 722.9 of 1783.8 MB, 1014867 records, 2159/s, 11 min left');
	expect(line.length).toBeLessThan(80);
	expect(formatProgress({ stage: 'writing', done: 50, all: 200, records: 50 }, 10)).toBe(
		'Writing: 25 % of 200 records, 5/s, 30 s left'
	);
});

test('no pace is told before there is one', () => {
	expect(formatProgress(reading(0, 0), 0)).toBe('Reading: 0 %, 0.0 of 1783.8 MB, 0 records');
});

test('on a terminal one line is written over and wiped, elsewhere each is a line of its own', () => {
	const [seen, piped]: [string[], string[]] = [[], []];
	const screen = createProgress((text) => seen.push(text), true);
	screen.show(reading(1, 1));
	screen.show({ stage: 'finishing', done: 1, all: 1, records: 1 });
	screen.end();
	expect(seen.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
	expect(seen.at(-1)).toMatch(/^\r +\r$/);
	const pipe = createProgress((text) => piped.push(text), false);
	pipe.show({ stage: 'finishing', done: 1, all: 1, records: 1 });
	pipe.end();
	expect(piped).toEqual(['Finishing: putting 1 record in order\n']);
});
