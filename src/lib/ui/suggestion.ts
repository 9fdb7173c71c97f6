import type { Suggestion } from '../query/answer.ts';

const HEADS: Record<Suggestion['kind'], string> = {
	incident: 'Incidents',
	statement: 'Statements',
	presence: 'Presences',
	group: 'Groups',
	region: 'Regions',
	place: 'Places',
	source: 'Sources'
};

/** Suggestions of one kind under its head. */
export interface Family {
	head: string;
	items: Suggestion[];
}

/** Suggestions by kind, the kinds in the order of their first suggestion. */
export function familiesOf(suggestions: Suggestion[]): Family[] {
	const families = new Map<string, Family>();
	for (const item of suggestions) {
		const head = HEADS[item.kind];
		const family = families.get(head) ?? { head, items: [] };
		family.items.push(item);
		families.set(head, family);
	}
	return [...families.values()];
}

/** The place in a list of so many that an arrow key leads to; -1 is the field itself, the list goes round. */
export function moved(at: number, by: 1 | -1, count: number): number {
	const next = at + by;
	return next < -1 ? count - 1 : next >= count ? -1 : next;
}
