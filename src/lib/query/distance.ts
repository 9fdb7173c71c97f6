// Great circles on the mean sphere.
const RAD = Math.PI / 180;

/** Mean radius of the earth in kilometres. */
export const EARTH_KM = 6371.0088;

/** Great-circle distance in kilometres between two positions in degrees, by the haversine formula. */
export function distance(lon: number, lat: number, otherLon: number, otherLat: number): number {
	const up = Math.sin(((otherLat - lat) * RAD) / 2);
	const across = Math.sin(((otherLon - lon) * RAD) / 2);
	const a = up * up + across * across * Math.cos(lat * RAD) * Math.cos(otherLat * RAD);
	return 2 * EARTH_KM * Math.atan2(Math.sqrt(a), Math.sqrt(1 - a));
}

/** Kilometres that no straight line in degrees between two positions is longer than. */
const lengthBound = (dx: number, dy: number): number =>
	(Math.hypot(dx, dy) * RAD + 1e-12) * EARTH_KM;

/** Below this, in kilometres, a piece of an edge is a point. */
const POINT_KM = 0.001;

/** Whether an edge, straight in degrees, comes within so many kilometres of a position. */
export function comesNear(
	[lon, lat]: readonly [number, number],
	km: number,
	[x0, y0, x1, y1]: readonly [number, number, number, number]
): boolean {
	const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
	const middle = distance(lon, lat, x, y);
	if (middle <= km) return true;
	const length = lengthBound(x1 - x0, y1 - y0);
	if (middle - length / 2 > km || length < POINT_KM) return false;
	return comesNear([lon, lat], km, [x0, y0, x, y]) || comesNear([lon, lat], km, [x, y, x1, y1]);
}

/** Whether an edge, straight in degrees, gets farther than so many kilometres from a position. */
export function getsFar(
	[lon, lat]: readonly [number, number],
	km: number,
	[x0, y0, x1, y1]: readonly [number, number, number, number]
): boolean {
	const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
	const middle = distance(lon, lat, x, y);
	if (middle > km) return true;
	const length = lengthBound(x1 - x0, y1 - y0);
	if (middle + length / 2 <= km || length < POINT_KM) return false;
	return getsFar([lon, lat], km, [x0, y0, x, y]) || getsFar([lon, lat], km, [x, y, x1, y1]);
}
