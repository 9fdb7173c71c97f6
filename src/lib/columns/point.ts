// Spatial predicates over points, after the manner of refine.ts.
import type { Extent } from '../domain/extent.ts';
import { EARTH_KM } from '../query/distance.ts';
import type { Near } from '../query/filter.ts';
import { contains, type Outline } from '../query/outline.ts';

/** Rows whose point lies in an extent, its edges included. */
export function keepExtent(
	lon: Float64Array,
	lat: Float64Array,
	[west, south, east, north]: Extent,
	rows: Uint32Array,
	count: number
): number {
	const crosses = west > east;
	let kept = 0;
	for (let at = 0; at < count; at++) {
		const row = rows[at]!;
		const [x, y] = [lon[row]!, lat[row]!];
		rows[kept] = row;
		const across = crosses ? +(x >= west) | +(x <= east) : +(x >= west) & +(x <= east);
		kept += across & +(y >= south) & +(y <= north);
	}
	return kept;
}

/** Rows whose point lies inside an outline; a point shared by rows is tested once. */
export function keepOutline(
	lon: Float64Array,
	lat: Float64Array,
	outline: Outline,
	rows: Uint32Array,
	count: number
): number {
	let kept = 0;
	let [lastX, lastY, inside] = [NaN, NaN, 0];
	for (let at = 0; at < count; at++) {
		const row = rows[at]!;
		const [x, y] = [lon[row]!, lat[row]!];
		if (x !== lastX || y !== lastY) {
			inside = +contains(outline, x, y);
			lastX = x;
			lastY = y;
		}
		rows[kept] = row;
		kept += inside;
	}
	return kept;
}

const RAD = Math.PI / 180;

/** Rows whose point lies within so many kilometres of a position. */
export function keepNear(
	lon: Float64Array,
	lat: Float64Array,
	near: Near,
	rows: Uint32Array,
	count: number
): number {
	// The haversine of the angle grows with the distance up to half around the earth: no need to invert it.
	const most = Math.sin(Math.min(Math.PI, near.km / EARTH_KM) / 2) ** 2;
	const cosine = Math.cos(near.lat * RAD);
	let kept = 0;
	for (let at = 0; at < count; at++) {
		const row = rows[at]!;
		const up = Math.sin(((lat[row]! - near.lat) * RAD) / 2);
		const across = Math.sin(((lon[row]! - near.lon) * RAD) / 2);
		rows[kept] = row;
		kept += +(up * up + across * across * cosine * Math.cos(lat[row]! * RAD) <= most);
	}
	return kept;
}
