// The check that the bench rests on: it must see a single number that differs.
import { beforeAll, expect, test } from 'vitest';
import { checkAnswers } from './answers.mjs';
import { createProduct } from './product.mjs';
import { makeScreens, type Screen } from './screens.mjs';
import { madeUp, readSource } from './source.mjs';
import type { Yardstick } from './yardstick.mjs';

const read = readSource(madeUp(500));
const product = createProduct(read.columns, read.lists);
let screens: Screen[];
beforeAll(async () => {
	const all = await makeScreens(read, product);
	screens = all.filter(({ filter }) => !filter.area && !filter.bbox).slice(0, 12);
});

/** A yardstick that only adds up all incidents of a filter; `more` killed too many for one of them. */
function adding(more: { of: number; killed: number }): Yardstick {
	return {
		name: 'Adder',
		version: '1',
		parts: {},
		load: () => Promise.resolve(),
		ask: () => Promise.resolve({}),
		sums: (asked) => {
			const at = screens.findIndex((screen) => screen.asked === asked);
			const { counts } = screens[at]!;
			const killed = counts.get('killed best') ?? 0;
			const wrong = at === more.of ? more.killed : 0;
			return Promise.resolve([counts.get('matched') ?? 0, killed + wrong]);
		},
		close: () => Promise.resolve()
	};
}

test('equal sums pass', async () => {
	await checkAnswers(read, product, screens, adding({ of: 3, killed: 0 }));
});

test('one killed too many in one filter fails, by the name of that filter', async () => {
	const wrong = adding({ of: 3, killed: 1 });
	await expect(checkAnswers(read, product, screens, wrong)).rejects.toThrow(screens[3]!.name);
});

test('tiles that leave one incident out fail', async () => {
	const [screen] = screens as [Screen];
	const tiles = await product.engine.tiles({}, screen.tiles);
	const full = { ...adding({ of: -1, killed: 0 }), ask: () => Promise.resolve({ tiles }) };
	await checkAnswers(read, product, screens.slice(0, 1), full);
	const fewer = await product.engine.tiles({ killed: { min: 1, max: null } }, screen.tiles);
	const wrong = { ...full, ask: () => Promise.resolve({ tiles: fewer }) };
	await expect(checkAnswers(read, product, screens.slice(0, 1), wrong)).rejects.toThrow('tile 1');
});

test('a facet that is one off fails, and so does one of a filter without its own key', async () => {
	const { names, columns, groups } = read.rows;
	/** Counts every row of everything: right for the filter that asks nothing. */
	const lines = Array.from({ length: read.rows.length }, (_, row) => {
		const { low, best, high, month, lastMonth, type, country, region } = columns;
		const year = (value: number | undefined) => Math.floor((value ?? 0) / 12);
		const bin = year(month[row]) === year(lastMonth[row]) ? year(month[row]) : -1;
		return [
			[0, bin, 1, low[row]!, best[row]!, high[row]!],
			[1, type[row]!, 1],
			[2, country[row]!, 1],
			[3, region[row]!, 1],
			...groups[row]!.map((group) => [4, group, 1])
		];
	}).flat();
	const all = screens.slice(0, 1);
	expect(all[0]!.unit).toBe('year');
	const right: Yardstick = {
		...adding({ of: -1, killed: 0 }),
		parts: { facets: 'facets' },
		ask: ({ part }) => Promise.resolve(part === 'facets' ? { lines } : {})
	};
	await checkAnswers(read, product, all, right);
	const off = { ...right, ask: () => Promise.resolve({ lines: [...lines, [4, 0, 1]] }) };
	await expect(checkAnswers(read, product, all, off)).rejects.toThrow(`group ${names.group[0]}`);
	const asked = screens.find(({ filter }) => filter.type)!;
	await expect(checkAnswers(read, product, [asked], right)).rejects.toThrow(asked.name);
});
