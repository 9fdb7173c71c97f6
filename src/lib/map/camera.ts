import type { Extent } from '../domain/extent.ts';
import type { Camera } from './viewport.svelte.ts';

/** South-west and north-east corners as a map takes them: one that crosses the antimeridian goes beyond 180. */
export const boundsOf = ([west, south, east, north]: Extent): [
	[number, number],
	[number, number]
] => [
	[west, south],
	[west > east ? east + 360 : east, north]
];

/** Whether two cameras show the same view but for the digits that an address leaves out. */
export function isNear(one: Camera, other: Camera): boolean {
	const pixel = 360 / (512 * 2 ** one.zoom);
	const lons = Math.abs(one.lon - other.lon) % 360;
	return (
		Math.abs(one.zoom - other.zoom) < 0.01 &&
		Math.min(lons, 360 - lons) < 4 * pixel + 0.001 &&
		Math.abs(one.lat - other.lat) < 4 * pixel + 0.001
	);
}
