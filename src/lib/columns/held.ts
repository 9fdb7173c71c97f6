// The values of keys of which a row may have several: the first two stand by the row itself, so that they are
// counted without a look at the set that it shares with others.
import { codesFor, type Codes, type Dictionary } from './dictionary.ts';
import type { Ragged } from './ragged.ts';

/**
 * By row the first value of its set; and the second, which is `none` where there is no other, and one more than that
 * where there are several others.
 */
export interface Held {
	first: Codes;
	second: Codes;
}

/** What rows hold; `sets` are theirs, of which none is empty. */
export function heldOf(
	{ offsets, values }: Ragged,
	sets: Codes,
	{ size, none }: Pick<Dictionary, 'size' | 'none'>
): Held {
	const held = { first: codesFor(size, sets.length), second: codesFor(size + 1, sets.length) };
	for (let row = 0; row < sets.length; row++) {
		const start = offsets[sets[row]!]!;
		const others = offsets[sets[row]! + 1]! - start - 1;
		held.first[row] = values[start]!;
		held.second[row] = others === 1 ? values[start + 1]! : none + Math.min(others, 1);
	}
	return held;
}

/** By value, how many of some rows hold it. */
export function countHeld(
	{ first, second }: Held,
	{ offsets, values }: Ragged,
	sets: Codes,
	{ size, none }: Pick<Dictionary, 'size' | 'none'>,
	rows: Uint32Array
): Uint32Array {
	const counts = new Uint32Array(size + 1);
	const several = none + 1;
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at]!;
		const other = second[row]!;
		counts[first[row]!]!++;
		counts[other]!++;
		if (other !== several) continue;
		const set = sets[row]!;
		const end = offsets[set + 1]!;
		for (let one = offsets[set]! + 1; one < end; one++) counts[values[one]!]!++;
	}
	counts[none] = 0;
	return counts.slice(0, size);
}
