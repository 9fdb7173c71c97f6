import { expect, test } from 'vitest';
import type { AreaMark, PointMark } from '../cartography/marks.ts';
import { tileArea, tilePoint } from '../cartography/tiles.ts';
import { clearAreas, discsOf, pixelsOf } from './discs.ts';

const WORLD = 512 * 2 ** 8;
/** A degree of longitude and of latitude near the equator, at zoom 8. */
const frame = {
	project: ([lon, lat]: [number, number]) => ({
		x: ((lon + 1) / 360) * WORLD,
		y: ((1 - lat) / 360) * WORLD
	}),
	width: 1000,
	height: 700,
	zoom: 8
};
const near = (id: string, lon: number, radius: number, count = 1): PointMark =>
	tilePoint({
		layer: 'areas',
		position: [lon, 0],
		properties: { id, count, class: 'attack', killed_best: 1, radius, drawing: 'disc' }
	});
const noneLit = () => false;
const ids = (points: PointMark[], isLit: (mark: PointMark) => boolean = noneLit) =>
	discsOf(points, frame, isLit).map(({ position: [lon] }) => lon);

test('metres are as wide as the map draws them', () => {
	const equator = 40_075_016.686;
	expect(pixelsOf(equator, 0, 0)).toBeCloseTo(512);
	expect(pixelsOf(equator / 2, 60, 3)).toBeCloseTo(512 * 8);
});

test('discs that lie clear of each other are drawn, of those that overlap the one of most incidents', () => {
	expect(ids([near('a', 0, 25_000), near('b', 0.6, 25_000)])).toEqual([0, 0.6]);
	expect(ids([near('a', 0, 25_000), near('b', 0.3, 25_000, 9)])).toEqual([0.3]);
});

test('no disc is drawn that its symbol would hide or that fills the view, unless it is asked for', () => {
	const [small, large] = [near('a', 0, 100), near('b', 0.3, 250_000)];
	expect(ids([small, large])).toEqual([]);
	expect(ids([small, large], (mark) => mark === large)).toEqual([0.3]);
});

test('outlines of areas are drawn where they lie clear of each other, and capsules everywhere', () => {
	const area = (id: string, lon: number): AreaMark =>
		tileArea(
			{
				layer: 'areas',
				position: [lon, 0],
				properties: { id, count: 1, class: 'attack', radius: 25_000, area: id, drawing: 'outline' }
			},
			() => null
		);
	const shapes = (isLit: (mark: AreaMark) => boolean = noneLit) =>
		clearAreas([area('a', 0), area('b', 0.3), area('c', 1.2)], frame, isLit).map(
			({ geometry }) => geometry.type
		);
	expect(shapes()).toEqual(['Polygon', 'Point', 'Polygon']);
	expect(shapes(({ area }) => area === 'b')).toEqual(['Point', 'Polygon', 'Polygon']);
});
