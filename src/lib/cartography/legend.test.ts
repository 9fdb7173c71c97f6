import { expect, test } from 'vitest';
import { legendOf } from './legend.ts';
import { at, sampleLayers } from './samples.ts';

const kinds = (items: ReturnType<typeof legendOf>) =>
	items.map((item) => (item.kind === 'type' ? item.class : item.kind));

test('it explains what is drawn: types, sizes, open figures, both hatchings', () => {
	const items = legendOf(sampleLayers().flatMap(({ features }) => features));
	expect(kinds(items)).toEqual(['attack', 'explosion', 'sizes', 'open', 'hatch', 'hatch']);
});

test('it explains discs and numbered circles only where there are any', () => {
	const near = { precision: 'near-settlement', drawing: 'disc', radius: 9 } as const;
	expect(kinds(legendOf([at('a', [1, 2], near), at('b', [1, 2], { killed_best: 1 })]))).toEqual([
		'attack',
		'sizes',
		'several',
		'disc'
	]);
});

test('what is not placed is not explained', () => {
	expect(legendOf([{ ...at('a', [1, 2]), geometry: null }])).toEqual([]);
});

test('incidents from tiles are explained: their types, sizes, cells and how exactly places are known', () => {
	const words = (precisions: string[]) =>
		kinds(legendOf([], { classes: ['attack', 'strange'], precisions }));
	const always = ['attack', 'unknown', 'sizes', 'open', 'cells', 'several'];
	expect(words(['exact'])).toEqual(always);
	expect(words(['near-settlement', 'province'])).toEqual([...always, 'hatch', 'disc']);
});
