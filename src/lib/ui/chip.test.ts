import { expect, test } from 'vitest';
import { initialView } from '../query/view.ts';
import { labelsIn } from '../query/words.ts';
import { chipsOf, pairsWithout } from './chip.ts';

const labelOf = labelsIn({ 'region:KZ': 'Kazakhstan', 'group:a': 'A' });

test('each value of a choice is a chip of its own and goes alone', () => {
	const region = { include: ['KZ', 'AF'], exclude: [] };
	const chips = chipsOf({ region, q: 'bases' }, labelOf);
	expect(chips.map(({ words }) => words)).toEqual(['mentioning “bases”', 'in Kazakhstan', 'in AF']);
	expect(chips[1]?.rest).toEqual({ q: 'bases', region: { include: ['AF'], exclude: [] } });
});

test('an excluded value says so', () => {
	const [chip] = chipsOf({ group: { include: [], exclude: ['a'] } }, labelOf);
	expect(chip?.words).toBe('not involving A');
	expect(chip?.rest).toEqual({});
});

test('a period goes as a whole', () => {
	const [chip, ...others] = chipsOf({ from: '2011-11-01', to: '2011-11-12' }, labelOf);
	expect(others).toEqual([]);
	expect(chip?.rest).toEqual({});
});

test('a form carries the rest of the view along, but not the page', () => {
	const view = {
		...initialView,
		filter: { q: 'x', region: { include: ['KZ'], exclude: ['AF'] } },
		after: 'cursor'
	};
	expect(pairsWithout(view, 'q')).toEqual([
		['region', 'KZ'],
		['region', '!AF']
	]);
});
