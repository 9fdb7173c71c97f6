// Where the map of a figure looks: degrees to pixels of its frame.
import { project, unproject } from '../../cartography/mercator.ts';
import type { Extent } from '../../domain/extent.ts';
import type { Camera } from '../../query/camera.ts';
import type { Point } from './drawing.ts';

/** A map of so many pixels around a middle; zoom is MapLibre's: the world is 512 pixels wide at 0. */
export interface Frame {
	width: number;
	height: number;
	zoom: number;
	/** World coordinates of the middle. */
	middle: Point;
	/** Pixels of a position, on the copy of the world that is nearest to the middle, or to another position. */
	at: (position: readonly [number, number], near?: number) => Point;
}

const WORLD = 512;
/** A few places are shown with their surroundings; many need the room. */
const NEAREST = 5.8;
const NEAREST_OF_MANY = 8.5;
const MANY = 5;
const NEAREST_CAMERA = 14;
/** The width of a map, in pixels, at which a camera's zoom is meant as it stands. */
const USUAL_WIDTH = 700;

const clamp = (value: number, least: number, most: number): number =>
	Math.min(Math.max(least, most), Math.max(Math.min(least, most), value));

/** A frame of a size; never shows what lies beyond the world's upper and lower edges. */
export function createFrame(
	{ width, height }: { width: number; height: number },
	[x, y]: Point,
	asked: number
): Frame {
	const zoom = Math.max(asked, Math.log2(Math.max(width, height) / WORLD));
	const world = WORLD * 2 ** zoom;
	const half = height / 2 / world;
	const middle: Point = [x, clamp(y, half, 1 - half)];
	return {
		width,
		height,
		zoom,
		middle,
		at: (position, near) => {
			const [px, py] = project([position[0], position[1]]);
			const home = near === undefined ? middle[0] : project([near, 0])[0];
			const copy = home - Math.round(home - middle[0]);
			const shifted = px - Math.round(px - copy);
			return [(shifted - middle[0]) * world + width / 2, (py - middle[1]) * world + height / 2];
		}
	};
}

/** Room at the edges for symbols and their names, in pixels. */
export interface Edges {
	top: number;
	right: number;
	bottom: number;
	left: number;
}

/** A frame that shows an extent with so many marks whole. */
export function frameAround(
	size: { width: number; height: number },
	[west, south, east, north]: Extent,
	edges: Edges,
	marks = 0
): Frame {
	const [left, bottom] = project([west, south]);
	const [right, top] = project([west > east ? east + 360 : east, north]);
	const room = {
		width: Math.max(40, size.width - edges.left - edges.right),
		height: Math.max(40, size.height - edges.top - edges.bottom)
	};
	const fit = Math.log2(
		Math.min(
			room.width / (WORLD * Math.max(right - left, 1e-9)),
			room.height / (WORLD * Math.max(bottom - top, 1e-9))
		)
	);
	const zoom = Math.min(fit, marks > MANY ? NEAREST_OF_MANY : NEAREST);
	const world = WORLD * 2 ** zoom;
	return createFrame(
		size,
		[
			(left + right) / 2 + (edges.right - edges.left) / 2 / world,
			(top + bottom) / 2 + (edges.bottom - edges.top) / 2 / world
		],
		zoom
	);
}

/** A frame where a camera looks: what it shows in a map of the usual width, whatever the width. */
export const frameAt = (
	size: { width: number; height: number },
	{ zoom, lat, lon }: Camera
): Frame =>
	createFrame(
		size,
		project([lon, lat]),
		Math.min(zoom, NEAREST_CAMERA) + Math.log2(size.width / USUAL_WIDTH)
	);

/** Metres of a pixel in the middle of a frame. */
export function metresPerPixel({ zoom, middle }: Frame): number {
	const [, lat] = unproject([middle[0], middle[1]]);
	return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (WORLD * 2 ** zoom);
}
