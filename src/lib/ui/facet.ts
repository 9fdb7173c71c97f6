import { formatPlacePrecision, type PlacePrecision } from '../domain/precision.ts';
import type { FacetName, FacetValue } from '../query/engine.ts';
import { UNKNOWN, type Choice } from '../query/filter.ts';

/** The heads of the facets, in the order in which the panel shows them. */
export const FACET_HEADS: Record<FacetName, string> = {
	region: 'Region',
	type: 'Type',
	group: 'Group',
	standing: 'Standing',
	precision: 'Place known to',
	source: 'Source',
	dataset: 'Dataset'
};

const UNKNOWN_WORDS: Record<FacetName, string> = {
	region: 'no region known',
	type: 'type not known',
	group: 'no group named',
	standing: 'nobody said to have done it',
	precision: 'place not known',
	source: 'no source named',
	dataset: 'no dataset'
};

/** A line of a facet: its value as an address writes it, how deep it is nested, whether it is chosen. */
export interface FacetLine {
	value: string;
	label: string;
	count: number;
	depth: number;
	chosen: 'in' | 'out' | null;
}

/** The label of a value as a reader reads it; unknown is said in words. */
export function labelOfValue(facet: FacetName, { value, label }: FacetValue): string {
	if (value === null || value === UNKNOWN) return UNKNOWN_WORDS[facet];
	return facet === 'precision' ? formatPlacePrecision(value as PlacePrecision) : label;
}

/** A facet's values as lines, each value under the one that holds it, most first. */
export function linesOf(facet: FacetName, values: FacetValue[], choice?: Choice): FacetLine[] {
	const held = new Set(values.map(({ value }) => value));
	const children = new Map<string | null, FacetValue[]>();
	for (const value of values) {
		const parent = value.parent !== null && held.has(value.parent) ? value.parent : null;
		const siblings = children.get(parent) ?? [];
		children.set(parent, [...siblings, value]);
	}
	const lines: FacetLine[] = [];
	const seen = new Set<string | null>();
	const walk = (parent: string | null, depth: number) => {
		const siblings = [...(children.get(parent) ?? [])].sort(
			(a, b) => Number(a.value === null) - Number(b.value === null) || b.count - a.count
		);
		for (const sibling of siblings) {
			if (seen.has(sibling.value)) continue;
			seen.add(sibling.value);
			const value = sibling.value ?? UNKNOWN;
			const chosen = choice?.include.includes(value)
				? 'in'
				: choice?.exclude.includes(value)
					? 'out'
					: null;
			lines.push({
				value,
				label: labelOfValue(facet, sibling),
				count: sibling.count,
				depth,
				chosen
			});
			if (sibling.value !== null) walk(sibling.value, depth + 1);
		}
	};
	walk(null, 0);
	return lines;
}

/** The lines that stand open and those behind "more": at most so many open, chosen ones always. */
export function cut(lines: FacetLine[], most: number): [open: FacetLine[], more: FacetLine[]] {
	const open = (line: FacetLine, at: number) => at < most || line.chosen !== null;
	return [lines.filter(open), lines.filter((line, at) => !open(line, at))];
}

/** The choice with a value switched between excluded and not chosen. */
export function exclude(choice: Choice | undefined, value: string): Choice {
	const { include = [], exclude: excluded = [] } = choice ?? {};
	const had = excluded.includes(value);
	return {
		include: include.filter((other) => other !== value),
		exclude: had ? excluded.filter((other) => other !== value) : [...excluded, value]
	};
}
