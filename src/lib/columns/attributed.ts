// Counts groups and standings from counts of sets of attributions.
import type { Filter } from '../query/filter.ts';
import { ATTRIBUTION_KEYS, type AttributionKey } from './attribution.ts';
import { codesOf, tablesOf } from './dictionary.ts';
import { packRagged, type Ragged } from './ragged.ts';
import type { Columns } from './table.ts';

type Known = Pick<Columns, 'attributions' | 'dictionaries'>;

/**
 * By code of one of the three keys, how many rows would match with that value chosen instead; `counts` are the
 * rows that match everything but the three keys, by set.
 */
export type CountAttributed = (
	key: AttributionKey,
	filter: Filter,
	counts: Uint32Array
) => Uint32Array;

/** The codes of a key that stand in each set, and those that hold them, each once. */
function membersOf({ attributions, dictionaries }: Known, key: AttributionKey): Ragged {
	const { offsets, [key]: codes } = attributions;
	const { upwards } = dictionaries[key];
	const sets: number[][] = [];
	for (let set = 0; set + 1 < offsets.length; set++) {
		const own = new Set<number>();
		for (let one = offsets[set]!; one < offsets[set + 1]!; one++)
			for (const code of upwards[codes[one]!] ?? []) own.add(code);
		sets.push([...own]);
	}
	return packRagged(sets);
}

/** Counts of one key where nothing is asked of the other two. */
function countMembers({ offsets, values }: Ragged, size: number, counts: Uint32Array): Uint32Array {
	const sums = new Uint32Array(size);
	for (let set = 0; set < counts.length; set++) {
		const count = counts[set]!;
		if (!count) continue;
		for (let at = offsets[set]!; at < offsets[set + 1]!; at++) sums[values[at]!]! += count;
	}
	return sums;
}

/** Prepares for counting; sets are looked through once. */
export function createAttributionCounter(columns: Known): CountAttributed {
	const { attributions, dictionaries } = columns;
	const { offsets, setsOf } = attributions;
	const members = new Map<AttributionKey, Ragged>();

	function countAsked(key: AttributionKey, filter: Filter, counts: Uint32Array): Uint32Array {
		const own = dictionaries[key];
		const [one, other] = ATTRIBUTION_KEYS.filter((each) => each !== key);
		const [first, second] = [one!, other!].map((each) =>
			tablesOf(dictionaries[each], filter[each])
		);
		const [mine, ones, others] = [attributions[key], attributions[one!], attributions[other!]];
		const sums = new Uint32Array(own.size);
		const seen = new Int32Array(own.size).fill(-1);
		const add = (set: number): void => {
			const count = counts[set]!;
			if (!count) return;
			const end = offsets[set + 1]!;
			// A barred code counts as seen before anything is added.
			for (let each = offsets[set]!; each < end; each++) {
				const [a, b] = [ones[each]!, others[each]!];
				const bars =
					(first!.excluded[a]! & second!.included[b]!) |
					(second!.excluded[b]! & first!.included[a]!);
				if (bars) for (const code of own.upwards[mine[each]!] ?? []) seen[code] = set;
			}
			for (let each = offsets[set]!; each < end; each++) {
				if (!(first!.included[ones[each]!]! & second!.included[others[each]!]!)) continue;
				for (const code of own.upwards[mine[each]!] ?? []) {
					if (seen[code] === set) continue;
					seen[code] = set;
					sums[code]! += count;
				}
			}
		};
		const groups = key === 'group' ? [] : (filter.group?.include ?? []);
		if (!groups.length) for (let set = 0; set < counts.length; set++) add(set);
		else for (const set of setsWith(groups)) add(set);
		return sums;
	}
	/** The sets in which one of some groups stands: nothing can be counted in others. */
	function setsWith(groups: readonly string[]): Set<number> {
		const sets = new Set<number>();
		for (const code of codesOf(dictionaries.group, groups))
			for (const set of setsOf.values.subarray(setsOf.offsets[code], setsOf.offsets[code + 1]))
				sets.add(set);
		return sets;
	}

	return (key, filter, counts) => {
		const isAsked = ATTRIBUTION_KEYS.some((other) => other !== key && filter[other]);
		if (isAsked) return countAsked(key, filter, counts);
		const known = members.get(key) ?? membersOf(columns, key);
		members.set(key, known);
		return countMembers(known, dictionaries[key].size, counts);
	};
}
