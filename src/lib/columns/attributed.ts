// Counts groups and standings from counts of sets of attributions.
import type { Filter } from '../query/filter.ts';
import { ATTRIBUTION_KEYS } from './attribution.ts';
import { codesOf, tablesOf } from './dictionary.ts';
import type { Columns } from './table.ts';

type Known = Pick<Columns, 'attributions' | 'dictionaries'>;

/** The keys of attributions that are counted. */
type CountedKey = 'group' | 'standing';

/**
 * By code of a key, how many rows would match with that value chosen instead; `counts` are the rows that match
 * everything but the keys of attributions, by set.
 */
export type CountAttributed = (key: CountedKey, filter: Filter, counts: Uint32Array) => Uint32Array;

/** Counts groups and standings where something is asked of what stands beside them. */
export function createAttributionCounter({ attributions, dictionaries }: Known): CountAttributed {
	const { offsets, setsOf } = attributions;

	return (key, filter, counts) => {
		const own = dictionaries[key];
		const [one, other] = ATTRIBUTION_KEYS.filter((each) => each !== key);
		const [first, second] = [one!, other!].map((each) =>
			tablesOf(dictionaries[each], filter[each])
		);
		const [mine, ones, others] = [attributions[key], attributions[one!], attributions[other!]];
		const sums = new Uint32Array(own.size);
		const seen = new Int32Array(own.size).fill(-1);
		const add = (set: number, count: number): void => {
			const end = offsets[set + 1]!;
			// A barred code counts as seen before anything is added.
			for (let each = offsets[set]!; each < end; each++) {
				const a = ones[each]!;
				const b = others[each]!;
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
		const holds = groups.length ? setsWith(groups) : null;
		for (let set = 0; set < counts.length; set++)
			if (counts[set] && (!holds || holds[set])) add(set, counts[set]!);
		return sums;
	};

	/** By set, 1 where one of some groups stands in it: nothing can be counted in others. */
	function setsWith(groups: readonly string[]): Uint8Array {
		const holds = new Uint8Array(offsets.length - 1);
		for (const code of codesOf(dictionaries.group, groups)) {
			const end = setsOf.offsets[code + 1]!;
			for (let at = setsOf.offsets[code]!; at < end; at++) holds[setsOf.values[at]!] = 1;
		}
		return holds;
	}
}
