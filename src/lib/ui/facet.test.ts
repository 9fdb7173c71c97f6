import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut, exclude, linesOf } from './facet.ts';

const regions = [
	{ value: null, label: 'Region unknown', count: 9, parent: null },
	{ value: 'AF', label: 'Afghanistan', count: 1, parent: null },
	{ value: 'KZ-ZHA', label: 'Zhambyl', count: 1, parent: 'KZ' },
	{ value: 'KZ', label: 'Kazakhstan', count: 2, parent: null }
];

test('a region stands under the one that holds it, most first, the unknown last', () => {
	expect(linesOf(regions).map(({ label, depth }) => [label, depth])).toEqual([
		['Kazakhstan', 0],
		['Zhambyl', 1],
		['Afghanistan', 0],
		['Region unknown', 0]
	]);
});

test('no value is lost or doubled, whatever holds what', () => {
	const id = fc.constantFrom('a', 'b', 'c', 'd');
	const values = fc.uniqueArray(
		fc.record({
			value: id,
			label: id,
			count: fc.nat(5),
			parent: fc.option(id)
		}),
		{ selector: ({ value }) => value }
	);
	fc.assert(
		fc.property(values, (some) => {
			const chain = (value: string | null, steps = 0): boolean => {
				const parent = some.find((other) => other.value === value)?.parent ?? null;
				return parent !== null && (steps > some.length || chain(parent, steps + 1));
			};
			fc.pre(!some.some(({ value }) => chain(value)));
			const lines = linesOf(some).map(({ value }) => value);
			expect([...lines].sort()).toEqual(some.map(({ value }) => value).sort());
		})
	);
});

test('chosen values stay open however far down they stand', () => {
	const values = 'abcdefghij'.split('').map((value, at) => ({
		value,
		label: value,
		count: 10 - at,
		parent: null
	}));
	const [open, more] = cut(linesOf(values, { include: ['j'], exclude: [] }), 8);
	expect(open.map(({ value }) => value).join('')).toBe('abcdefghj');
	expect(more.map(({ value }) => value).join('')).toBe('i');
});

test('"not" takes a value out of the chosen ones and back', () => {
	const once = exclude({ include: ['a', 'b'], exclude: [] }, 'a');
	expect(once).toEqual({ include: ['b'], exclude: ['a'] });
	expect(exclude(once, 'a')).toEqual({ include: ['b'], exclude: [] });
});
