// How many incidents each value of each facet has, facet by facet without its own key.
import { FACETS, type FacetName } from '../query/engine.ts';
import { without, type Filter } from '../query/filter.ts';
import { createAttributionCounter } from './attributed.ts';
import { ATTRIBUTION_KEYS } from './attribution.ts';
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
 * By column asked, the counts of rows that pass all other columns asked. One pass for them all: a row counts
 * for a column where it fails no other.
 */
function countNear(
	columns: Columns,
	filter: Filter,
	asked: readonly FacetColumn[],
	base: Uint32Array
): Partial<Record<FacetColumn, Uint32Array>> {
	const { codes, totals } = columns.tables.incident;
	const passes = passesOf(columns, filter);
	const fails = new Uint8Array(base.length);
	asked.forEach((column, index) => {
		const [own, passed, bit] = [codes[column], passes[column]!, 1 << index];
		for (let at = 0; at < base.length; at++) fails[at]! |= (passed[own[base[at]!]!]! - 1) & bit;
	});
	const counts: Partial<Record<FacetColumn, Uint32Array>> = {};
	asked.forEach((column, index) => {
		const [own, others] = [codes[column], ~(1 << index)];
		const sums = new Uint32Array(totals[column].length);
		for (let at = 0; at < base.length; at++)
			sums[own[base[at]!]!]! += Number((fails[at]! & others) === 0);
		counts[column] = sums;
	});
	return counts;
}

/** Counts the values of all facets: each ignores its own key and obeys all others. */
export function createFacetCounter(
	columns: Columns
): (filter: Filter, rowsOf: RowsOf) => FacetCounts {
	const { dictionaries, tables } = columns;
	const table = tables.incident;
	const countAttributed = createAttributionCounter(columns);

	function valuesOf(facet: FacetName, filter: Filter, codes: Uint32Array): Uint32Array {
		if (facet === 'group' || facet === 'standing') return countAttributed(facet, filter, codes);
		if (facet === 'source') return countSources(columns, codes);
		return addUpwards(dictionaries[facet], codes);
	}
	/** Of all rows, where nothing is asked that a facet depends on. */
	const wholes = Object.fromEntries(
		FACETS.map((facet) => [facet, valuesOf(facet, {}, table.totals[COLUMN_OF[facet]])])
	) as FacetCounts;
	/** Whether what is asked of attributions bears on a facet beside choosing rows. */
	const isPlain = (facet: FacetName, filter: Filter): boolean =>
		COLUMN_OF[facet] !== 'attributions' ||
		ATTRIBUTION_KEYS.every((key) => key === facet || !filter[key]);

	/** Counts of values from rows, or from those that are left out: a row adds the same to either. */
	function countValues(facet: FacetName, filter: Filter, counted: Counted): Uint32Array {
		const column = COLUMN_OF[facet];
		if (!isPlain(facet, filter)) return valuesOf(facet, filter, countCodes(counted, column));
		const whole = wholes[facet];
		const { rows, isRest } = counted;
		if (isRest && !rows.length) return whole;
		const counts = valuesOf(facet, filter, countCodes({ table, rows, isRest: false }, column));
		return isRest ? counts.map((count, code) => whole[code]! - count) : counts;
	}

	return (filter, rowsOf) => {
		const size = Object.keys(filter).length;
		const asked = FACET_COLUMNS.filter(
			(column) => Object.keys(withoutColumn(filter, column)).length < size
		);
		const matching = countedOf(table, rowsOf(filter));
		const [only, ...more] = asked;
		const alone = only && !more.length && countedOf(table, rowsOf(withoutColumn(filter, only)));
		const near = more.length
			? countNear(columns, filter, asked, rowsOf(asked.reduce(withoutColumn, filter)))
			: {};
		const countsOf = (facet: FacetName): Uint32Array => {
			const column = COLUMN_OF[facet] as FacetColumn;
			if (!asked.includes(column)) return countValues(facet, filter, matching);
			if (alone) return countValues(facet, filter, alone);
			return valuesOf(facet, filter, near[column]!);
		};
		return Object.fromEntries(FACETS.map((facet) => [facet, countsOf(facet)])) as FacetCounts;
	};
}
