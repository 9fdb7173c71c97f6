// That points lie in a space, as SQL: the stretches of the curve that hold it, then each point by itself.
import type { Extent } from '../domain/extent.ts';
import { EARTH_KM } from '../query/distance.ts';
import type { Near } from '../query/filter.ts';
import type { Outline } from '../query/outline.ts';
import type { Binding } from './binding.ts';
import { onStretches, stretchesInExtent, stretchesInOutline } from './stretches.ts';

/** That a point lies in an extent, its edges included. */
function isInExtent([west, south, east, north]: Extent, { one }: Binding): string {
	const [w, e] = [one('Float64', west), one('Float64', east)];
	const across = west > east ? `(lon >= ${w} OR lon <= ${e})` : `lon >= ${w} AND lon <= ${e}`;
	return `${across} AND lat >= ${one('Float64', south)} AND lat <= ${one('Float64', north)}`;
}

/** That a row is a point in an extent. */
export const inExtent = (extent: Extent, binding: Binding): string =>
	`${onStretches(stretchesInExtent(extent), binding)} AND ${isInExtent(extent, binding)}`;

/** Edges from one place of an outline up to another, as lists of x0, y0, x1 and y1. */
const edgesIn = (edges: Float64Array, from: number, to: number, { list }: Binding): string =>
	[0, 1, 2, 3]
		.map((offset) =>
			list(
				'Float64',
				Array.from({ length: (to - from) / 4 }, (_, edge) => edges[from + edge * 4 + offset]!)
			)
		)
		.join(', ');

/** That a row is a point inside the rings of an outline, exactly on an edge included; as query/outline.ts says. */
export function inOutline(outline: Outline, binding: Binding): string {
	const { edges, ringed } = outline;
	if (!ringed) return '0';
	const lists = edgesIn(edges, 0, ringed, binding);
	const side = '(x1 - x0) * (lat - y0) - (lon - x0) * (y1 - y0)';
	const on = `${side} = 0 AND (lon - x0) * (lon - x1) <= 0 AND (lat - y0) * (lat - y1) <= 0`;
	const crosses = `(y0 > lat) != (y1 > lat) AND (${side} > 0) = (y1 > y0)`;
	const { whole, crossed } = stretchesInOutline(outline);
	return `(${onStretches(whole, binding)} OR ${onStretches(crossed, binding)}
		AND (arrayExists((x0, y0, x1, y1) -> ${on}, ${lists})
			OR arrayCount((x0, y0, x1, y1) -> ${crosses}, ${lists}) % 2 = 1))`;
}

/** Degrees within which a position lies on a line, as query/cql/place.ts has it. */
const NEAR = 1e-9;

/** That a row is a point on an edge that belongs to no ring. */
export function onLines({ edges, ringed }: Outline, binding: Binding): string {
	if (ringed === edges.length) return '0';
	const stretches = [];
	for (let at = ringed; at < edges.length; at += 4) {
		const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = edges.subarray(at, at + 4);
		stretches.push(
			...stretchesInExtent([Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)])
		);
	}
	const square = '((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0))';
	const along = `((lon - x0) * (x1 - x0) + (lat - y0) * (y1 - y0)) / if(${square} = 0, 1, ${square})`;
	const t = `least(1, greatest(0, ${along}))`;
	return `(${onStretches(stretches, binding)} AND arrayExists((x0, y0, x1, y1) ->
		hypot(lon - x0 - ${t} * (x1 - x0), lat - y0 - ${t} * (y1 - y0)) <= ${binding.one('Float64', NEAR)},
		${edgesIn(edges, ringed, edges.length, binding)}))`;
}

/** That a row is a point within so many kilometres of a position, and in an extent around: the haversine formula, not inverted. */
export function inCircle({ lon, lat, km }: Near, around: Extent, binding: Binding): string {
	const { one } = binding;
	const [x, y] = [one('Float64', lon), one('Float64', lat)];
	const most = Math.sin(Math.min(Math.PI, km / EARTH_KM) / 2) ** 2;
	const rad = one('Float64', Math.PI / 180);
	return `${inExtent(around, binding)} AND
		pow(sin((lat - ${y}) * ${rad} / 2), 2) + pow(sin((lon - ${x}) * ${rad} / 2), 2)
		* cos(${y} * ${rad}) * cos(lat * ${rad}) <= ${one('Float64', most)}`;
}
