// Group, standing and role together, as addresses join them: what is included must hold of one attribution.
// An excluded value of one of the three excludes a row when an attribution has it and has, of the other two,
// what is included there: `group=x&standing=!denied` keeps what is said of x unless x denies it.
import type { Choice, Filter } from '../query/filter.ts';
import { tablesOf, type Dictionary } from './dictionary.ts';
import type { Attributions, Dictionaries } from './table.ts';

export const ATTRIBUTION_KEYS = ['group', 'standing', 'role'] as const;
export type AttributionKey = (typeof ATTRIBUTION_KEYS)[number];

/** Tables by code of what one of the three keys includes and excludes. */
type Tables = ReturnType<typeof tablesOf>;

const tables = (dictionaries: Dictionaries, filter: Filter, key: AttributionKey): Tables =>
	tablesOf(dictionaries[key], filter[key]);

/** Whether any of the three keys asks something. */
export const asksAttribution = (filter: Filter): boolean =>
	ATTRIBUTION_KEYS.some((key) => filter[key] !== undefined);

/** Keeps the rows whose attributions pass all three keys. */
export function keepAttributed(
	{ offsets, ...codes }: Attributions,
	dictionaries: Dictionaries,
	filter: Filter,
	rows: Uint32Array,
	count: number
): number {
	const group = tables(dictionaries, filter, 'group');
	const standing = tables(dictionaries, filter, 'standing');
	const role = tables(dictionaries, filter, 'role');
	let kept = 0;
	for (let at = 0; at < count; at++) {
		const row = rows[at]!;
		let [holds, fails] = [0, 0];
		for (let one = offsets[row]!; one < offsets[row + 1]!; one++) {
			const [g, s, r] = [codes.group[one]!, codes.standing[one]!, codes.role[one]!];
			const [hasG, hasS, hasR] = [group.included[g]!, standing.included[s]!, role.included[r]!];
			holds |= hasG & hasS & hasR;
			fails |=
				(group.excluded[g]! & hasS & hasR) |
				(standing.excluded[s]! & hasG & hasR) |
				(role.excluded[r]! & hasG & hasS);
		}
		rows[kept] = row;
		kept += holds & ~fails;
	}
	return kept;
}

/**
 * By code of one of the three keys, how many rows would match with that value chosen instead; the rows given
 * match everything but the three keys.
 */
export function countAttributed(
	key: AttributionKey,
	{ offsets, ...codes }: Attributions,
	dictionaries: Dictionaries,
	filter: Filter,
	rows: Uint32Array
): Uint32Array {
	const own: Dictionary = dictionaries[key];
	const [one, other] = ATTRIBUTION_KEYS.filter((each) => each !== key);
	const [first, second] = [one!, other!].map((each) => tables(dictionaries, filter, each));
	const counts = new Uint32Array(own.size);
	const seen = new Int32Array(own.size).fill(-1);
	const barred = new Int32Array(own.size).fill(-1);
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at]!;
		const end = offsets[row + 1]!;
		for (let each = offsets[row]!; each < end; each++) {
			const [a, b] = [codes[one!][each]!, codes[other!][each]!];
			const bars =
				(first!.excluded[a]! & second!.included[b]!) | (second!.excluded[b]! & first!.included[a]!);
			if (bars) for (const code of own.upwards[codes[key][each]!] ?? []) barred[code] = at;
		}
		for (let each = offsets[row]!; each < end; each++) {
			if (!(first!.included[codes[one!][each]!]! & second!.included[codes[other!][each]!]!))
				continue;
			for (const code of own.upwards[codes[key][each]!] ?? []) {
				if (barred[code] === at || seen[code] === at) continue;
				seen[code] = at;
				counts[code]!++;
			}
		}
	}
	return counts;
}

/** The codes whose rows can match a choice of groups, or null where it includes none. */
export const includedCodes = (
	dictionary: Dictionary,
	choice: Choice | undefined
): number[] | null =>
	choice?.include.length
		? [...new Set(choice.include.map(dictionary.codeOf).filter((code) => code !== undefined))]
		: null;
