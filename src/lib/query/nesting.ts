import type { Records } from '../domain/records.ts';

/** What holds what among the values of one key: regions in regions, sub-units in groups, types in types. */
export interface Nesting {
	/** The value that holds this one, else null; the first where there are several. */
	parentOf(this: void, value: string): string | null;
	/** A value and all that hold it, directly or not, nearest first; each once, even where data runs in a circle. */
	upwards(this: void, value: string): string[];
}

/** The nesting of pairs of a value and the one that holds it. */
export function nestingOf(pairs: Iterable<readonly [value: string, parent: string]>): Nesting {
	const parents = new Map<string, string[]>();
	for (const [value, parent] of pairs) {
		const known = parents.get(value);
		if (known) known.push(parent);
		else parents.set(value, [parent]);
	}
	return {
		parentOf: (value) => parents.get(value)?.[0] ?? null,
		upwards(value) {
			const found = new Set([value]);
			for (const each of found) for (const parent of parents.get(each) ?? []) found.add(parent);
			return [...found];
		}
	};
}

/** The keys whose values hold each other. */
export type NestedKey = 'region' | 'group' | 'type';

/** The nestings of all records. */
export function nestingsOf({
	regions,
	types,
	relations
}: Pick<Records, 'regions' | 'types' | 'relations'>): Record<NestedKey, Nesting> {
	const tree = (nodes: { id: string; parent: string | null }[]) =>
		nestingOf(nodes.flatMap(({ id, parent }) => (parent === null ? [] : [[id, parent] as const])));
	return {
		region: tree(regions),
		type: tree(types),
		group: nestingOf(
			relations.flatMap(({ type, from, to }) =>
				type === 'sub-unit of' ? [[from, to] as const] : []
			)
		)
	};
}
