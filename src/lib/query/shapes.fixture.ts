// Shapes for tests of how areas lie to what is asked for, drawn by their corners in degrees.
import type { Polygon, Position } from 'geojson';
import { outlineOf } from './outline.ts';
import { askedOfOutline, type Area, type Asked } from './relation.ts';

export const polygon = (...ring: Position[]): Polygon => ({
	type: 'Polygon',
	coordinates: [[...ring, ring[0]!]]
});
export const area = (...ring: Position[]): Area => ({
	form: 'outline',
	outline: outlineOf(polygon(...ring))
});
export const space = (...ring: Position[]): Asked => askedOfOutline(outlineOf(polygon(...ring)));
export const square = (x: number, y: number, size: number): Position[] => [
	[x, y],
	[x + size, y],
	[x + size, y + size],
	[x, y + size]
];
export const disc = (lon: number, lat: number, radius: number): Area => ({
	form: 'disc',
	lon,
	lat,
	radius
});
