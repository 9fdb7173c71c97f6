// Counts of values as the facets that every engine gives.
import { FACETS, type FacetName, type Facets, type FacetValue } from '../query/engine.ts';
import { UNKNOWN, without, type Filter } from '../query/filter.ts';
import { valueOf } from '../query/unknown.ts';
import type { Naming } from '../columns/facet.ts';
import { attributionOf, type AttributionKey } from './condition.ts';
import type { Binding } from './binding.ts';
import type { Held } from './held.ts';

/** How many incidents have each value of a facet itself. */
export type ValueCounts = readonly (readonly [value: string, count: number])[];

const ATTRIBUTED: readonly FacetName[] = ['group', 'standing'];

/** The expression of what a row counts for in a facet, each value once; arrays are counted value by value. */
export function valueIn(facet: FacetName, filter: Filter, binding: Binding, held: Held): string {
	if (facet === 'source') return 'arrayJoin(sources)';
	if (!ATTRIBUTED.includes(facet)) return facet;
	const key = facet as AttributionKey;
	const asks = (['group', 'standing', 'role'] as const).some(
		(other) => other !== key && filter[other]
	);
	if (!asks) return `arrayJoin(${key === 'group' ? 'groups' : 'arrayDistinct(by.standing)'})`;
	const { others, bars } = attributionOf(filter, binding, held);
	const own = key === 'group' ? 'above' : '[s]';
	const valuesWhere = (test: string) =>
		`arrayFlatten(arrayMap((g, s, r, above) -> if(${test}, ${own}, []), by.group, by.standing, by.role, by.above))`;
	return `arrayJoin(arrayDistinct(arrayFilter(
		value -> NOT has(${valuesWhere(bars(key))}, value), ${valuesWhere(others(key).join(' AND '))})))`;
}

/** The filter that a facet counts by: without its own key; what it asks of attributions is asked value by value. */
export function filterFor(facet: FacetName, filter: Filter): Filter {
	const rest = without(filter, facet);
	if (!ATTRIBUTED.includes(facet)) return rest;
	return without(without(without(rest, 'group'), 'standing'), 'role');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The values of a facet with their names, most first, what is not known after others of its count. */
function namedValues(
	key: FacetName,
	filter: Filter,
	own: ValueCounts,
	{ labelOf, nestings }: Naming
): FacetValue[] {
	const nesting = key in nestings ? nestings[key as keyof typeof nestings] : null;
	const counts = new Map<string, number>();
	for (const [value, count] of own)
		// A row has one region and one type; the groups that hold one are counted row by row.
		for (const each of nesting && key !== 'group' ? nesting.upwards(value) : [value])
			counts.set(each, (counts.get(each) ?? 0) + count);
	const { include = [], exclude = [] } = filter[key] ?? {};
	for (const value of [...include, ...exclude].map((chosen) => valueOf(key, chosen)))
		if (!counts.has(value)) counts.set(value, 0);
	return [...counts]
		.map(([value, count]): FacetValue => {
			const parent = nesting?.parentOf(value) ?? null;
			return { value: value === UNKNOWN ? null : value, label: labelOf(key, value), count, parent };
		})
		.sort(
			(a, b) =>
				b.count - a.count ||
				Number(a.value === null) - Number(b.value === null) ||
				compare(a.label, b.label) ||
				compare(a.value ?? '', b.value ?? '')
		);
}

/** All facets, from how many incidents have each value. */
export const facetsOf = (
	filter: Filter,
	counts: Record<FacetName, ValueCounts>,
	naming: Naming
): Facets =>
	Object.fromEntries(
		FACETS.map((key) => [key, namedValues(key, filter, counts[key], naming)])
	) as Facets;
