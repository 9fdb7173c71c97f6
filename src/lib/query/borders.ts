// The regions of random worlds, on whole degrees.
import type { MultiPolygon, Polygon } from 'geojson';
import type { Region } from '../domain/region.ts';
import type { Position } from '../domain/schema.ts';

/** The rings of a rectangle. */
export const ring = (west: number, south: number, east: number, north: number): Position[][] => [
	[
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	]
];
/** A rectangle. */
export const box = (west: number, south: number, east: number, north: number): Polygon => ({
	type: 'Polygon',
	coordinates: ring(west, south, east, north)
});

const region = (
	id: string,
	level: Region['level'],
	parent: string | null,
	geometry: Polygon | MultiPolygon
): Region => ({ id, name: `${id} land`, level, parent, anchor: [0, 0], geometry });

/** Two countries, one across the antimeridian, what they hold, and a disputed area over a border. */
export const regions: Region[] = [
	region('A', 'country', null, box(0, 0, 20, 20)),
	region('A-1', 'province', 'A', box(0, 0, 10, 20)),
	region('A-2', 'province', 'A', box(10, 0, 20, 20)),
	region('A-1-1', 'district', 'A-1', box(0, 0, 10, 10)),
	region('B', 'country', null, {
		type: 'MultiPolygon',
		coordinates: [ring(170, -10, 180, 10), ring(-180, -10, -170, 10)]
	}),
	region('B-1', 'province', 'B', box(170, -10, 180, 10)),
	region('disputed', 'area', null, box(15, 5, 25, 15))
];
