import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedByCount } from './sort.ts';

test('things with the highest counts come first, those with equal counts as they stood', () => {
	const count = fc.oneof(fc.nat(3), fc.nat(5000), fc.nat(2 ** 32 - 1));
	fc.assert(
		fc.property(fc.array(count), (list) => {
			const counts = Uint32Array.from(list);
			const order = Uint32Array.from(list.keys()).reverse();
			const expected = [...order].sort((a, b) => counts[b]! - counts[a]!);
			expect([...sortedByCount(order, counts)]).toEqual(expected);
			expect([...order]).toEqual([...list.keys()].reverse());
		})
	);
});
