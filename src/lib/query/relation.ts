// How an area, somewhere in which a record lies, stands to the space that is asked for. This is what
// "inside" and "possibly inside" mean, for every engine.
import type { Extent } from '../domain/extent.ts';
import { comesNear, distance, getsFar } from './distance.ts';
import type { Filter, Near } from './filter.ts';
import { contains, outlineOf, type Outline } from './outline.ts';
import { ALONG, INSIDE, OUTSIDE, piecesOf } from './pieces.ts';
import type { Disc } from './whereabouts.ts';

/** How an area lies to what is asked. */
export const APART = 0;
export const OVERLAPS = 1;
export const WITHIN = 2;
export type Relation = typeof APART | typeof OVERLAPS | typeof WITHIN;

/** An area: a disc, or an outline. */
export type Area = ({ form: 'disc' } & Disc) | { form: 'outline'; outline: Outline };

/** A space asked for: a circle, or an outline with the edges that are its border. */
export type Asked =
	{ form: 'circle'; near: Near } | { form: 'outline'; outline: Outline; border: Float64Array };

const ring = (west: number, south: number, east: number, north: number) => [
	[
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	]
];

/** An extent as an asked space; the antimeridian and the poles are no border of one that goes on beyond them. */
export function askedOfExtent([west, south, east, north]: Extent): Asked {
	const crosses = west > east;
	const outline = outlineOf({
		type: 'MultiPolygon',
		coordinates: crosses
			? [ring(west, south, 180, north), ring(-180, south, east, north)]
			: [ring(west, south, east, north)]
	});
	const seamless = crosses || east - west >= 360;
	const border: number[] = [];
	for (let at = 0; at < outline.edges.length; at += 4) {
		const [x0, y0, x1, y1] = outline.edges.subarray(at, at + 4) as Iterable<number> as number[];
		const seam = seamless && x0 === x1 && Math.abs(x0!) === 180;
		const pole = y0 === y1 && Math.abs(y0!) === 90;
		if (!seam && !pole) border.push(x0!, y0!, x1!, y1!);
	}
	return { form: 'outline', outline, border: Float64Array.from(border) };
}

/** A drawn polygon as an asked space; null where it has no area, which matches nothing. */
export function askedOfArea(area: NonNullable<Filter['area']>): Asked | null {
	const [a, b] = [area[0], area.find(([x, y]) => x !== area[0]?.[0] || y !== area[0]?.[1])];
	if (!a || !b) return null;
	const flat = area.every(
		([x, y]) => Math.abs((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) < 1e-12
	);
	return flat ? null : askedOfOutline(outlineOf({ type: 'Polygon', coordinates: [[...area, a]] }));
}

/** An outline, as of a region, as an asked space. */
export const askedOfOutline = (outline: Outline): Asked => ({
	form: 'outline',
	outline,
	border: outline.edges.subarray(0, outline.ringed)
});

/** Whether the border or the edges of an outline come within a distance of a position. */
function isNear(edges: Float64Array, lon: number, lat: number, km: number): boolean {
	// Degrees that the distance spans; an edge whose box lies farther off need not be measured.
	const up = km / 111 + 1e-6;
	const polar = Math.cos((Math.min(90, Math.abs(lat) + up) * Math.PI) / 180);
	const across = polar < 1e-6 ? 360 : up / polar;
	const wraps = Math.abs(lon) + across > 180;
	for (let at = 0; at < edges.length; at += 4) {
		const [x0, y0, x1, y1] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
		if (Math.min(y0, y1) - lat > up || lat - Math.max(y0, y1) > up) continue;
		if (!wraps && (Math.min(x0, x1) - lon > across || lon - Math.max(x0, x1) > across)) continue;
		if (comesNear([lon, lat], km, [x0, y0, x1, y1])) return true;
	}
	return false;
}

function ofDisc({ lon, lat, radius }: Disc, asked: Asked): Relation {
	const km = radius / 1000;
	if (asked.form === 'circle') {
		const apart = distance(lon, lat, asked.near.lon, asked.near.lat);
		return apart + km <= asked.near.km ? WITHIN : apart - km <= asked.near.km ? OVERLAPS : APART;
	}
	if (isNear(asked.border, lon, lat, km)) return OVERLAPS;
	return contains(asked.outline, lon, lat) ? WITHIN : APART;
}

function ofOutlineInCircle(outline: Outline, { lon, lat, km }: Near): Relation {
	const { edges } = outline;
	const antipode = contains(outline, lon > 0 ? lon - 180 : lon + 180, -lat);
	let far = antipode;
	for (let at = 0; at < edges.length && !far; at += 4)
		far = getsFar([lon, lat], km, [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!]);
	if (!far) return WITHIN;
	return isNear(edges, lon, lat, km) || contains(outline, lon, lat) ? OVERLAPS : APART;
}

const disjoint = (a: Extent, b: Extent): boolean =>
	a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];

function ofOutline(area: Outline, asked: Outline): Relation {
	if (disjoint(area.extent, asked.extent)) return APART;
	const pieces = piecesOf(area, asked);
	if (pieces & INSIDE && pieces & OUTSIDE) return OVERLAPS;
	const holds = (piecesOf(asked, area) & INSIDE) !== 0;
	if (pieces & OUTSIDE || !(pieces & (INSIDE | ALONG))) return holds ? OVERLAPS : APART;
	return holds ? OVERLAPS : WITHIN;
}

/**
 * How an area lies to an asked space. Outlines are planar in degrees and those that only touch are apart;
 * circles and discs are on the sphere.
 */
export function relationOf(area: Area, asked: Asked): Relation {
	if (area.form === 'disc') return ofDisc(area, asked);
	if (asked.form === 'circle') return ofOutlineInCircle(area.outline, asked.near);
	return ofOutline(area.outline, asked.outline);
}
