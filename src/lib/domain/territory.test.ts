import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import type { Region } from './region.ts';
import { createTerritory } from './territory.ts';

const ring = (west: number, south: number, east: number, north: number) => [
	[west, south],
	[east, south],
	[east, north],
	[west, north],
	[west, south]
];
const region = (id: string, level: Region['level'], geometry: Polygon | MultiPolygon): Region => ({
	id,
	name: id,
	level,
	parent: null,
	anchor: [0, 0],
	geometry
});
const box = (...sides: [number, number, number, number]): Polygon => ({
	type: 'Polygon',
	coordinates: [ring(...sides)]
});

const territory = createTerritory([
	region('country', 'country', box(0, 0, 20, 20)),
	region('province', 'province', box(0, 0, 10, 10)),
	region('district', 'district', box(0, 0, 2, 2)),
	region('holed', 'province', {
		type: 'MultiPolygon',
		coordinates: [[ring(10, 10, 20, 20), ring(14.9, 14.9, 15.1, 15.1).reverse()]]
	})
]);

test('a point lies in the finest region that holds it', () => {
	expect(territory.finest([1, 1], 0)).toBe('district');
	expect(territory.finest([5, 5], 0)).toBe('province');
	expect(territory.finest([15, 5], 0)).toBe('country');
	expect(territory.finest([30, 5], 0)).toBeNull();
});

test('a disc lies only where all of it does', () => {
	expect(territory.finest([1, 1], 25_000)).toBe('district');
	expect(territory.finest([1.9, 1], 25_000)).toBe('province');
	expect(territory.finest([9.9, 5], 25_000)).toBe('country');
	expect(territory.finest([0.1, 5], 25_000)).toBeNull();
});

test('a disc around a hole is not in what surrounds it', () => {
	expect(territory.finest([15.3, 15], 10_000)).toBe('holed');
	expect(territory.finest([15.3, 15], 200_000)).toBe('country');
});

test('a point lies where a test of every outline finds it, on stars with holes too', () => {
	const degrees = (most: number) => fc.integer({ min: -most * 4, max: most * 4 }).map((n) => n / 4);
	const star = fc
		.record({
			x: degrees(60),
			y: degrees(40),
			arms: fc.array(fc.integer({ min: 2, max: 15 }), { minLength: 4, maxLength: 12 })
		})
		.map(({ x, y, arms }): Polygon => {
			const corner = (share: number) => (arm: number, index: number) => {
				const angle = (2 * Math.PI * index) / arms.length;
				return [x + arm * share * Math.cos(angle), y + arm * share * Math.sin(angle)];
			};
			const ringOf = (share: number) => {
				const corners = arms.map(corner(share));
				return [...corners, corners[0]!];
			};
			return { type: 'Polygon', coordinates: [ringOf(1), ringOf(0.3).reverse()] };
		});
	const stars = fc.array(star, { minLength: 1, maxLength: 6 });
	const points = fc.array(fc.tuple(degrees(80), degrees(60)), { minLength: 1, maxLength: 30 });
	fc.assert(
		fc.property(stars, points, (shapes, positions) => {
			const regions = shapes.map((shape, index) => region(`r${index}`, 'country', shape));
			const made = createTerritory(regions);
			for (const position of positions) {
				const first = regions.find(({ geometry }) => booleanPointInPolygon(position, geometry));
				expect(made.finest(position, 0)).toBe(first?.id ?? null);
				expect(made.at(position, ['province', 'country'])?.id).toBe(first?.id);
			}
		})
	);
});
