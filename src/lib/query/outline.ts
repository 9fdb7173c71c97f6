// Outlines as plain edges, straight in degrees; inside is counted by the even-odd rule, so that rings
// that cross themselves, holes and several parts need no care.
import type { Geometry, Position } from 'geojson';
import type { Extent } from '../domain/extent.ts';

/** The edges of a geometry: x0, y0, x1, y1 after each other; those of rings first. A point is an edge of no length. */
export interface Outline {
	edges: Float64Array;
	/** How many numbers of `edges` belong to rings. */
	ringed: number;
	/** The extent of each part; together they hold all edges, and none crosses the antimeridian. */
	parts: Extent[];
	/** The smallest plain extent of all parts. */
	extent: Extent;
}

const EMPTY: Extent = [Infinity, Infinity, -Infinity, -Infinity];

const joined = (a: Extent, b: Extent): Extent => [
	Math.min(a[0], b[0]),
	Math.min(a[1], b[1]),
	Math.max(a[2], b[2]),
	Math.max(a[3], b[3])
];

function collect(geometry: Geometry, rings: number[], rest: number[], parts: Extent[]): void {
	const walk = (line: Position[], into: number[]): Extent => {
		let extent = EMPTY;
		line.forEach(([x = 0, y = 0], index) => {
			const [toX = x, toY = y] = line[index + 1] ?? [];
			if (index + 1 < line.length || line.length === 1) into.push(x, y, toX, toY);
			extent = joined(extent, [x, y, x, y]);
		});
		return extent;
	};
	const polygon = (lines: Position[][]) =>
		void parts.push(lines.map((line) => walk(line, rings)).reduce(joined, EMPTY));
	const open = (line: Position[]) => void parts.push(walk(line, rest));

	switch (geometry.type) {
		case 'Point':
			return open([geometry.coordinates]);
		case 'MultiPoint':
			return geometry.coordinates.forEach((position) => open([position]));
		case 'LineString':
			return open(geometry.coordinates);
		case 'MultiLineString':
			return geometry.coordinates.forEach(open);
		case 'Polygon':
			return polygon(geometry.coordinates);
		case 'MultiPolygon':
			return geometry.coordinates.forEach(polygon);
		case 'GeometryCollection':
			return geometry.geometries.forEach((part) => collect(part, rings, rest, parts));
	}
}

/** The outline of any geometry. */
export function outlineOf(geometry: Geometry): Outline {
	const rings: number[] = [];
	const rest: number[] = [];
	const parts: Extent[] = [];
	collect(geometry, rings, rest, parts);
	return {
		edges: Float64Array.from([...rings, ...rest]),
		ringed: rings.length,
		parts,
		extent: parts.reduce(joined, EMPTY)
	};
}

/** Whether a position lies inside the rings of an outline, exactly on an edge included. */
export function contains({ edges, ringed }: Outline, lon: number, lat: number): boolean {
	let inside = false;
	for (let at = 0; at < ringed; at += 4) {
		const [x0, y0, x1, y1] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
		const side = (x1 - x0) * (lat - y0) - (lon - x0) * (y1 - y0);
		if (side === 0 && (lon - x0) * (lon - x1) <= 0 && (lat - y0) * (lat - y1) <= 0) return true;
		if (y0 > lat !== y1 > lat && side > 0 === y1 > y0) inside = !inside;
	}
	return inside;
}
