import type { Draft, Finding } from '../draft.ts';
import { membersOf, show } from '../loose.ts';

/** Propaganda is described and never linked; what is inferred must be there. */
export function checkSource(draft: Draft): Finding[] {
	if (draft.kind !== 'source') return [];
	const findings: Finding[] = [];
	const source = membersOf(draft.value);
	for (const field of ['URL', 'archiveURL']) {
		if (source.propaganda !== true || source[field] === undefined) continue;
		const expected = 'no address: propaganda is described, never linked';
		findings.push({ field, found: show(source[field]), expected });
	}
	for (const name of Object.keys(membersOf(source.inferred))) {
		if (source[name] !== undefined) continue;
		const found = `a reason for "${name}", which is empty`;
		findings.push({
			field: `inferred.${name}`,
			found,
			expected: 'the name of a field that has a value'
		});
	}
	return findings;
}
