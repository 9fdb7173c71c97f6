import { expect, test } from 'vitest';
import type { Suggestion } from '../query/answer.ts';
import { familiesOf, moved } from './suggestion.ts';

const item = (kind: Suggestion['kind'], id: string) => ({
	kind,
	id,
	label: id,
	detail: '',
	href: `/${id}`
});

test('suggestions stand by kind, the kind of the best one first', () => {
	const families = familiesOf([item('group', 'a'), item('place', 'b'), item('group', 'c')]);
	expect(families.map(({ head, items }) => [head, items.map(({ id }) => id)])).toEqual([
		['Groups', ['a', 'c']],
		['Places', ['b']]
	]);
});

test('the arrows go through the list, back to the field and round', () => {
	expect([moved(-1, 1, 2), moved(0, 1, 2), moved(1, 1, 2)]).toEqual([0, 1, -1]);
	expect([moved(-1, -1, 2), moved(0, -1, 2)]).toEqual([1, -1]);
	expect(moved(-1, 1, 0)).toBe(-1);
});
