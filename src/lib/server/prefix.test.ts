import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPrefix, keysOf, sortNames, type Named } from './prefix.ts';

const word = fc.string({
	unit: fc.constantFrom('a', 'b', 'c', 'т', 'ا'),
	minLength: 1,
	maxLength: 3
});
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

function named(names: string[]): Named<string>[] {
	return sortNames(
		names.flatMap((thing, rank) => [...keysOf(thing)].map((part) => ({ ...part, rank, thing })))
	);
}

test('a beginning finds just the names that hold it at the start of a word', () => {
	fc.assert(
		fc.property(fc.uniqueArray(name, { maxLength: 20 }), word, (names, prefix) => {
			const found = findPrefix(named(names), prefix, 100).map(({ thing }) => thing);
			const expected = names.filter((other) => ` ${other}`.includes(` ${prefix}`));
			expect(found.sort()).toEqual(expected.sort());
		})
	);
});

test('whole names come before beginnings, beginnings before later words, then the greater rank', () => {
	const names = ['north khost', 'khosta', 'khost', 'khostan'];
	const found = findPrefix(named(names), 'khost', 10);
	expect(found.map(({ thing }) => thing)).toEqual(['khost', 'khostan', 'khosta', 'north khost']);
	expect(findPrefix(named(names), 'khost', 2)).toHaveLength(2);
});
