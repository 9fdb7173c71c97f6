// Where records lie against geometries that a filter names: planar in degrees, discs on the sphere, edges included.
import type { Geometry } from 'geojson';
import { inExtent, type Extent } from '../../domain/extent.ts';
import { contains, outlineOf, type Outline } from '../outline.ts';
import { askedOfExtent, relationOf, APART, WITHIN, type Area } from '../relation.ts';
import { isBox, type Box } from './expression.ts';

/** A geometry that a filter names, ready to be compared with. */
export interface Named {
	/** Left out for what is no box. */
	box?: Extent;
	outline: Outline;
	/** All its edges, those of lines and points too: what a disc may come near to. */
	border: Float64Array;
}

/** What a filter names: a geometry or a box. */
export function namedOf(place: Geometry | Box): Named {
	if (!isBox(place)) {
		const outline = outlineOf(place);
		return { outline, border: outline.edges };
	}
	const asked = askedOfExtent(place.bbox);
	if (asked.form !== 'outline') throw new Error('A box is an outline.');
	return { box: place.bbox, outline: asked.outline, border: asked.border };
}

/** Degrees (a tenth of a millimetre) within which a position lies on a line. */
const NEAR = 1e-9;

/** Whether a position lies on an edge that belongs to no ring. */
export function isOnLine({ edges, ringed }: Outline, lon: number, lat: number): boolean {
	for (let at = ringed; at < edges.length; at += 4) {
		const [x, y] = [edges[at]!, edges[at + 1]!];
		const [dx, dy] = [edges[at + 2]! - x, edges[at + 3]! - y];
		const along = ((lon - x) * dx + (lat - y) * dy) / (dx * dx + dy * dy || 1);
		const t = Math.min(1, Math.max(0, along));
		if (Math.hypot(lon - x - t * dx, lat - y - t * dy) <= NEAR) return true;
	}
	return false;
}

/** Whether a position lies in or on what is named. */
export const holdsPoint = ({ box, outline }: Named, lon: number, lat: number): boolean =>
	box ? inExtent(box, lon, lat) : contains(outline, lon, lat) || isOnLine(outline, lon, lat);

const isOff = (a: Extent, b: Extent): boolean =>
	a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];

/** Whether a line or ring of one outline begins in or on another. */
function begins({ edges }: Outline, other: Outline): boolean {
	for (let at = 0; at < edges.length; at += 4) {
		const [lon, lat] = [edges[at]!, edges[at + 1]!];
		const goesOn = at > 0 && edges[at - 2] === lon && edges[at - 1] === lat;
		if (!goesOn && (contains(other, lon, lat) || isOnLine(other, lon, lat))) return true;
	}
	return false;
}

/** Which way a turn goes from one position by a second to a third. */
const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
	Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));

/** Whether edges of two outlines meet, be it at their ends or along each other. */
function cross({ edges: a }: Outline, { edges: b, extent }: Outline): boolean {
	const [west, south, east, north] = extent;
	for (let at = 0; at < a.length; at += 4) {
		const [x0, y0, x1, y1] = [a[at]!, a[at + 1]!, a[at + 2]!, a[at + 3]!];
		if ((x0 < west && x1 < west) || (x0 > east && x1 > east)) continue;
		if ((y0 < south && y1 < south) || (y0 > north && y1 > north)) continue;
		for (let to = 0; to < b.length; to += 4) {
			const [u0, v0, u1, v1] = [b[to]!, b[to + 1]!, b[to + 2]!, b[to + 3]!];
			if ((u0 < x0 && u0 < x1 && u1 < x0 && u1 < x1) || (u0 > x0 && u0 > x1 && u1 > x0 && u1 > x1))
				continue;
			if ((v0 < y0 && v0 < y1 && v1 < y0 && v1 < y1) || (v0 > y0 && v0 > y1 && v1 > y0 && v1 > y1))
				continue;
			const isOnOneSide = turn(x0, y0, x1, y1, u0, v0) * turn(x0, y0, x1, y1, u1, v1) > 0;
			if (!isOnOneSide && turn(u0, v0, u1, v1, x0, y0) * turn(u0, v0, u1, v1, x1, y1) <= 0)
				return true;
		}
	}
	return false;
}

/** Whether an area and what is named have a position in common. */
export function meetsArea(named: Named, area: Area): boolean {
	const { outline, border } = named;
	if (area.form === 'disc') return relationOf(area, { form: 'outline', outline, border }) !== APART;
	const own = area.outline;
	if (isOff(own.extent, outline.extent)) return false;
	return cross(own, outline) || begins(own, outline) || begins(outline, own);
}

/** Whether an area lies wholly in what is named. */
export function holdsArea(named: Named, area: Area): boolean {
	const { outline, border } = named;
	if (!outline.ringed) return false;
	return relationOf(area, { form: 'outline', outline, border }) === WITHIN;
}
