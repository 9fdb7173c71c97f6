import { expect, test } from 'vitest';
import type { Filter } from '$lib/query/filter.ts';
import { MOST_FEATURES, needsTiles } from './tiled.ts';

const ask = (matched: number, unlayered: number, filter: Filter = {}) =>
	needsTiles(
		{
			count: ({ layer }) => {
				expect(layer).toEqual({ include: ['~'], exclude: [] });
				return Promise.resolve({ matched: unlayered } as never);
			}
		},
		{ view: { filter }, count: { matched } }
	);

test('many matches, and matches in no layer, are drawn from tiles', async () => {
	expect(await ask(MOST_FEATURES + 1, 0)).toBe(true);
	expect(await ask(MOST_FEATURES, 0)).toBe(false);
	expect(await ask(3, 1)).toBe(true);
	expect(await ask(0, 0)).toBe(false);
});

test('a filter of layers says itself whether anything can lie in none', async () => {
	const layer = (include: string[], exclude: string[] = []) => ({ layer: { include, exclude } });
	expect(await ask(3, 1, layer(['khost']))).toBe(false);
	expect(await ask(3, 1, layer(['khost', '~']))).toBe(true);
	expect(await ask(3, 1, layer([], ['~']))).toBe(false);
});
