import type { Map, PaddingOptions } from 'maplibre-gl';
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

interface Fit {
	small: boolean;
	/** What is laid over the map's edges, in pixels. */
	padding: Partial<PaddingOptions>;
	animate: boolean;
}

/** Room for symbols and their names at the edges, in pixels. */
const EDGE = { top: 80, right: 56, bottom: 56, left: 56 };
const SMALL_EDGE = { top: 52, right: 44, bottom: 44, left: 32 };
/** Shown where nothing matches. */
export const NOWHERE: Extent = [25, 12, 95, 58];
/** A single place is shown with its surroundings. */
const NEAREST = 6.5;

/** Shows an extent whole; at once for those who want no motion. */
export function fitTo(map: Map, extent: Extent, { small, padding, animate }: Fit): void {
	const edge = small ? SMALL_EDGE : EDGE;
	map.fitBounds(boundsOf(extent), {
		padding: {
			top: edge.top + (padding.top ?? 0),
			right: edge.right + (padding.right ?? 0),
			bottom: edge.bottom + (padding.bottom ?? 0),
			left: edge.left + (padding.left ?? 0)
		},
		maxZoom: NEAREST,
		linear: true,
		duration: animate ? 600 : 0
	});
}
