// How many incidents each value of each facet has, facet by facet without its own key.
import { FACETS, type FacetName } from '../query/engine.ts';
import { without, type ChoiceKey, type Filter } from '../query/filter.ts';
import { countMembers, createAttributionCounter } from './attributed.ts';
import { ATTRIBUTION_KEYS } from './attribution.ts';
import type { Dictionary } from './dictionary.ts';
import { passesOf, traitsPassing } from './lookup.ts';
import type { Ragged } from './ragged.ts';
import type { Columns, TraitKey } from './table.ts';
import { createCounter, type Counted, type Counter } from './tally.ts';

/** By facet and code, how many incidents have it. */
export type FacetCounts = Record<FacetName, Uint32Array>;

/** The rows of incidents that certainly match a filter. */
export type RowsOf = (filter: Filter) => Uint32Array;

type FacetColumn = 'region' | 'attributions' | 'sources' | 'traits';
const TRAIT_FACETS = ['type', 'dataset', 'precision'] as const satisfies TraitKey[];

/** By which keys a filter asks of them what a facet ignores. */
const KEYS_OF: Record<FacetColumn, readonly ChoiceKey[]> = {
	region: ['region'],
	attributions: ATTRIBUTION_KEYS,
	sources: ['source'],
	traits: TRAIT_FACETS
};
/** The columns that facets are counted from. */
export const FACET_COLUMNS = Object.keys(KEYS_OF) as FacetColumn[];
const columnOf = (facet: FacetName): FacetColumn =>
	FACET_COLUMNS.find((column) => KEYS_OF[column].includes(facet))!;

/** A filter without all that it asks of a column. */
const withoutColumn = (filter: Filter, column: FacetColumn): Filter =>
	KEYS_OF[column].reduce(without, filter);

/**
 * A filter without all that facets ignore of it: the rows that it lets through are counted, too, whenever those of
 * the filter are. Null where that is no other filter, is none, or is about where things lie.
 */
export function widerThan(filter: Filter): Filter | null {
	const wider = FACET_COLUMNS.reduce(withoutColumn, filter);
	const left = Object.keys(wider).length;
	return filter.region || !left || left === Object.keys(filter).length ? null : wider;
}

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

/** Counts what stands in the sets of rows, row by row: where these are few, that is less than all sets. */
function countHeld(
	{ offsets, values }: Ragged,
	size: number,
	sets: ArrayLike<number>,
	rows: Uint32Array
): Uint32Array {
	const counts = new Uint32Array(size);
	for (let at = 0; at < rows.length; at++) {
		const set = sets[rows[at]!]!;
		const end = offsets[set + 1]!;
		for (let one = offsets[set]!; one < end; one++) counts[values[one]!]!++;
	}
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
): Map<FacetColumn, Uint32Array> {
	const { codes, totals } = columns.tables.incident;
	const passes = passesOf(columns, filter);
	const fails = new Uint8Array(base.length);
	asked.forEach((column, index) => {
		const [own, passed, bit] = [codes[column], passes[column]!, 1 << index];
		for (let at = 0; at < base.length; at++) fails[at]! |= (passed[own[base[at]!]!]! - 1) & bit;
	});
	return new Map(
		asked.map((column, index) => {
			const [own, others] = [codes[column], ~(1 << index)];
			const sums = new Uint32Array(totals[column].length);
			// What fails nothing else is 0, and only 0 less 1 has the highest bit.
			for (let at = 0; at < base.length; at++)
				sums[own[base[at]!]!]! += ((fails[at]! & others) - 1) >>> 31;
			return [column, sums];
		})
	);
}

/** Of so many sets, rows that are fewer than a part of them are counted one by one. */
const FEW = 4;

/** Counts the values of all facets: each ignores its own key and obeys all others. */
export function createFacetCounter(
	columns: Columns,
	{ table, countedOf, countCodes }: Counter = createCounter(columns.tables.incident)
): (filter: Filter, rowsOf: RowsOf) => FacetCounts {
	const { dictionaries, sources, traits } = columns;
	const countAttributed = createAttributionCounter(columns);

	/** Counts of one trait from counts of them all, of those whose others pass. */
	function countTrait(key: TraitKey, filter: Filter, counts: Uint32Array): Uint32Array {
		const asked = TRAIT_FACETS.filter((other) => other !== key);
		const [passes, codes] = [traitsPassing(columns, filter, asked), traits[key]];
		const own = new Uint32Array(dictionaries[key].size);
		for (let code = 0; code < counts.length; code++)
			own[codes[code]!]! += passes[code]! * counts[code]!;
		return addUpwards(dictionaries[key], own);
	}
	function valuesOf(facet: FacetName, filter: Filter, counts: Uint32Array): Uint32Array {
		if (facet === 'group' || facet === 'standing') return countAttributed(facet, filter, counts);
		if (facet === 'source') return countMembers(sources, dictionaries.source.size, counts);
		if (facet === 'region') return addUpwards(dictionaries.region, counts);
		return countTrait(facet, filter, counts);
	}
	/** Of all rows, where nothing is asked that a facet depends on. */
	const wholes = Object.fromEntries(
		FACETS.map((facet) => [facet, valuesOf(facet, {}, table.totals[columnOf(facet)])])
	) as FacetCounts;

	/** The sets that a facet is counted from, where nothing else that is asked of them bears on it. */
	function setsOf(facet: FacetName, filter: Filter): Ragged | null {
		if (facet === 'source') return sources;
		if (facet !== 'group' && facet !== 'standing') return null;
		const isPlain = ATTRIBUTION_KEYS.every((key) => key === facet || !filter[key]);
		return isPlain ? columns.attributions.members[facet] : null;
	}
	/** Counts of values from rows, or from those that are left out: a row adds the same to either. */
	function countValues(facet: FacetName, filter: Filter, counted: Counted): Uint32Array {
		const column = columnOf(facet);
		const sets = setsOf(facet, filter);
		if (!sets) return valuesOf(facet, filter, countCodes(counted, column));
		const whole = wholes[facet];
		const { rows, isRest } = counted;
		if (isRest && !rows.length) return whole;
		const own =
			rows.length * FEW < sets.offsets.length
				? countHeld(sets, whole.length, table.codes[column], rows)
				: countMembers(sets, whole.length, countCodes({ rows, isRest: false }, column));
		if (isRest) for (let code = 0; code < own.length; code++) own[code] = whole[code]! - own[code]!;
		return own;
	}

	return (filter, rowsOf) => {
		const size = Object.keys(filter).length;
		const asked = FACET_COLUMNS.filter(
			(column) => Object.keys(withoutColumn(filter, column)).length < size
		);
		const matching = countedOf(rowsOf(filter));
		const [only, ...more] = asked;
		const alone = only && !more.length && countedOf(rowsOf(withoutColumn(filter, only)));
		const near = more.length
			? countNear(columns, filter, asked, rowsOf(asked.reduce(withoutColumn, filter)))
			: new Map<FacetColumn, Uint32Array>();
		const countsOf = (facet: FacetName): Uint32Array => {
			const column = columnOf(facet);
			const nearby = near.get(column);
			if (nearby) return valuesOf(facet, filter, nearby);
			const counted = alone && asked.includes(column) ? alone : matching;
			return countValues(facet, filter, counted);
		};
		const found: Partial<FacetCounts> = {};
		for (const column of FACET_COLUMNS)
			for (const facet of FACETS) if (columnOf(facet) === column) found[facet] = countsOf(facet);
		return found as FacetCounts;
	};
}
