import { expect, test } from 'vitest';
import type { Suggestion } from '$lib/query/answer.ts';
import { initialView } from '$lib/query/view.ts';
import { addressOf } from './suggest.ts';

const suggestion = (kind: Suggestion['kind'], id: string, more = {}): Suggestion => ({
	kind,
	id,
	label: id,
	detail: '',
	href: `/${kind}s/${id}`,
	...more
});
const view = { ...initialView, filter: { group: { include: ['a'], exclude: [] } } };

test('a group or region becomes a filter beside the others, and stays one', () => {
	expect(addressOf(suggestion('region', 'KZ'), view)).toBe('/?region=KZ&group=a');
	expect(addressOf(suggestion('group', 'a'), view)).toBe('/?group=a');
});

test('a record opens, the filters stay', () => {
	expect(addressOf(suggestion('statement', 's'), view)).toBe('/?group=a&statement=s');
});

test('a place moves the map there', () => {
	expect(addressOf(suggestion('place', 'p', { lon: 71, lat: 42 }), view)).toBe(
		'/?group=a&map=8/42/71'
	);
});

test('a source leads to its page', () => {
	expect(addressOf(suggestion('source', 's'), view)).toBe('/sources/s');
});
