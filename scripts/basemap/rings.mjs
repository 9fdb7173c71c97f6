// Plane geometry on rings of [lon, lat]: a ring is closed, its last position equal to its first.

/** Signed area in square degrees; positive when counter-clockwise. */
export function signedArea(ring) {
	let sum = 0;
	for (let i = 1; i < ring.length; i++)
		sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
	return sum / 2;
}

/** A polygon by the right-hand rule of RFC 7946: outer ring counter-clockwise, holes clockwise. */
export function rightHanded(polygon) {
	return polygon.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : ring.toReversed()));
}

/** Area in square kilometres on the sphere (no sign). */
export function areaKm2(ring) {
	const rad = Math.PI / 180;
	let sum = 0;
	for (let i = 1; i < ring.length; i++) {
		const [x0, y0] = ring[i - 1],
			[x1, y1] = ring[i];
		sum += (x1 - x0) * rad * (2 + Math.sin(y0 * rad) + Math.sin(y1 * rad));
	}
	return Math.abs((sum * 6371.0088 ** 2) / 2);
}

/** [west, south, east, north] of any GeoJSON coordinates. */
export function extentOf(coordinates, box = [Infinity, Infinity, -Infinity, -Infinity]) {
	if (typeof coordinates[0] !== 'number') {
		for (const part of coordinates) extentOf(part, box);
		return box;
	}
	const [x, y] = coordinates;
	if (x < box[0]) box[0] = x;
	if (y < box[1]) box[1] = y;
	if (x > box[2]) box[2] = x;
	if (y > box[3]) box[3] = y;
	return box;
}

/** Whether [x, y] lies inside a ring. */
export function inRing([x, y], ring) {
	let inside = false;
	for (let i = 1; i < ring.length; i++) {
		const [x0, y0] = ring[i - 1],
			[x1, y1] = ring[i];
		if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
	}
	return inside;
}

/** Whether [x, y] lies inside a polygon: in its outer ring and in none of its holes. */
export function inPolygon(point, polygon) {
	return inRing(point, polygon[0]) && !polygon.slice(1).some((hole) => inRing(point, hole));
}

/** A geometry's polygons, whether it is one or many. */
export function polygonsOf(geometry) {
	return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** The part of a ring north (or south) of a parallel; null when nothing is left. */
export function clipAtParallel(ring, latitude, side) {
	const keep = ([, y]) => (side === 'north' ? y >= latitude : y <= latitude);
	const out = [];
	for (let i = 1; i < ring.length; i++) {
		const a = ring[i - 1],
			b = ring[i];
		if (keep(a)) out.push(a);
		if (keep(a) !== keep(b)) {
			// from the southern end, so that both neighbours of the edge compute the same position
			const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
			const t = (latitude - low[1]) / (high[1] - low[1]);
			out.push([Number((low[0] + t * (high[0] - low[0])).toFixed(5)), latitude]);
		}
	}
	if (out.length < 3) return null;
	out.push(out[0]);
	return out;
}
