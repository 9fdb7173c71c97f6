// Group, standing and role together, as addresses join them: what is included must hold of one attribution.
// An excluded value of one of the three excludes a row when an attribution has it and has, of the other two,
// what is included there: `group=x&standing=!denied` keeps what is said of x unless x denies it.
// Rows with the same attributions share one set of them, so each question is asked once a set.
import type { Filter } from '../query/filter.ts';
import { codesOf, tablesOf } from './dictionary.ts';
import type { Ragged } from './ragged.ts';
import type { Columns } from './table.ts';

export const ATTRIBUTION_KEYS = ['group', 'standing', 'role'] as const;

/** Sets of attributions after each other; one that names nobody has one attribution of codes 0. */
export interface AttributionSets {
	offsets: Uint32Array;
	group: Uint32Array;
	standing: Uint8Array;
	role: Uint8Array;
	/** By set, the codes of groups in it, and of those that hold them, each once. */
	members: Ragged;
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
	const { include = [], exclude = [] } = filter.group ?? {};
	const asksGroup = !filter.standing && !filter.role && !exclude.length;
	const ask = (set: number): void => {
		let holds = 0;
		let fails = 0;
		const end = offsets[set + 1]!;
		for (let one = offsets[set]!; one < end; one++) {
			const g = groups[one]!;
			const s = standings[one]!;
			const r = roles[one]!;
			const hasG = group!.included[g]!;
			const hasS = standing!.included[s]!;
			const hasR = role!.included[r]!;
			holds |= hasG & hasS & hasR;
			fails |=
				(group!.excluded[g]! & hasS & hasR) |
				(standing!.excluded[s]! & hasG & hasR) |
				(role!.excluded[r]! & hasG & hasS);
		}
		passing[set] = holds & ~fails;
	};
	if (include.length) {
		// Only sets in which a group asked for stands can pass.
		for (const code of codesOf(dictionaries.group, include)) {
			const end = setsOf.offsets[code + 1]!;
			for (let at = setsOf.offsets[code]!; at < end; at++)
				if (asksGroup) passing[setsOf.values[at]!] = 1;
				else ask(setsOf.values[at]!);
		}
	} else for (let set = 0; set < passing.length; set++) ask(set);
	return passing;
}
