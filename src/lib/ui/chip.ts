import { CHOICE_KEYS, toggle, without, type Filter } from '../query/filter.ts';
import { formatView, type View } from '../query/view.ts';
import { partsOf, type LabelOf } from '../query/words.ts';

/** One active part of a filter: what it says, and the filter without it. */
export interface Chip {
	words: string;
	rest: Filter;
}

/** The active parts of a filter, each value of a choice alone, so that each can be taken away alone; for `place` see partsOf. */
export function chipsOf(filter: Filter, labelOf: LabelOf, place?: string): Chip[] {
	const chips: Chip[] = [];
	for (const { key, words } of partsOf(filter, labelOf, place)) {
		if ((CHOICE_KEYS as readonly string[]).includes(key)) continue;
		const rest = without(filter, key);
		chips.push({ words, rest: key === 'from' || key === 'to' ? bare(rest) : rest });
	}
	for (const key of CHOICE_KEYS) {
		const { include = [], exclude = [] } = filter[key] ?? {};
		const put = (value: string, excluded: boolean) => {
			const one: Filter = {
				[key]: excluded ? { include: [], exclude: [value] } : { include: [value], exclude: [] }
			};
			const [part] = partsOf(one, labelOf);
			chips.push({ words: part?.words ?? value, rest: toggle(filter, key, value) });
		};
		for (const value of include) put(value, false);
		for (const value of exclude) put(value, true);
	}
	return chips;
}

/** A filter without a period. */
const bare = (filter: Filter): Filter => without(without(filter, 'from'), 'to');

/** What a GET form carries along unseen: the view's pairs without those keys that the form itself sets. */
export const pairsWithout = (view: View, ...keys: string[]): [key: string, value: string][] =>
	[...new URLSearchParams(formatView({ ...view, after: null }))].filter(
		([key]) => !keys.includes(key)
	);
