// The workload: the same for everybody who measures with it.
import { beforeAll, expect, test } from 'vitest';
import { createAsking } from './asked.mjs';
import { createProduct } from './product.mjs';
import { makeQuestions } from './questions.mjs';
import { makeScreens } from './screens.mjs';
import { madeUp, readSource } from './source.mjs';

const ROWS = 3000;
const read = readSource(madeUp(ROWS));
let screens: Awaited<ReturnType<typeof makeScreens>>;
beforeAll(async () => {
	screens = await makeScreens(read, createProduct(read.columns, read.lists));
});

test('the same seed makes the same rows, and every one asked for', () => {
	const again = readSource(madeUp(ROWS));
	expect(again.rows).toEqual(read.rows);
	expect(read.rows).toHaveLength(ROWS);
	expect(madeUp(10)).not.toEqual(madeUp(11));
});

test('incidents are skewed as said: most of a day, two thirds without deaths, one to four groups', () => {
	const { columns, groups } = read.rows;
	const share = (isSo: (row: number) => boolean) =>
		Array.from({ length: ROWS }, (_, row) => row).filter(isSo).length / ROWS;
	expect(share((row) => columns.earliest[row] === columns.latest[row])).toBeCloseTo(0.88, 1);
	expect(share((row) => columns.best[row] === 0)).toBeCloseTo(0.65, 1);
	expect(new Set(groups.map(({ length }) => length))).toEqual(new Set([1, 2, 3, 4]));
	for (let row = 0; row < ROWS; row++) {
		expect(columns.latest[row]).toBeGreaterThanOrEqual(columns.earliest[row]!);
		expect(columns.low[row]).toBeLessThanOrEqual(columns.best[row]!);
		expect(columns.high[row]).toBeGreaterThanOrEqual(columns.best[row]!);
	}
});

test('there are sixty filters, of each kind as many as are listed', () => {
	const kinds = new Map<string, number>();
	for (const { name } of makeQuestions(read.columns)) kinds.set(name, (kinds.get(name) ?? 0) + 1);
	expect([...kinds]).toEqual([
		['nothing', 1],
		['24 years', 1],
		['a year', 8],
		['five years, five types', 8],
		['a group', 6],
		['three groups, ten years', 4],
		['a country', 6],
		['three countries, two years, three types', 6],
		['ten killed or more', 3],
		['two precisions, ten years', 4],
		['a box, three years', 7],
		['five provinces', 3],
		['a polygon, five years', 3]
	]);
	expect(makeQuestions(read.columns)).toEqual(makeQuestions(read.columns));
});

test('every screen has at most twelve tiles of one zoom that touch each other', () => {
	for (const { tiles } of screens) {
		const [xs, ys] = [tiles.map(({ x }) => x), tiles.map(({ y }) => y)];
		const [wide, tall] = [xs, ys].map((list) => Math.max(...list) - Math.min(...list) + 1);
		expect(wide).toBeLessThanOrEqual(4);
		expect(tall).toBeLessThanOrEqual(3);
		expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(wide! * tall!);
		expect(new Set(tiles.map(({ z }) => z)).size).toBe(1);
	}
});

test('what yardsticks are asked finds the rows that the engine counts', () => {
	const { columns, groups } = read.rows;
	const within = (value: number, list: number[] | undefined) => !list || list.includes(value);
	for (const { name, asked, matched } of screens.filter(({ asked: { area } }) => !area)) {
		const { days, choices, least = 0, box } = asked;
		let found = 0;
		for (let row = 0; row < ROWS; row++) {
			const at = (key: keyof typeof columns) => columns[key][row]!;
			if (days && (at('earliest') > days[1] || at('latest') < days[0])) continue;
			const { group, type, country, region, precision } = choices;
			if (group && !groups[row]!.some((one) => group.includes(one))) continue;
			if (!within(at('type'), type) || !within(at('precision'), precision)) continue;
			if (!within(at('country'), country) || !within(at('region'), region)) continue;
			if (at('best') < least) continue;
			const [west, south, east, north] = box ?? [-180, -90, 180, 90];
			if (at('lon') < west || at('lon') > east || at('lat') < south || at('lat') > north) continue;
			found++;
		}
		expect([name, found]).toEqual([name, matched]);
	}
});

test('a filter that yardsticks cannot be asked is refused', () => {
	const ask = createAsking(read.rows, read.lists);
	expect(() => ask({ q: 'mine' })).toThrow('{"q":"mine"}');
	expect(() => ask({ from: '2000-01-01' })).toThrow(RangeError);
	expect(() => ask({ killed: { min: 1, max: 9 } })).toThrow(RangeError);
});
