import { expect, test } from 'vitest';
import type { AreaMark } from '../cartography/marks.ts';
import { tileArea, tilePoint, type TileFeature } from '../cartography/tiles.ts';
import { gathered, marksOfTiles, spaced } from './tile-view.ts';

/** A degree is a pixel. */
const frame = {
	project: ([x, y]: [number, number]) => ({ x, y }),
	width: 1000,
	height: 600
};
const feature = (
	layer: TileFeature['layer'],
	x: number,
	y: number,
	properties: TileFeature['properties']
): TileFeature => ({
	layer,
	position: [x, y],
	properties: { count: 1, class: 'attack', killed_best: 1, ...properties }
});
const single = (id: string, x: number, y: number, more = {}) =>
	feature('incidents', x, y, { id, ...more });
const district = (id: string, x: number, y: number, more = {}): AreaMark =>
	tileArea(
		feature('areas', x, y, { id, drawing: 'outline', area: id, place: id, ...more }),
		() => null
	);
const marks = (features: TileFeature[], given = []) =>
	marksOfTiles(features, { ...frame, shapeOf: () => null, given });

test('symbols keep clear of each other by their sizes', () => {
	const [large, near, far] = [
		single('a', 100, 100, { killed_best: 100 }),
		single('b', 130, 100),
		single('c', 160, 100)
	].map(tilePoint);
	expect(spaced([large!, near!, far!], frame, 9)).toEqual([large, far]);
	expect(spaced([large!, near!, far!], frame, 1)).toEqual([large]);
});

test('what lies out of view has no mark', () => {
	expect(marks([single('a', -1, 5), single('b', 1001, 5)]).points).toEqual([]);
	expect(gathered([district('a', 5, 601)], frame, 9)).toEqual([]);
});

const idsOf = (list: { records: { id: string }[] }[]) =>
	list.flatMap(({ records }) => records.map(({ id }) => id));

test('a single incident beside a cell is a dot, so that it does not outweigh the many', () => {
	const cell = feature('cells', 300, 300, { count: 500 });
	const found = marks([cell, single('near', 340, 300), single('far', 700, 300)]);
	expect(idsOf(found.points)).toEqual(['far']);
	expect(idsOf(found.dots)).toEqual(['near']);
	expect(found.dots.find(({ spread }) => spread)?.count).toBe(500);
});

test('while a cell is in view, single incidents close to each other are dots wherever they lie', () => {
	const cell = feature('cells', 900, 500, { count: 500 });
	const close = [single('one', 100, 100, { killed_best: 90 }), single('other', 130, 100)];
	expect(idsOf(marks([cell, ...close]).points)).toEqual([]);
	expect(idsOf(marks([cell, ...close]).dots)).toEqual(['one', 'other']);
	expect(idsOf(marks(close).points)).toEqual(['one']);
	const beyond = feature('cells', 900, 700, { count: 500 });
	expect(idsOf(marks([beyond, ...close]).points)).toEqual(['one']);
});

test('more incidents than a view has symbols for are dots where they lie close, whatever their tiles hold', () => {
	const many = Array.from({ length: 200 }, (_, at) => single(`i${at}`, 5 * at, 300));
	const found = marks([...many, single('alone', 500, 100)]);
	expect(idsOf(found.points)).toEqual(['alone']);
	expect(found.crowd).toHaveLength(200);
});

test('areas that lie close share a capsule, which counts them all and opens what all of them list', () => {
	const [a, b, c] = [
		district('a', 100, 100, { count: 1 }),
		district('b', 150, 110, { count: 2, ids: 'b1 b2', killed_best: 4 }),
		district('c', 400, 100)
	];
	const [first, second, ...others] = gathered([a, b, c], frame, 9);
	expect(others).toEqual([]);
	expect(first).toMatchObject({
		area: 'b',
		label: 'b and 1 more',
		name: 'b and 1 more: 3 incidents, 5 killed',
		count: 3,
		areas: 2
	});
	expect(first!.records.map(({ id }) => id)).toEqual(['b1', 'b2', 'a']);
	expect(second).toBe(c);
	const counts = gathered([a, b, c], frame, 1).map(({ count }) => count);
	expect(counts).toEqual([4]);
});

test('an incident that is drawn already has no second mark', () => {
	const given = [tilePoint(single('a', 100, 100))] as never;
	expect(marks([single('a', 100, 100), single('b', 300, 300)], given).points).toHaveLength(1);
});
