// How many incidents each value of each facet has, facet by facet without its own key.
import { FACETS, type FacetName } from '../query/engine.ts';
import { without, type ChoiceKey, type Filter } from '../query/filter.ts';
import { createAttributionCounter } from './attributed.ts';
import { ATTRIBUTION_KEYS } from './attribution.ts';
import type { Desk } from './desk.ts';
import type { Dictionary } from './dictionary.ts';
import { passesOf, traitsPassing, type Passes } from './lookup.ts';
import type { Ragged } from './ragged.ts';
import type { Columns, Table, TraitKey } from './table.ts';
import type { Counted } from './tally.ts';

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

/** Of so many sets, rows that are fewer than a part of them are counted one by one. */
const FEW = 4;

/**
 * By column asked, the rows that pass all other columns asked, of rows that pass everything else; they lie on the
 * desk, until something else is found there.
 */
const createNear =
	(
		desk: Desk,
		{ codes }: Table,
		passes: Passes,
		asked: readonly FacetColumn[],
		base: Uint32Array
	) =>
	(column: FacetColumn): Uint32Array => {
		desk.rows.set(base);
		let count = base.length;
		for (const other of asked)
			if (other !== column) count = desk.keep(codes[other], passes[other]!, 0, count);
		return desk.rows.subarray(0, count);
	};

/** Counts the values of all facets: each ignores its own key and obeys all others. */
export function createFacetCounter(
	columns: Columns,
	desk: Desk,
	passesFor = (filter: Filter): Passes => passesOf(columns, filter)
): (filter: Filter, rowsOf: RowsOf) => FacetCounts {
	const { dictionaries, attributions, sources, traits } = columns;
	const { table, countedOf, countCodes } = desk.counters.incident;
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
	const sets = { group: attributions.members, source: sources };
	const [groups, sourced] = (['group', 'source'] as const).map((key) =>
		desk.countMembers(sets[key], dictionaries[key].size, table.totals[columnOf(key)])
	);
	const wholes = { group: groups!, source: sourced! };
	/** Counts the values that rows hold, or of all rows without them. */
	function countSeveral(key: 'group' | 'source', { rows, isRest }: Counted): Uint32Array {
		const whole = wholes[key];
		if (isRest && !rows.length) return whole;
		const [column, { offsets }] = [columnOf(key), sets[key]];
		const own =
			rows.length * FEW < offsets.length
				? countHeld(sets[key], whole.length, table.codes[column], rows)
				: desk.countMembers(sets[key], whole.length, countCodes({ rows, isRest: false }, column));
		if (isRest) for (let code = 0; code < own.length; code++) own[code] = whole[code]! - own[code]!;
		return own;
	}
	function countValues(facet: FacetName, filter: Filter, counted: Counted): Uint32Array {
		if (facet === 'source') return countSeveral(facet, counted);
		const counts = (column: FacetColumn) => countCodes(counted, column);
		if (facet === 'region') return addUpwards(dictionaries.region, counts('region'));
		if (facet !== 'group' && facet !== 'standing')
			return countTrait(facet, filter, counts('traits'));
		if (ATTRIBUTION_KEYS.some((key) => key !== facet && filter[key]))
			return countAttributed(facet, filter, counts('attributions'));
		if (facet === 'group') return countSeveral(facet, counted);
		return desk.countMembers(traits.standings, dictionaries.standing.size, counts('traits'));
	}

	return (filter, rowsOf) => {
		const size = Object.keys(filter).length;
		const asked = FACET_COLUMNS.filter(
			(column) => Object.keys(withoutColumn(filter, column)).length < size
		);
		const matching = countedOf(rowsOf(filter));
		const nearOf =
			asked.length > 1
				? createNear(
						desk,
						table,
						passesFor(filter),
						asked,
						rowsOf(asked.reduce(withoutColumn, filter))
					)
				: (column: FacetColumn) => rowsOf(withoutColumn(filter, column));
		const found: Partial<FacetCounts> = {};
		for (const column of FACET_COLUMNS) {
			const counted = asked.includes(column) ? countedOf(nearOf(column)) : matching;
			for (const facet of FACETS)
				if (columnOf(facet) === column) found[facet] = countValues(facet, filter, counted);
		}
		return found as FacetCounts;
	};
}
