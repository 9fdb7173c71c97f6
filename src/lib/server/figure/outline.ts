// Geometries of the data as rings and lines in the pixels of a frame.
import type { Geometry, Position } from 'geojson';
import { clipLine, clipRing } from './clip.ts';
import type { Point, Rect } from './drawing.ts';
import type { Frame } from './frame.ts';

/** The closed rings and the lines of a geometry within a frame. */
export interface Outline {
	rings: (readonly Point[])[];
	lines: (readonly Point[])[];
}

const MARGIN = 12;

/** Cut a little beyond the frame's edges; `near` is the longitude that tells which copy of the world is meant. */
export function outlineOf(geometry: Geometry, frame: Frame, near?: number): Outline {
	const rect: Rect = {
		x: -MARGIN,
		y: -MARGIN,
		width: frame.width + 2 * MARGIN,
		height: frame.height + 2 * MARGIN
	};
	const outline: Outline = { rings: [], lines: [] };
	const points = (positions: Position[]) =>
		positions.map(([lon = 0, lat = 0]) => frame.at([lon, lat], near));
	const addPolygon = (polygon: Position[][]) => {
		for (const ring of polygon) {
			// A ring that is given closed is closed once.
			const kept = clipRing(points(ring.slice(0, -1)), rect);
			if (kept.length > 2) outline.rings.push(kept);
		}
	};
	const addLine = (line: Position[]) => outline.lines.push(...clipLine(points(line), rect));
	const add = (one: Geometry): void => {
		if (one.type === 'Polygon') addPolygon(one.coordinates);
		else if (one.type === 'MultiPolygon') one.coordinates.forEach(addPolygon);
		else if (one.type === 'LineString') addLine(one.coordinates);
		else if (one.type === 'MultiLineString') one.coordinates.forEach(addLine);
		else if (one.type === 'GeometryCollection') one.geometries.forEach(add);
	};
	add(geometry);
	return outline;
}

/** The smaller half side of an outline's box, in pixels. */
export function reachOf({ rings }: Outline): number {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const ring of rings)
		for (const [x, y] of ring) {
			[left, right] = [Math.min(left, x), Math.max(right, x)];
			[top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
		}
	return rings.length ? Math.min(right - left, bottom - top) / 2 : 0;
}
