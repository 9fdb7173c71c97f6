import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Records } from '../domain/records.ts';
import { canonical, snapshotOf } from './canonical.ts';

const NOTHING: Records = {
	layers: [],
	incidents: [],
	presences: [],
	statements: [],
	groups: [],
	relations: [],
	sources: [],
	datasets: [],
	types: [],
	regions: []
};
const layer = (id: string, title = id) => ({ id, title, description: '' });

test('the same value has one canonical form, however its members are ordered', () => {
	const turned = (value: unknown): unknown =>
		Array.isArray(value)
			? value.map(turned)
			: typeof value === 'object' && value !== null
				? Object.fromEntries(
						Object.entries(value)
							.reverse()
							.map(([name, part]) => [name, turned(part)])
					)
				: value;
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
			expect(canonical(turned(value))).toBe(canonical(value));
		})
	);
});

test('canonical JSON reads back as what was written', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
		})
	);
});

test('the id of the data is 16 hexadecimal digits and does not hang on the order of records', () => {
	const one = snapshotOf({ ...NOTHING, layers: [layer('a'), layer('b')] });
	const other = snapshotOf({ ...NOTHING, layers: [layer('b'), layer('a')] });
	expect(one).toMatch(/^[0-9a-f]{16}$/);
	expect(other).toBe(one);
});

test('any change to a record changes the id of the data', () => {
	const before = snapshotOf({ ...NOTHING, layers: [layer('a')] });
	expect(snapshotOf({ ...NOTHING, layers: [layer('a', 'another title')] })).not.toBe(before);
	expect(snapshotOf(NOTHING)).not.toBe(before);
});
