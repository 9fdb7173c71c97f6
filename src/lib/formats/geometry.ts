// Geometries from files, checked before anything believes them.
// https://www.rfc-editor.org/rfc/rfc7946#section-3.1
import type { Geometry, Position } from 'geojson';
import { refuse } from './refusal.ts';
import { cellOf, isBranch } from './tree.ts';
import type { Node } from './tree.ts';

/** Most positions of one geometry. */
export const MOST_POSITIONS = 100_000;

const FIELD = 'geometry';
const show = (node: Node | undefined) => cellOf(node).slice(0, 80) || 'nothing';

interface Count {
	positions: number;
}

function position(node: Node | undefined, count: Count): Position {
	if (++count.positions > MOST_POSITIONS)
		refuse(FIELD, `${count.positions} positions`, `has more than ${MOST_POSITIONS} positions`);
	const [x, y] = Array.isArray(node) ? node : [];
	if (typeof x !== 'number' || typeof y !== 'number')
		return refuse(FIELD, show(node), 'is no position; expected [longitude, latitude] in numbers');
	if (Math.abs(y) > 90) {
		const hint =
			Math.abs(y) <= 180 && Math.abs(x) <= 90 ? '; are latitude and longitude swapped?' : '';
		return refuse(FIELD, show(node), `has no latitude from -90 to 90${hint}`);
	}
	if (Math.abs(x) > 180) return refuse(FIELD, show(node), 'has no longitude from -180 to 180');
	return [x, y];
}

function list<Item>(
	node: Node | undefined,
	least: number,
	what: string,
	item: (node: Node) => Item
) {
	if (!Array.isArray(node) || node.length < least)
		return refuse(FIELD, show(node), `is no ${what}; expected a list of at least ${least}`);
	return node.map(item);
}

function ring(node: Node, count: Count): Position[] {
	const positions = list(node, 4, 'ring', (item) => position(item, count));
	const [first, last] = [positions[0], positions.at(-1)];
	if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
		refuse(FIELD, show(node), 'has a ring that is not closed; its last position must be its first');
	return positions;
}

/** A geometry out of a JSON tree, null where the record has none; refuses what is broken. */
export function geometryFrom(node: Node | undefined): Geometry | null {
	if (node === null || node === undefined) return null;
	if (!isBranch(node)) return refuse(FIELD, show(node), 'is no geometry');
	const count = { positions: 0 };
	const coordinates = node['coordinates'];
	const line = (item: Node | undefined) => list(item, 2, 'line', (at) => position(at, count));
	const area = (item: Node | undefined) => list(item, 1, 'polygon', (at) => ring(at, count));
	switch (node['type']) {
		case 'Point':
			return { type: 'Point', coordinates: position(coordinates, count) };
		case 'MultiPoint': {
			const points = list(coordinates, 1, 'MultiPoint', (at) => position(at, count));
			return points.length === 1
				? { type: 'Point', coordinates: points[0]! }
				: { type: 'MultiPoint', coordinates: points };
		}
		case 'LineString':
			return { type: 'LineString', coordinates: line(coordinates) };
		case 'MultiLineString':
			return {
				type: 'MultiLineString',
				coordinates: list(coordinates, 1, 'MultiLineString', line)
			};
		case 'Polygon':
			return { type: 'Polygon', coordinates: area(coordinates) };
		case 'MultiPolygon':
			return { type: 'MultiPolygon', coordinates: list(coordinates, 1, 'MultiPolygon', area) };
		default:
			return refuse(FIELD, show(node['type']), 'is no type of geometry that is read');
	}
}
