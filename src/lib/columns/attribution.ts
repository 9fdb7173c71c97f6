// Group, standing and role together, as addresses join them: what is included must hold of one attribution.
// An excluded value of one of the three excludes a row when an attribution has it and has, of the other two,
// what is included there: `group=x&standing=!denied` keeps what is said of x unless x denies it.
// Rows with the same attributions share one set of them, so each question is asked once a set.
import type { Filter } from '../query/filter.ts';
import { tablesOf, type Dictionary } from './dictionary.ts';
import type { Columns } from './table.ts';

export const ATTRIBUTION_KEYS = ['group', 'standing', 'role'] as const;
export type AttributionKey = (typeof ATTRIBUTION_KEYS)[number];

/** Sets of attributions after each other; one that names nobody has one attribution of codes 0. */
export interface AttributionSets {
	offsets: Uint32Array;
	group: Uint32Array;
	standing: Uint8Array;
	role: Uint8Array;
}

type Known = Pick<Columns, 'attributions' | 'dictionaries'>;

/** Whether any of the three keys asks something. */
export const asksAttribution = (filter: Filter): boolean =>
	ATTRIBUTION_KEYS.some((key) => filter[key] !== undefined);

/** By set of attributions, 1 where it passes all three keys. */
export function attributionsPassing({ attributions, dictionaries }: Known, filter: Filter) {
	const [group, standing, role] = ATTRIBUTION_KEYS.map((key) =>
		tablesOf(dictionaries[key], filter[key])
	);
	const { offsets, ...codes } = attributions;
	const passing = new Uint8Array(offsets.length - 1);
	for (let set = 0; set < passing.length; set++) {
		let [holds, fails] = [0, 0];
		for (let one = offsets[set]!; one < offsets[set + 1]!; one++) {
			const [g, s, r] = [codes.group[one]!, codes.standing[one]!, codes.role[one]!];
			const [hasG, hasS, hasR] = [group!.included[g]!, standing!.included[s]!, role!.included[r]!];
			holds |= hasG & hasS & hasR;
			fails |=
				(group!.excluded[g]! & hasS & hasR) |
				(standing!.excluded[s]! & hasG & hasR) |
				(role!.excluded[r]! & hasG & hasS);
		}
		passing[set] = holds & ~fails;
	}
	return passing;
}

/**
 * By code of one of the three keys, how many rows would match with that value chosen instead; `counts` are the
 * rows that match everything but the three keys, by set.
 */
export function countAttributed(
	key: AttributionKey,
	{ attributions, dictionaries }: Known,
	filter: Filter,
	counts: Uint32Array
): Uint32Array {
	const own: Dictionary = dictionaries[key];
	const [one, other] = ATTRIBUTION_KEYS.filter((each) => each !== key);
	const [first, second] = [one!, other!].map((each) => tablesOf(dictionaries[each], filter[each]));
	const { offsets, ...codes } = attributions;
	const [mine, ones, others] = [codes[key], codes[one!], codes[other!]];
	const sums = new Uint32Array(own.size);
	const seen = new Int32Array(own.size).fill(-1);
	for (let set = 0; set < counts.length; set++) {
		const count = counts[set]!;
		if (!count) continue;
		const end = offsets[set + 1]!;
		// A barred code counts as seen before anything is added.
		for (let each = offsets[set]!; each < end; each++) {
			const [a, b] = [ones[each]!, others[each]!];
			const bars =
				(first!.excluded[a]! & second!.included[b]!) | (second!.excluded[b]! & first!.included[a]!);
			if (bars) for (const code of own.upwards[mine[each]!] ?? []) seen[code] = set;
		}
		for (let each = offsets[set]!; each < end; each++) {
			if (!(first!.included[ones[each]!]! & second!.included[others[each]!]!)) continue;
			const upwards = own.upwards[mine[each]!];
			if (!upwards) continue;
			for (let at = 0; at < upwards.length; at++) {
				const code = upwards[at]!;
				if (seen[code] === set) continue;
				seen[code] = set;
				sums[code]! += count;
			}
		}
	}
	return sums;
}
