// A point inside an outline, where its capsule is drawn.
import type { Geometry, Position as Coordinates } from 'geojson';
import type { Position } from '../domain/schema.ts';

const asPosition = ([x = 0, y = 0]: Coordinates): Position => [x, y];

/** Longitudes at which the outline crosses a latitude, in order. */
function crossings(rings: Coordinates[][], latitude: number): number[] {
	const found: number[] = [];
	for (const ring of rings)
		for (let index = 1; index < ring.length; index++) {
			const [x1 = 0, y1 = 0] = ring[index - 1] ?? [];
			const [x2 = 0, y2 = 0] = ring[index] ?? [];
			if (y1 > latitude !== y2 > latitude)
				found.push(x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1));
		}
	return found.sort((a, b) => a - b);
}

/** The middle of the widest stretch inside, over a few latitudes. */
function inside(rings: Coordinates[][]): { point: Position; width: number } {
	const outer = rings[0] ?? [];
	let south = Infinity;
	let north = -Infinity;
	for (const [, y = 0] of outer) {
		south = Math.min(south, y);
		north = Math.max(north, y);
	}
	let best = { point: asPosition(outer[0] ?? []), width: -1 };
	for (const share of [0.5, 0.4, 0.6, 0.25, 0.75]) {
		const latitude = south + (north - south) * share;
		const lines = crossings(rings, latitude);
		for (let index = 0; index + 1 < lines.length; index += 2) {
			const [west = 0, east = 0] = [lines[index], lines[index + 1]];
			if (east - west > best.width)
				best = { point: [(west + east) / 2, latitude], width: east - west };
		}
	}
	return best;
}

const middle = (line: Coordinates[]): Position =>
	asPosition(line[Math.floor(line.length / 2)] ?? []);

/** A point inside an area or on a line. */
export function anchorOf(geometry: Geometry): Position {
	switch (geometry.type) {
		case 'Point':
			return asPosition(geometry.coordinates);
		case 'MultiPoint':
		case 'LineString':
			return middle(geometry.coordinates);
		case 'MultiLineString':
			return middle(geometry.coordinates.reduce((a, b) => (b.length > a.length ? b : a)));
		case 'Polygon':
			return inside(geometry.coordinates).point;
		case 'MultiPolygon':
			return geometry.coordinates.map(inside).reduce((a, b) => (b.width > a.width ? b : a)).point;
		case 'GeometryCollection':
			return anchorOf(geometry.geometries[0] ?? { type: 'Point', coordinates: [0, 0] });
	}
}
