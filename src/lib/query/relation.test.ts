import booleanIntersects from '@turf/boolean-intersects';
import booleanWithin from '@turf/boolean-within';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { inExtent, type Extent } from '../domain/extent.ts';
import { contains, outlineOf } from './outline.ts';
import {
	APART,
	askedOfArea,
	askedOfExtent,
	OVERLAPS,
	relationOf,
	WITHIN,
	type Area
} from './relation.ts';
import { area, disc, polygon, space, square } from './shapes.fixture.ts';

describe('an outline and a polygon asked for', () => {
	test('lie to each other as turf says, where neither crosses itself nor merely touches', () => {
		// Corners off the whole degrees of one another: nothing touches.
		const part = fc.tuple(fc.nat(12), fc.nat(12), fc.integer({ min: 1, max: 9 }));
		const slant = fc.boolean();
		fc.assert(
			fc.property(part, part, slant, ([x, y, size], [u, v, side], slanted) => {
				const own = square(x, y, size);
				const other: Position[] = slanted
					? [
							[u + 0.31, v + 0.17],
							[u + side + 0.37, v + 0.43],
							[u + 0.53, v + side + 0.29]
						]
					: square(u + 0.5, v + 0.5, side);
				const within = booleanWithin(polygon(...own), polygon(...other));
				const meets = booleanIntersects(polygon(...own), polygon(...other));
				const expected = within ? WITHIN : meets ? OVERLAPS : APART;
				expect(relationOf(area(...own), space(...other))).toBe(expected);
			})
		);
	});
	test('that are the same lie within each other', () => {
		const ring: Position[] = [
			[0.1, 0.2],
			[7.3, 1.1],
			[3.7, 9.9]
		];
		expect(relationOf(area(...ring), space(...ring))).toBe(WITHIN);
	});
	test('that only share a border or a corner are apart, as neighbours are', () => {
		expect(relationOf(area(...square(0, 0, 5)), space(...square(5, 0, 5)))).toBe(APART);
		expect(relationOf(area(...square(0, 0, 5)), space(...square(5, 5, 5)))).toBe(APART);
	});
	test('overlap where the one asked for lies inside, even with all its corners on the border', () => {
		expect(relationOf(area(...square(0, 0, 9)), space(...square(3, 3, 2)))).toBe(OVERLAPS);
		const diamond: Position[] = [
			[5, 0],
			[10, 5],
			[5, 10],
			[0, 5]
		];
		expect(relationOf(area(...square(0, 0, 10)), space(...diamond))).toBe(OVERLAPS);
		expect(relationOf(area(...diamond), space(...square(0, 0, 10)))).toBe(WITHIN);
	});
	test('overlap where an edge leaves through a bay from corner to corner', () => {
		const bay: Position[] = [
			[0, 0],
			[10, 0],
			[10, 10],
			[5, 5],
			[0, 10]
		];
		const across: Position[] = [
			[0, 10],
			[1, 1],
			[9, 1],
			[10, 10]
		];
		expect(relationOf(area(...across), space(...bay))).toBe(OVERLAPS);
	});
	test('take polygons that cross themselves by the even-odd rule', () => {
		const bow: Position[] = [
			[0, 0],
			[10, 10],
			[10, 0],
			[0, 10]
		];
		const asked = askedOfArea(bow as [number, number][]);
		expect(asked && relationOf(area(...square(1, 4.5, 1)), asked)).toBe(WITHIN);
		expect(asked && relationOf(area(...square(4.5, 8, 1)), asked)).toBe(APART);
		expect(asked && relationOf(area(...square(4, 4, 2)), asked)).toBe(OVERLAPS);
	});
	test('of no area hold nothing', () => {
		const flat: [number, number][] = [
			[0, 0],
			[5, 5],
			[2, 2]
		];
		expect(askedOfArea(flat)).toBeNull();
		expect(askedOfArea([flat[0]!, flat[0]!, flat[0]!])).toBeNull();
	});
	test('lines lie within, overlap or are apart', () => {
		const line = (...coordinates: Position[]): Area => ({
			form: 'outline',
			outline: outlineOf({ type: 'LineString', coordinates })
		});
		const asked = space(...square(0, 0, 10));
		expect(relationOf(line([1, 1], [9, 9]), asked)).toBe(WITHIN);
		expect(relationOf(line([1, 1], [19, 9]), asked)).toBe(OVERLAPS);
		expect(relationOf(line([-5, 5], [15, 5]), asked)).toBe(OVERLAPS);
		expect(relationOf(line([-5, -5], [15, -5]), asked)).toBe(APART);
	});
});

describe('an extent across the antimeridian', () => {
	const asked = askedOfExtent([170, -10, -170, 10]);
	const both = outlineOf({
		type: 'MultiPolygon',
		coordinates: [
			polygon(...square(175, 0, 5)).coordinates,
			polygon(...square(-180, 0, 5)).coordinates
		]
	});
	test('holds an area that is cut there, and a disc that lies over it', () => {
		expect(relationOf({ form: 'outline', outline: both }, asked)).toBe(WITHIN);
		expect(relationOf(disc(179.9, 0, 100_000), asked)).toBe(WITHIN);
		expect(relationOf(disc(170.1, 0, 100_000), asked)).toBe(OVERLAPS);
		expect(relationOf(disc(0, 0, 100_000), asked)).toBe(APART);
	});
	test('holds the same points as the extent itself', () => {
		const lon = fc.integer({ min: -180, max: 180 });
		const lat = fc.integer({ min: -90, max: 90 });
		fc.assert(
			fc.property(lon, lat, lon, lat, lon, lat, (w, a, e, b, x, y) => {
				const extent: Extent = [w, Math.min(a, b), e, Math.max(a, b)];
				const box = askedOfExtent(extent);
				const inside = box.form === 'outline' && contains(box.outline, x, y);
				expect(inside).toBe(inExtent(extent, x, y));
			})
		);
	});
	test('of the whole world has no border, at the poles neither', () => {
		const world = askedOfExtent([-180, -90, 180, 90]);
		expect(relationOf(disc(180, 10, 50_000), world)).toBe(WITHIN);
		expect(relationOf(disc(0, 89.99, 50_000), world)).toBe(WITHIN);
	});
});

test('a coast of twenty thousand corners lies to a polygon of two hundred as it should', () => {
	const round = (count: number, radius: number): Position[] =>
		Array.from({ length: count }, (_, step) => {
			const angle = (step * 2 * Math.PI) / count;
			const wave = radius + Math.sin(angle * 40);
			return [wave * Math.cos(angle), wave * Math.sin(angle)];
		});
	expect(relationOf(area(...round(20_000, 20)), space(...round(200, 19.5)))).toBe(OVERLAPS);
	expect(relationOf(area(...round(20_000, 20)), space(...round(200, 40)))).toBe(WITHIN);
	expect(relationOf(area(...round(20_000, 20)), space(...round(200, 5)))).toBe(OVERLAPS);
});
