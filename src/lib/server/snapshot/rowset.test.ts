import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchThrough } from './text.ts';
import { countBits, emptyBits, keepRows, meet, packRows, unpackRows } from './rowset.ts';

/** A table's length and some of its rows, ascending: few, many or all. */
const setSample = fc
	.tuple(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }))
	.chain(([length, share]) =>
		fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })).map((stream) => ({
			length,
			rows: [...stream.take(length)].flatMap((chance, row) => (chance <= share ** 3 ? [row] : []))
		}))
	);

function packed({ length, rows }: { length: number; rows: number[] }): Uint8Array {
	const bits = emptyBits(length);
	for (const row of rows) bits[row >>> 5]! |= 1 << (row & 31);
	expect(countBits(bits)).toBe(rows.length);
	return packRows(bits, rows.length, length);
}

test('a set of rows comes back from its bytes, however many they are', () => {
	fc.assert(
		fc.property(setSample, (set) => {
			expect([...unpackRows(packed(set), set.rows.length)]).toEqual(set.rows);
		})
	);
});

test('rows far apart come back', () => {
	const rows = [0, 127, 128, 129, 20_000, 2_400_000, 2_499_999];
	expect([...unpackRows(packed({ length: 2_500_000, rows }), rows.length)]).toEqual(rows);
});

test('of some rows those are kept that the set holds', () => {
	fc.assert(
		fc.property(setSample, setSample, (set, other) => {
			const asked = Uint32Array.from(other.rows.filter((row) => row < set.length));
			const wanted = [...asked].filter((row) => set.rows.includes(row));
			expect([...keepRows(asked, packed(set), set.rows.length)]).toEqual(wanted);
		})
	);
});

test('several sets of one table meet in the rows that all of them hold', () => {
	fc.assert(
		fc.property(fc.array(setSample, { minLength: 1, maxLength: 4 }), (samples) => {
			const length = Math.min(...samples.map((one) => one.length));
			const sets = samples.map(({ rows }) => rows.filter((row) => row < length));
			const kept = sets.map((rows) => ({
				rows: rows.length,
				packed: () => packed({ length, rows })
			}));
			const wanted = sets[0]!.filter((row) => sets.every((rows) => rows.includes(row)));
			expect([...searchThrough(meet(kept))]).toEqual(wanted);
		})
	);
	expect([...searchThrough(meet([]))]).toEqual([]);
});

test('a set takes no more room than a bit for each row of its table and one byte', () => {
	fc.assert(
		fc.property(setSample, (set) => {
			expect(packed(set).length).toBeLessThanOrEqual(1 + emptyBits(set.length).byteLength);
		})
	);
});
