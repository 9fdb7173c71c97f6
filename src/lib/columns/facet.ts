import { FACETS, type FacetName, type Facets, type FacetValue } from '../query/engine.ts';
import { UNKNOWN, without, type Filter } from '../query/filter.ts';
import type { NestedKey, Nesting } from '../query/nesting.ts';
import type { LabelOf } from '../query/words.ts';
import { ATTRIBUTION_KEYS, countAttributed, type AttributionKey } from './attribution.ts';
import type { Codes, Dictionary } from './dictionary.ts';
import type { Ragged } from './ragged.ts';
import type { Columns, SingleKey, Table } from './table.ts';

/** The rows of incidents that certainly match a filter. */
export type RowsOf = (filter: Filter) => Uint32Array;

/** By code, how many rows have it. Two tables, so that equal codes after each other do not wait for each other. */
function countCodes(codes: Codes, size: number, rows: Uint32Array): Uint32Array {
	const [even, odd] = [new Uint32Array(size), new Uint32Array(size)];
	const paired = rows.length & ~1;
	for (let at = 0; at < paired; at += 2) {
		even[codes[rows[at]!]!]!++;
		odd[codes[rows[at + 1]!]!]!++;
	}
	if (paired < rows.length) even[codes[rows[paired]!]!]!++;
	return even.map((count, code) => count + odd[code]!);
}

/** By code, how many rows have it or a value that it holds; a row has one value, so counts only add up. */
function countNested(dictionary: Dictionary, codes: Codes, rows: Uint32Array): Uint32Array {
	const own = countCodes(codes, dictionary.size, rows);
	const counts = new Uint32Array(dictionary.size);
	dictionary.upwards.forEach((upwards, code) => {
		for (const each of upwards) counts[each]! += own[code]!;
	});
	return counts;
}

/** By code, how many rows hold it among their several values, each of which stands in a row once. */
function countRagged({ offsets, values }: Ragged, size: number, rows: Uint32Array): Uint32Array {
	const counts = new Uint32Array(size);
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at]!;
		for (let one = offsets[row]!; one < offsets[row + 1]!; one++) counts[values[one]!]!++;
	}
	return counts;
}

const isAttribution = (key: FacetName): key is 'group' | 'standing' =>
	ATTRIBUTION_KEYS.includes(key as AttributionKey);

function countsOf(
	key: FacetName,
	{ dictionaries, tables: { incident } }: Columns,
	filter: Filter,
	rowsOf: RowsOf
): Uint32Array {
	const table: Table = incident;
	const dictionary = dictionaries[key];
	if (key === 'source')
		return countRagged(table.sources, dictionary.size, rowsOf(without(filter, key)));
	if (!isAttribution(key))
		return countNested(dictionary, table.single[key as SingleKey], rowsOf(without(filter, key)));
	if (key === 'group' && !filter.standing && !filter.role)
		return countRagged(table.groups, dictionary.size, rowsOf(without(filter, key)));
	const rest = ATTRIBUTION_KEYS.reduce(without, filter);
	return countAttributed(key, table.attributions, dictionaries, filter, rowsOf(rest));
}

/** What names values and what holds them. */
export interface Naming {
	labelOf: LabelOf;
	nestings: Record<NestedKey, Nesting>;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Most first; equal counts by label, then by value, what is not known last. */
const byCount = (a: FacetValue, b: FacetValue): number =>
	b.count - a.count ||
	Number(a.value === null) - Number(b.value === null) ||
	compare(a.label, b.label) ||
	compare(a.value ?? '', b.value ?? '');

/** All facets: each ignores its own key and obeys all others. */
export function facetsOf(
	columns: Columns,
	filter: Filter,
	rowsOf: RowsOf,
	{ labelOf, nestings }: Naming
): Facets {
	const valuesOf = (key: FacetName): FacetValue[] => {
		const { values, codeOf } = columns.dictionaries[key];
		const counts = countsOf(key, columns, filter, rowsOf);
		const named = [...(filter[key]?.include ?? []), ...(filter[key]?.exclude ?? [])];
		// A chosen value is shown even where the data does not know it.
		const chosen = new Map(named.map((value) => [codeOf(value) ?? value, value]));
		const line = (value: string, count: number): FacetValue => ({
			value: value === UNKNOWN ? null : value,
			label: labelOf(key, value),
			count,
			parent: key in nestings ? nestings[key as NestedKey].parentOf(value) : null
		});
		const lines = values.flatMap((value, code) =>
			counts[code] || chosen.has(code) ? [line(value, counts[code]!)] : []
		);
		const strange = [...chosen].flatMap(([code, value]) =>
			typeof code === 'string' ? [line(value, 0)] : []
		);
		return [...lines, ...strange].sort(byCount);
	};
	return Object.fromEntries(FACETS.map((key) => [key, valuesOf(key)])) as Facets;
}
