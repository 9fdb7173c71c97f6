import { expect, test } from 'vitest';
import { PARTS, parseOptions } from './options.mjs';

test('without a word everything is measured, at four hundred thousand rows', () => {
	expect(parseOptions([])).toMatchObject({
		rows: [400_000],
		dataset: null,
		store: null,
		parts: PARTS,
		minutes: 1,
		only: ['duckdb', 'postgis', 'supercluster']
	});
});

test('rows, parts and yardsticks can be named, several with commas', () => {
	const asked = '--rows 10,20 --parts filters --only postgis,duckdb --rounds 1';
	expect(parseOptions(asked.split(' '))).toMatchObject({
		rows: [10, 20],
		parts: ['filters'],
		only: ['duckdb', 'postgis'],
		rounds: 1
	});
	expect(parseOptions(['--only', 'none']).only).toEqual([]);
});

test.each([
	[['--rows', 'many'], 'many'],
	[['--rows', '0'], '0'],
	[['--rows', '99999999999'], '99999999999'],
	[['--only', 'mysql'], 'mysql'],
	[['--minutes', '0'], '0'],
	[['--parts', 'tiles'], 'tiles'],
	[['--wrong'], 'wrong'],
	[['words'], 'words']
])('%j is refused in a sentence that names it', (args, found) => {
	expect(() => parseOptions(args)).toThrow(found);
});
