import type { Extent } from '../domain/extent.ts';
import type { Position } from '../domain/schema.ts';
import type { Near } from './filter.ts';
import { parseNumber } from './number.ts';

/** The most vertices that an area may have. */
export const MOST_VERTICES = 200;
/** The longest distance, in kilometres, that `near` takes: half around the earth. */
export const MOST_KM = 20_000;

function parsePosition(text: string): Position | null {
	const [first = '', second = '', ...rest] = text.split(',');
	const lon = parseNumber(first, -180, 180);
	const lat = parseNumber(second, -90, 90);
	return lon === null || lat === null || rest.length ? null : [lon, lat];
}

/** Reads `west,south,east,north` in degrees; west > east crosses the antimeridian; null where it is not one. */
export function parseExtent(text: string): Extent | null {
	const [west = '', south = '', east = '', north = '', ...rest] = text.split(',');
	const low = parsePosition(`${west},${south}`);
	const high = parsePosition(`${east},${north}`);
	if (!low || !high || rest.length || low[1] > high[1]) return null;
	return [...low, ...high];
}

/** Reads `lon,lat;lon,lat;…`, 3 to 200 vertices, a repeated first one dropped; null where it is not one. */
export function parseArea(text: string): Position[] | null {
	const vertices: Position[] = [];
	for (const part of text.split(';', MOST_VERTICES + 2)) {
		const position = parsePosition(part);
		if (!position) return null;
		vertices.push(position);
	}
	const [first, last] = [vertices[0], vertices.at(-1)];
	if (vertices.length > 3 && first && last && first[0] === last[0] && first[1] === last[1])
		vertices.pop();
	return vertices.length >= 3 && vertices.length <= MOST_VERTICES ? vertices : null;
}

/** Writes `lon,lat;lon,lat;…`. */
export const formatArea = (area: Position[]): string =>
	area.map((position) => position.join(',')).join(';');

/** Reads `lon,lat,km`; null where it is not one. */
export function parseNear(text: string): Near | null {
	const [first = '', second = '', third = '', ...rest] = text.split(',');
	const position = parsePosition(`${first},${second}`);
	const km = parseNumber(third, 0, MOST_KM);
	return !position || !km || rest.length ? null : { lon: position[0], lat: position[1], km };
}

/** Writes `lon,lat,km`. */
export const formatNear = ({ lon, lat, km }: Near): string => `${lon},${lat},${km}`;
