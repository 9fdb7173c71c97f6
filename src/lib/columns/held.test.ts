import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countHeld, heldOf } from './held.ts';
import { packRagged } from './ragged.ts';

/** Values below 6, of which the last stands for none. */
const DICTIONARY = { size: 6, none: 5 };

describe('values that rows hold', () => {
	test('are counted as often as rows hold them, however many each holds', () => {
		const set = fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 5 });
		const sets = fc.array(set, { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(sets, fc.array(fc.nat()), fc.infiniteStream(fc.boolean()), (all, picks, keep) => {
				const codes = Uint16Array.from(picks, (pick) => pick % all.length);
				const ragged = packRagged(all);
				const rows = Uint32Array.from([...codes.keys()].filter(() => keep.next().value));
				const held = heldOf(ragged, codes, DICTIONARY);
				const expected = new Uint32Array(DICTIONARY.size);
				for (const row of rows) for (const value of all[codes[row]!]!) expected[value]!++;
				expect(countHeld(held, ragged, codes, DICTIONARY, rows)).toEqual(expected);
			})
		);
	});
});
