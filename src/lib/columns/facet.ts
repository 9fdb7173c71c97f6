import { FACETS, type FacetName, type Facets, type FacetValue } from '../query/engine.ts';
import { UNKNOWN, type Filter } from '../query/filter.ts';
import type { NestedKey, Nesting } from '../query/nesting.ts';
import type { LabelOf } from '../query/words.ts';
import type { FacetCounts } from './count.ts';
import type { Dictionary } from './dictionary.ts';
import { sortedByCount } from './sort.ts';
import type { Columns } from './table.ts';

/** What names values and what holds them. */
export interface Naming {
	labelOf: LabelOf;
	nestings: Record<NestedKey, Nesting>;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Equal counts by label, then by value, what is not known last. */
const byName = (a: FacetValue, b: FacetValue): number =>
	Number(a.value === null) - Number(b.value === null) ||
	compare(a.label, b.label) ||
	compare(a.value ?? '', b.value ?? '');

/** The values of one facet, named once. */
interface Named {
	/** By code, without counts. */
	values: FacetValue[];
	/** The codes in the order of their names. */
	byName: Uint32Array;
}

/** Turns counts by code into values with names, most first. */
export function createFacetWriter(
	{ dictionaries }: Columns,
	{ labelOf, nestings }: Naming
): (filter: Filter, counts: FacetCounts) => Facets {
	const known = new Map<FacetName, Named>();

	const valueFor = (key: FacetName, value: string): FacetValue => ({
		value: value === UNKNOWN ? null : value,
		label: labelOf(key, value),
		count: 0,
		parent: key in nestings ? nestings[key as NestedKey].parentOf(value) : null
	});
	function namedOf(key: FacetName): Named {
		const found = known.get(key);
		if (found) return found;
		const values = dictionaries[key].values.map((value) => valueFor(key, value));
		const codes = Uint32Array.from(values.keys()).sort((a, b) => byName(values[a]!, values[b]!));
		const named = { values, byName: codes };
		known.set(key, named);
		return named;
	}
	/** By code, 1 where it is chosen; and chosen values that the data does not know by themselves. */
	function chosenOf({ codeOf, size }: Dictionary, key: FacetName, filter: Filter) {
		const chosen = [...(filter[key]?.include ?? []), ...(filter[key]?.exclude ?? [])];
		const codes = new Uint8Array(size);
		for (const code of chosen.map(codeOf)) if (code !== undefined) codes[code] = 1;
		return {
			codes,
			strange: [...new Set(chosen.filter((value) => codeOf(value) === undefined))]
		};
	}
	function valuesOf(key: FacetName, filter: Filter, counts: Uint32Array): FacetValue[] {
		const { values, byName: named } = namedOf(key);
		const chosen = chosenOf(dictionaries[key], key, filter);
		const shown = new Uint32Array(values.length + 1);
		let length = 0;
		for (let at = 0; at < named.length; at++) {
			const code = named[at]!;
			shown[length] = code;
			length = (length + ((-counts[code]! >>> 31) | chosen.codes[code]!)) | 0;
		}
		const sorted = sortedByCount(shown.subarray(0, length), counts);
		const lines: FacetValue[] = [];
		for (let at = 0; at < length; at++) {
			const { value, label, parent } = values[sorted[at]!]!;
			lines.push({ value, label, count: counts[sorted[at]!]!, parent });
		}
		if (!chosen.strange.length) return lines;
		const strange = chosen.strange.map((value) => valueFor(key, value));
		return [...lines, ...strange].sort((a, b) => b.count - a.count || byName(a, b));
	}
	return (filter, counts) =>
		Object.fromEntries(FACETS.map((key) => [key, valuesOf(key, filter, counts[key])])) as Facets;
}
