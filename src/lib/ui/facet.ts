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

/** A line of a facet: its value as an address writes it, how deep it is nested, whether it is chosen. */
export interface FacetLine {
	value: string;
	label: string;
	count: number;
	depth: number;
	/** The uppermost value that holds it, itself where none does. */
	root: string;
	chosen: 'in' | 'out' | null;
}

/** A facet's values as lines, each value under the one that holds it, most first. */
export function linesOf(values: FacetValue[], choice?: Choice): FacetLine[] {
	const held = new Set(values.map(({ value }) => value));
	const children = new Map<string | null, FacetValue[]>();
	for (const value of values) {
		const parent = value.parent !== null && held.has(value.parent) ? value.parent : null;
		const siblings = children.get(parent) ?? [];
		children.set(parent, [...siblings, value]);
	}
	const lines: FacetLine[] = [];
	const seen = new Set<string | null>();
	const walk = (parent: string | null, depth: number, root: string | null) => {
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
				label: sibling.label,
				count: sibling.count,
				depth,
				root: root ?? value,
				chosen
			});
			if (sibling.value !== null) walk(sibling.value, depth + 1, root ?? value);
		}
	};
	walk(null, 0, null);
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
