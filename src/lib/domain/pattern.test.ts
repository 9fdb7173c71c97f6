import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOfPattern } from './pattern.ts';

/** The same from the definition, with every way of sharing out the text tried. */
function matches(text: string, pattern: string): boolean {
	if (pattern === '') return text === '';
	if (pattern[0] === '*')
		return matches(text, pattern.slice(1)) || (text !== '' && matches(text.slice(1), pattern));
	return text[0] === pattern[0] && matches(text.slice(1), pattern.slice(1));
}
const text = fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 8 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '1', '*'), maxLength: 6 });

test('a star stands for any run of characters and all else for itself', () => {
	fc.assert(
		fc.property(text, pattern, (some, of) => {
			expect(isOfPattern(some, of)).toBe(matches(some, of));
		}),
		{ numRuns: 2000 }
	);
});

test('characters that steer a regular expression are characters like any other', () => {
	expect(isOfPattern('ucdp-ged:1', 'ucdp-ged:.')).toBe(false);
	expect(isOfPattern('a.b+c', 'a.b+*')).toBe(true);
	expect(isOfPattern('(x', '(*')).toBe(true);
});

test('a pattern of stars and letters does not grow with the ways of sharing out a long id', () => {
	expect(isOfPattern('a'.repeat(200), '*a'.repeat(99) + 'b')).toBe(false);
	expect(isOfPattern('a'.repeat(200), '*a'.repeat(99) + '*')).toBe(true);
});
