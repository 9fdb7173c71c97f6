import { UNKNOWN, type Choice, type ChoiceKey } from '../query/filter.ts';
import type { Nesting } from '../query/nesting.ts';
import { valueOf } from '../query/unknown.ts';

/** Codes of one value a row: 16 bits where they suffice. */
export type Codes = Uint16Array | Uint32Array;

/** The values of a key as small numbers. Code 0 is "not known"; the last is "does not apply". */
export interface Dictionary {
	key: ChoiceKey;
	values: string[];
	/** How many codes there are, `none` included. */
	size: number;
	/** The code of rows that the key does not apply to: they match no value and no exclusion. */
	none: number;
	/** By code: itself and the codes of all values that hold it. */
	upwards: Uint32Array[];
	codeOf: (value: string | null | undefined) => number | undefined;
}

/** The dictionary of values in their order, the first of which is UNKNOWN. */
export function dictionaryOf(key: ChoiceKey, values: string[], upwards: Uint32Array[]): Dictionary {
	const codes = new Map(values.map((value, code) => [value, code]));
	const codeOf = (value: string | null | undefined) => codes.get(valueOf(key, value));
	return { key, values, size: values.length + 1, none: values.length, upwards, codeOf };
}

/** The dictionary of values seen and of all values that hold them. */
export function createDictionary(
	key: ChoiceKey,
	seen: Iterable<string>,
	upwards: Nesting['upwards'] = (value) => [value]
): Dictionary {
	const all = new Set<string>();
	for (const value of seen) for (const each of upwards(valueOf(key, value))) all.add(each);
	all.delete(UNKNOWN);
	const values = [UNKNOWN, ...[...all].sort()];
	const codes = new Map(values.map((value, code) => [value, code]));
	return dictionaryOf(
		key,
		values,
		values.map((value) =>
			Uint32Array.from(value === UNKNOWN ? [0] : upwards(value).map((each) => codes.get(each)!))
		)
	);
}

/** Room for so many rows of codes below a size. */
export const codesFor = (size: number, length: number): Codes =>
	size <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length);

/** The codes of values, each once; values that nobody has are left out. */
export const codesOf = ({ codeOf }: Dictionary, values: readonly string[]): number[] => [
	...new Set(values.map(codeOf).filter((code) => code !== undefined))
];

/** By code, 1 where it or a value that holds it is among the values given. */
export function heldBy(dictionary: Dictionary, values: readonly string[]): Uint8Array {
	const wanted = new Uint8Array(dictionary.size);
	for (const code of codesOf(dictionary, values)) wanted[code] = 1;
	const held = new Uint8Array(dictionary.size);
	const { upwards } = dictionary;
	for (let code = 0; code < upwards.length; code++) {
		const codes = upwards[code]!;
		for (let at = 0; at < codes.length; at++) held[code]! |= wanted[codes[at]!]!;
	}
	return held;
}

/** What a choice includes and excludes, by code; everything is included where it names nothing to include. */
export function tablesOf(
	dictionary: Dictionary,
	choice: Choice | undefined
): { included: Uint8Array; excluded: Uint8Array } {
	const { include = [], exclude = [] } = choice ?? {};
	return {
		included: include.length
			? heldBy(dictionary, include)
			: new Uint8Array(dictionary.size).fill(1),
		excluded: heldBy(dictionary, exclude)
	};
}

/** By code, 1 where a choice lets a row of one value through. */
export function lookupOf(dictionary: Dictionary, choice: Choice): Uint8Array {
	const { included, excluded } = tablesOf(dictionary, choice);
	return included.map((is, code) => is & ~excluded[code]!);
}
