import type { Draft, Finding } from '../draft.ts';
import { itemsOf, membersOf, show, textOf } from '../loose.ts';
import type { Known } from './known.ts';

const circle = (field: string, id: string, of: string): Finding => ({
	field,
	found: `${show(id)}, which leads back here`,
	expected: `${of} that does not lie within this one`
});

function checkRelation(draft: Draft, known: Known): Finding[] {
	const { from, to, type } = membersOf(draft.value);
	const start = textOf(from);
	const first = textOf(to);
	if (start === null || first === null) return [];
	if (start === first) {
		return [{ field: 'to', found: `${show(first)}, the group itself`, expected: 'another group' }];
	}
	if (type !== 'sub-unit of' && type !== 'part of') return [];
	const seen = new Set([first]);
	for (const group of seen) for (const next of known.above(group)) seen.add(next);
	return seen.has(start) ? [circle('to', first, 'a group')] : [];
}

function checkParent(draft: Draft, kind: 'region' | 'type', known: Known): Finding[] {
	const first = textOf(membersOf(draft.value).parent);
	if (first === null) return [];
	const seen = new Set<string>();
	for (let id: string | null = first; id !== null && !seen.has(id); id = known.parent(kind, id)) {
		if (id === draft.id) return [circle('parent', first, `a ${kind}`)];
		seen.add(id);
	}
	if (kind === 'type' && known.parent('type', first) !== null) {
		return [
			{
				field: 'parent',
				found: `${show(first)}, of the lower level`,
				expected: 'a type of the upper level'
			}
		];
	}
	return [];
}

function checkClaims(draft: Draft, known: Known): Finding[] {
	return itemsOf(membersOf(draft.value).attributions).flatMap((item, index) => {
		const statement = textOf(membersOf(item).statement);
		if (statement === null || draft.id === null || !known.has('statement', statement)) return [];
		if (known.speaksOf(statement, draft.id)) return [];
		const found = `${show(statement)}, which does not list this incident`;
		const expected = 'a statement whose incidents list this one';
		return [{ field: `attributions.${index}.statement`, found, expected }];
	});
}

/** What ties records together: relations, parents, claims and what they speak of. */
export function checkTies(draft: Draft, known: Known): Finding[] {
	if (draft.kind === 'relation') return checkRelation(draft, known);
	if (draft.kind === 'region' || draft.kind === 'type')
		return checkParent(draft, draft.kind, known);
	return draft.kind === 'incident' ? checkClaims(draft, known) : [];
}
