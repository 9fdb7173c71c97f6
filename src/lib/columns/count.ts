// How many incidents each value of each facet has, facet by facet without its own key.
import { FACETS, type FacetName } from '../query/engine.ts';
import { without, type Filter } from '../query/filter.ts';
import { ATTRIBUTION_KEYS, countAttributed } from './attribution.ts';
import type { Dictionary } from './dictionary.ts';
import { passesOf } from './lookup.ts';
import type { CodeKey, Columns } from './table.ts';
import { countCodes, countedOf, type Counted } from './tally.ts';

/** By facet and code, how many incidents have it. */
export type FacetCounts = Record<FacetName, Uint32Array>;

/** The rows of incidents that certainly match a filter. */
export type RowsOf = (filter: Filter) => Uint32Array;

/** The column that a facet is counted from, and the keys of a filter that it is asked by. */
const COLUMN_OF: Record<FacetName, CodeKey> = {
	region: 'region',
	group: 'attributions',
	standing: 'attributions',
	type: 'type',
	dataset: 'dataset',
	source: 'sources',
	precision: 'precision'
};
type FacetColumn = 'region' | 'attributions' | 'type' | 'dataset' | 'sources' | 'precision';
const FACET_COLUMNS = [...new Set(Object.values(COLUMN_OF))] as FacetColumn[];

/** A filter without all that it asks of a column. */
const withoutColumn = (filter: Filter, column: FacetColumn): Filter =>
	column === 'attributions'
		? ATTRIBUTION_KEYS.reduce(without, filter)
		: without(filter, column === 'sources' ? 'source' : column);

/** Own counts of nested values as counts of each and all that it holds; a row has one value, so they add up. */
function addUpwards({ upwards, size }: Dictionary, own: Uint32Array): Uint32Array {
	const counts = new Uint32Array(size);
	for (let code = 0; code < upwards.length; code++) {
		if (!own[code]) continue;
		const codes = upwards[code]!;
		for (let at = 0; at < codes.length; at++) counts[codes[at]!]! += own[code]!;
	}
	return counts;
}

/** Counts of sets as counts of what stands in them; each value stands in a set once. */
function countSources({ sources, dictionaries }: Columns, sets: Uint32Array): Uint32Array {
	const counts = new Uint32Array(dictionaries.source.size);
	const { offsets, values } = sources;
	for (let set = 0; set < sets.length; set++)
		if (sets[set])
			for (let at = offsets[set]!; at < offsets[set + 1]!; at++) counts[values[at]!]! += sets[set]!;
	return counts;
}

/**
 * By column asked, the counts of rows that pass all other columns asked. One pass for them all: a row that
 * fails one column alone counts for that column beside those that fail none.
 */
function countNear(
	columns: Columns,
	filter: Filter,
	asked: readonly FacetColumn[],
	base: Uint32Array,
	passing: Record<FacetColumn, Uint32Array>
): void {
	const { codes } = columns.tables.incident;
	const passes = passesOf(columns, filter);
	const fails = new Uint8Array(base.length);
	asked.forEach((column, index) => {
		const [own, passed, bit] = [codes[column], passes[column]!, 1 << index];
		for (let at = 0; at < base.length; at++) fails[at]! |= (passed[own[base[at]!]!]! - 1) & bit;
	});
	asked.forEach((column, index) => {
		const [own, counts, bit] = [codes[column], passing[column].slice(), 1 << index];
		for (let at = 0; at < base.length; at++) counts[own[base[at]!]!]! += Number(fails[at] === bit);
		passing[column] = counts;
	});
}

/** Counts the values of all facets: each ignores its own key and obeys all others. */
export function countFacets(columns: Columns, filter: Filter, rowsOf: RowsOf): FacetCounts {
	const table = columns.tables.incident;
	const counted = (rows: Uint32Array): Counted => countedOf(table, rows);
	const asked = FACET_COLUMNS.filter((column) => withoutColumn(filter, column) !== filter).filter(
		(column) => Object.keys(withoutColumn(filter, column)).length < Object.keys(filter).length
	);
	const matching = counted(rowsOf(filter));
	const sets = Object.fromEntries(
		FACET_COLUMNS.map((column) => [column, countCodes(matching, column)])
	) as Record<FacetColumn, Uint32Array>;
	const [only, ...more] = asked;
	if (only && !more.length)
		sets[only] = countCodes(counted(rowsOf(withoutColumn(filter, only))), only);
	else if (only)
		countNear(columns, filter, asked, rowsOf(asked.reduce(withoutColumn, filter)), sets);

	const { dictionaries } = columns;
	const countsOf = (facet: FacetName): Uint32Array => {
		if (facet === 'group' || facet === 'standing')
			return countAttributed(facet, columns, filter, sets.attributions);
		if (facet === 'source') return countSources(columns, sets.sources);
		return addUpwards(dictionaries[facet], sets[facet]);
	};
	return Object.fromEntries(FACETS.map((facet) => [facet, countsOf(facet)])) as FacetCounts;
}
