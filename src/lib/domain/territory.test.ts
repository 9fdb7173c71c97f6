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
