import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { Finding } from '../draft.ts';
import { linesOf, polygonsOf, turn } from '../geometry.ts';
import { itemsOf, membersOf, numberOf } from '../loose.ts';
import type { Position } from '../schema.ts';

const METRES_PER_DEGREE = 111_195;

/** Metres from a position to the nearest point of lines; flat, good to a few hundred kilometres. */
export function distanceToLines([lon, lat]: Position, lines: readonly Position[][]): number {
	const stretch = Math.cos((lat * Math.PI) / 180);
	let least = Infinity;
	for (const line of lines) {
		for (let i = 1; i < line.length; i++) {
			const [ax, ay] = line[i - 1] as Position;
			const [bx, by] = line[i] as Position;
			const dx = (bx - ax) * stretch;
			const dy = by - ay;
			const px = (lon - ax) * stretch;
			const py = lat - ay;
			const square = dx * dx + dy * dy;
			const along = square ? Math.min(1, Math.max(0, (px * dx + py * dy) / square)) : 0;
			least = Math.min(least, Math.hypot(px - along * dx, py - along * dy));
		}
	}
	return least * METRES_PER_DEGREE;
}

/** Metres by which a position lies outside an outline; 0 inside it. */
export const metresOutside = (position: Position, outline: Polygon | MultiPolygon): number =>
	booleanPointInPolygon(position, outline)
		? 0
		: distanceToLines(position, polygonsOf(outline).flat());

const ON_LINE = 100;

/** Whether an anchor lies inside its outline, or within 100 m of its line. */
export function holdsAnchor(
	geometry: Polygon | MultiPolygon | LineString | MultiLineString,
	anchor: Position
): boolean {
	return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
		? booleanPointInPolygon(anchor, geometry)
		: distanceToLines(anchor, linesOf(geometry)) <= ON_LINE;
}

const isPosition = (value: unknown): value is [number, number] =>
	itemsOf(value).length === 2 && itemsOf(value).every((part) => numberOf(part) !== null);

/**
 * Rings as RFC 7946, 3.1.6 wants them: closed, the outer one counterclockwise, holes clockwise.
 * Looks at whatever it is given; shapes are checked elsewhere.
 */
export function checkRings(geometry: unknown): Finding[] {
	const { type, coordinates } = membersOf(geometry);
	if (type !== 'Polygon' && type !== 'MultiPolygon') return [];
	const polygons = type === 'Polygon' ? [coordinates] : itemsOf(coordinates);
	return polygons.flatMap((polygon, p) =>
		itemsOf(polygon).flatMap((value, r): Finding[] => {
			const ring = itemsOf(value);
			const field = ['geometry.coordinates', ...(type === 'Polygon' ? [] : [p]), r].join('.');
			if (ring.length < 2 || !ring.every(isPosition)) return [];
			const [first, last] = [ring[0], ring.at(-1)] as [Position, Position];
			if (first[0] !== last[0] || first[1] !== last[1]) {
				const found = `an open ring from ${first.join(', ')} to ${last.join(', ')}`;
				return [{ field, found, expected: 'a ring that ends where it begins' }];
			}
			const area = turn(ring);
			const wanted = r === 0 ? 'counterclockwise' : 'clockwise';
			if (r === 0 ? area > 0 : area < 0) return [];
			const found = area === 0 ? 'a ring without an area' : `a ring that is not ${wanted}`;
			return [
				{ field, found, expected: `${r === 0 ? 'an outer ring' : 'a hole'} that runs ${wanted}` }
			];
		})
	);
}
