// Spatial predicates over points, after the manner of refine.ts.
import type { Extent } from '../domain/extent.ts';
import { EARTH_KM } from '../query/distance.ts';
import type { Near } from '../query/filter.ts';
import { contains, type Outline } from '../query/outline.ts';
import type { Table } from './table.ts';

type Points = Pick<Table, 'lon' | 'lat'>;

/** Rows whose point lies in an extent, its edges included. */
export function keepExtent(
	{ lon: { values: lon, per }, lat: { values: lat, per: latPer } }: Points,
	[west, south, east, north]: Extent,
	rows: Uint32Array,
	from: number,
	to: number
): number {
	const crosses = west > east;
	let kept = from;
	for (let at = from; at < to; at++) {
		const row = rows[at]!;
		const [x, y] = [lon[row]! / per, lat[row]! / latPer];
		rows[kept] = row;
		const across = crosses ? +(x >= west) | +(x <= east) : +(x >= west) & +(x <= east);
		kept += across & +(y >= south) & +(y <= north);
	}
	return kept;
}

/** Rows whose point lies inside an outline; a point shared by rows is tested once. */
export function keepOutline(
	{ lon: { values: lon, per }, lat: { values: lat, per: latPer } }: Points,
	outline: Outline,
	rows: Uint32Array,
	from: number,
	to: number
): number {
	let kept = from;
	let [lastX, lastY, inside] = [NaN, NaN, 0];
	for (let at = from; at < to; at++) {
		const row = rows[at]!;
		const [x, y] = [lon[row]! / per, lat[row]! / latPer];
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
	{ lon: { values: lon, per }, lat: { values: lat, per: latPer } }: Points,
	near: Near,
	rows: Uint32Array,
	from: number,
	to: number
): number {
	// The haversine of the angle grows with the distance up to half around the earth: no need to invert it.
	const most = Math.sin(Math.min(Math.PI, near.km / EARTH_KM) / 2) ** 2;
	const cosine = Math.cos(near.lat * RAD);
	let kept = from;
	for (let at = from; at < to; at++) {
		const row = rows[at]!;
		const [x, y] = [lon[row]! / per, lat[row]! / latPer];
		const up = Math.sin(((y - near.lat) * RAD) / 2);
		const across = Math.sin(((x - near.lon) * RAD) / 2);
		rows[kept] = row;
		kept += +(up * up + across * across * cosine * Math.cos(y * RAD) <= most);
	}
	return kept;
}
