import type { Records } from '../domain/records.ts';
import type { ChoiceKey } from '../query/filter.ts';
import { nestingsOf, type NestedKey } from '../query/nesting.ts';
import { valueOf } from '../query/unknown.ts';

/** Gives some values of a key and all that they hold, as rows have them. */
export type Held = (key: ChoiceKey, values: readonly string[]) => string[];

/** What holds what among the values of some records. */
export function heldIn(lists: Pick<Records, 'regions' | 'types' | 'relations' | 'groups'>): Held {
	const nestings = nestingsOf(lists);
	const known: Record<NestedKey, string[]> = {
		region: lists.regions.map(({ id }) => id),
		type: lists.types.map(({ id }) => valueOf('type', id)),
		group: [...lists.groups.map(({ id }) => id), ...lists.relations.map(({ from }) => from)]
	};
	return (key, values) => {
		const wanted = new Set(values.map((value) => valueOf(key, value)));
		// Rows that a key does not apply to have this one, which nobody can ask for.
		wanted.delete('');
		if (!(key in nestings)) return [...wanted];
		const { upwards } = nestings[key as NestedKey];
		const below = known[key as NestedKey].filter((value) =>
			upwards(value).some((each) => wanted.has(each))
		);
		return [...new Set([...wanted, ...below])];
	};
}
