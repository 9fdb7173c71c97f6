// The reference systems that places are told in: https://docs.ogc.org/is/18-058r1/18-058r1.html
import type { Geometry, Position } from 'geojson';
import { MAX_LATITUDE, project, unproject } from '../../cartography/mercator.ts';
import type { Extent } from '../../domain/extent.ts';

/** Longitude and latitude in degrees, WGS 84. */
export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
/** Metres of Web Mercator, to the east and to the north. */
export const MERCATOR = 'http://www.opengis.net/def/crs/EPSG/0/3857';
export const SYSTEMS = [CRS84, MERCATOR] as const;
export type System = (typeof SYSTEMS)[number];

/** Half the side of the square of Web Mercator, in metres. */
export const HALF = Math.PI * 6_378_137;
/** Metres by which a client may miss the edge of the square when it works it out itself. */
const SLACK = 1;

const round = (metres: number) => Math.round(metres * 100) / 100;

/** Metres of a position in degrees, to the centimetre; beyond the square, its edge. */
export function toMetres([lon = 0, lat = 0]: Position): [number, number] {
	const [x, y] = project([lon, lat]);
	return [round((x * 2 - 1) * HALF), round((1 - y * 2) * HALF)];
}

/** Degrees of a position in metres. */
export const toDegrees = ([x = 0, y = 0]: Position): [number, number] =>
	unproject([(x / HALF + 1) / 2, (1 - y / HALF) / 2]);

type Nested = Position | Nested[];
const deep = (nested: Nested, map: (position: Position) => Position): Nested =>
	typeof nested[0] === 'number'
		? map(nested as Position)
		: (nested as Nested[]).map((one) => deep(one, map));

/** The same geometry with its positions in another system. */
export function mapGeometry<G extends Geometry>(
	geometry: G,
	map: (position: Position) => Position
): G {
	if (geometry.type === 'GeometryCollection')
		return { ...geometry, geometries: geometry.geometries.map((one) => mapGeometry(one, map)) };
	return { ...geometry, coordinates: deep(geometry.coordinates, map) };
}

/** A box as west, south, east, north in degrees; null where it is none, or leaves its system. */
export function extentIn(box: readonly number[], system: System): Extent | null {
	const [minX, minY, maxX, maxY] = box.length === 6 ? [0, 1, 3, 4].map((at) => box[at]!) : box;
	if (minX === undefined || minY === undefined || maxX === undefined || maxY === undefined)
		return null;
	const [mostX, mostY] = system === CRS84 ? [180, 90] : [HALF + SLACK, HALF + SLACK];
	const fits = [minX, maxX].every((x) => Math.abs(x) <= mostX);
	if (!fits || [minY, maxY].some((y) => Math.abs(y) > mostY) || minY > maxY) return null;
	if (system === CRS84) return [minX, minY, maxX, maxY];
	const [west, south] = toDegrees([Math.max(-HALF, minX), minY]);
	const [east, north] = toDegrees([Math.min(HALF, maxX), maxY]);
	// The square ends at a parallel; what lies beyond it is drawn on its edge.
	return [west, south <= -MAX_LATITUDE ? -90 : south, east, north >= MAX_LATITUDE ? 90 : north];
}
