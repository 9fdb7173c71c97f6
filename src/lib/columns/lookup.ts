// What a filter asks of codes: of each column that it speaks of a table, 1 where a code passes. The same table
// serves every row, so even an interval of days or a range of figures costs a look a row.
import { dayNumber } from '../domain/period.ts';
import type { Filter } from '../query/filter.ts';
import { asksAttribution, attributionsPassing } from './attribution.ts';
import { lookupOf, tablesOf } from './dictionary.ts';
import { OPEN_END, OPEN_START } from './facts.ts';
import { lowerBound } from './morton.ts';
import { TRAIT_KEYS, type CodeKey, type Columns, type Table } from './table.ts';

/** What one column must pass. */
export interface Test {
	key: CodeKey;
	passes: Uint8Array;
	/** How many rows of the table pass. */
	kept: number;
	/** The first code that passes, and the last, where all between them pass, too. */
	range: readonly [first: number, last: number] | null;
}

function periodsPassing({ periods: { earliest, latest } }: Columns, { from, to }: Filter) {
	const first = from === undefined ? OPEN_START : dayNumber(from);
	const last = to === undefined ? OPEN_END : dayNumber(to);
	const passes = new Uint8Array(earliest.length);
	// Periods are sorted by their first day.
	const end = lowerBound(earliest, last + 1);
	for (let code = 0; code < end; code++) passes[code] = +(latest[code]! >= first);
	return passes;
}

function killedPassing({ casualties }: Columns, { min, max }: NonNullable<Filter['killed']>) {
	const { best } = casualties.killed;
	const [least, most] = [Math.max(0, min ?? 0), max ?? Infinity];
	const passes = new Uint8Array(best.length);
	for (let code = 0; code < passes.length; code++)
		passes[code] = +(best[code]! >= least) & +(best[code]! <= most);
	return passes;
}

function sourcesPassing({ sources, dictionaries }: Columns, filter: Filter) {
	const { included, excluded } = tablesOf(dictionaries.source, filter.source);
	const { offsets, values } = sources;
	const passes = new Uint8Array(offsets.length - 1);
	for (let set = 0; set < passes.length; set++) {
		let [holds, fails] = [0, 0];
		for (let at = offsets[set]!; at < offsets[set + 1]!; at++) {
			holds |= included[values[at]!]!;
			fails |= excluded[values[at]!]!;
		}
		passes[set] = holds & ~fails;
	}
	return passes;
}

/** By code of traits, 1 where those of some keys pass. */
export function traitsPassing(
	{ dictionaries, traits }: Pick<Columns, 'dictionaries' | 'traits'>,
	filter: Filter,
	keys: readonly (typeof TRAIT_KEYS)[number][] = TRAIT_KEYS
): Uint8Array {
	const passes = new Uint8Array(traits.drawn.length).fill(1);
	for (const key of keys) {
		const choice = filter[key];
		if (!choice) continue;
		const [lookup, codes] = [lookupOf(dictionaries[key], choice), traits[key]];
		for (let code = 0; code < passes.length; code++) passes[code]! &= lookup[codes[code]!]!;
	}
	return passes;
}

/** By column and code, 1 where a filter lets it through; columns of which nothing is asked are left out. */
export type Passes = Partial<Record<CodeKey, Uint8Array>>;

/** What a filter lets through; of a region, what is certain to lie in it. */
export function passesOf(columns: Columns, filter: Filter): Passes {
	const passes: Passes = {};
	if (filter.region) passes.region = lookupOf(columns.dictionaries.region, filter.region);
	if (TRAIT_KEYS.some((key) => filter[key])) passes.traits = traitsPassing(columns, filter);
	if (filter.from !== undefined || filter.to !== undefined)
		passes.period = periodsPassing(columns, filter);
	if (filter.killed) passes.casualties = killedPassing(columns, filter.killed);
	if (filter.source) passes.sources = sourcesPassing(columns, filter);
	if (asksAttribution(filter)) passes.attributions = attributionsPassing(columns, filter);
	return passes;
}

/** The codes that pass as a range, where they are one. */
function rangeOf(passes: Uint8Array): Test['range'] {
	const first = passes.indexOf(1);
	const end = passes.indexOf(0, first);
	if (first < 0) return null;
	if (end < 0) return [first, passes.length - 1];
	return passes.indexOf(1, end) < 0 ? [first, end - 1] : null;
}

/** The tests of a filter that drop rows of a table, those that drop most first. */
export function testsOf(table: Table, passes: Passes): Test[] {
	if (!table.length) return [];
	const tests = Object.entries(passes).map(([name, passing]): Test => {
		const key = name as CodeKey;
		const totals = table.totals[key];
		let kept = 0;
		for (let code = 0; code < passing.length; code++) kept += passing[code]! * totals[code]!;
		return { key, passes: passing, kept, range: rangeOf(passing) };
	});
	return tests.filter(({ kept }) => kept < table.length).sort((a, b) => a.kept - b.kept);
}

/** The rows whose attributions pass, ascending. */
export function rowsAttributed(table: Table, { passes }: Test): Uint32Array {
	const { attributed, totals, length } = table;
	const bits = new Uint32Array((length >>> 5) + 1);
	let [start, count, lists] = [0, 0, 0];
	let only = attributed.subarray(0, 0);
	for (let set = 0; set < passes.length; set++) {
		const end = start + totals.attributions[set]!;
		if (passes[set] && end > start) {
			lists++;
			only = attributed.subarray(start, end);
			for (let at = start; at < end; at++)
				bits[attributed[at]! >>> 5]! |= 1 << (attributed[at]! & 31);
			count += end - start;
		}
		start = end;
	}
	if (lists <= 1) return only;
	const rows = new Uint32Array(count);
	let to = 0;
	for (let word = 0; word < bits.length; word++)
		for (let left = bits[word]!; left; left &= left - 1)
			rows[to++] = (word << 5) + 31 - Math.clz32(left & -left);
	return rows;
}
