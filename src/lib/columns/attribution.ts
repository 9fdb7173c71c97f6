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
	{ offsets, group: groups, standing: standings, role: roles }: Attributions,
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
		let holds = 0;
		let fails = 0;
		for (let one = offsets[row]!; one < offsets[row + 1]!; one++) {
			const g = groups[one]!;
			const s = standings[one]!;
			const r = roles[one]!;
			const hasG = group.included[g]!;
			const hasS = standing.included[s]!;
			const hasR = role.included[r]!;
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
	const [one, other] = ATTRIBUTION_KEYS.filter((each) => each !== key) as [
		AttributionKey,
		AttributionKey
	];
	const first = tables(dictionaries, filter, one);
	const second = tables(dictionaries, filter, other);
	const excludes = (filter[one]?.exclude.length ?? 0) + (filter[other]?.exclude.length ?? 0) > 0;
	const [ownCodes, oneCodes, otherCodes] = [codes[key], codes[one], codes[other]];
	const counts = new Uint32Array(own.size);
	const seen = new Int32Array(own.size).fill(-1);
	const barred = new Int32Array(own.size).fill(-1);
	const { upwards, none } = own;
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at]!;
		const start = offsets[row]!;
		const end = offsets[row + 1]!;
		for (let each = start; excludes && each < end; each++) {
			const x = oneCodes[each]!;
			const y = otherCodes[each]!;
			const bars =
				(first.excluded[x]! & second.included[y]!) | (second.excluded[y]! & first.included[x]!);
			const value = ownCodes[each]!;
			if (bars && value !== none) for (const code of upwards[value]!) barred[code] = at;
		}
		for (let each = start; each < end; each++) {
			const value = ownCodes[each]!;
			if (value === none) continue;
			if (!(first.included[oneCodes[each]!]! & second.included[otherCodes[each]!]!)) continue;
			const holders = upwards[value]!;
			for (let up = 0; up < holders.length; up++) {
				const code = holders[up]!;
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
