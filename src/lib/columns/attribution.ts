// Group, standing and role together, as addresses join them: what is included must hold of one attribution.
// An excluded value of one of the three excludes a row when an attribution has it and has, of the other two,
// what is included there: `group=x&standing=!denied` keeps what is said of x unless x denies it.
// Rows with the same attributions share one set of them, so each question is asked once a set.
import type { Filter } from '../query/filter.ts';
import { codesOf, tablesOf } from './dictionary.ts';
import type { Ragged } from './ragged.ts';
import type { Columns } from './table.ts';

export const ATTRIBUTION_KEYS = ['group', 'standing', 'role'] as const;
export type AttributionKey = (typeof ATTRIBUTION_KEYS)[number];

/** Sets of attributions after each other; one that names nobody has one attribution of codes 0. */
export interface AttributionSets {
	offsets: Uint32Array;
	group: Uint32Array;
	standing: Uint8Array;
	role: Uint8Array;
	/** By code of a group, the sets in which it or a group that it holds stands, ascending. */
	setsOf: Ragged;
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
	const { offsets, group: groups, standing: standings, role: roles, setsOf } = attributions;
	const passing = new Uint8Array(offsets.length - 1);
	const ask = (set: number): void => {
		let [holds, fails] = [0, 0];
		for (let one = offsets[set]!; one < offsets[set + 1]!; one++) {
			const [g, s, r] = [groups[one]!, standings[one]!, roles[one]!];
			const [hasG, hasS, hasR] = [group!.included[g]!, standing!.included[s]!, role!.included[r]!];
			holds |= hasG & hasS & hasR;
			fails |=
				(group!.excluded[g]! & hasS & hasR) |
				(standing!.excluded[s]! & hasG & hasR) |
				(role!.excluded[r]! & hasG & hasS);
		}
		passing[set] = holds & ~fails;
	};
	if (filter.group?.include.length) {
		// Only sets in which a group asked for stands can pass.
		for (const code of codesOf(dictionaries.group, filter.group.include))
			for (let at = setsOf.offsets[code]!; at < setsOf.offsets[code + 1]!; at++)
				ask(setsOf.values[at]!);
	} else for (let set = 0; set < passing.length; set++) ask(set);
	return passing;
}
