// GeoJSON geometries as RFC 7946 defines them, in two dimensions.
// https://www.rfc-editor.org/rfc/rfc7946
import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { z } from 'zod';
import { membersOf } from './loose.ts';
import { positionSchema } from './schema.ts';
import type { Position } from './schema.ts';

const line = z.array(positionSchema).min(2);
const rings = z
	.array(z.array(positionSchema).min(4))
	.min(1)
	.describe(
		'Outer ring counterclockwise, holes clockwise, each closed by repeating its first position'
	);

const pointSchema = z.strictObject({ type: z.literal('Point'), coordinates: positionSchema });
const lineSchema = z.strictObject({ type: z.literal('LineString'), coordinates: line });
const linesSchema = z.strictObject({
	type: z.literal('MultiLineString'),
	coordinates: z.array(line).min(1)
});
const polygonSchema = z.strictObject({ type: z.literal('Polygon'), coordinates: rings });
const polygonsSchema = z.strictObject({
	type: z.literal('MultiPolygon'),
	coordinates: z.array(rings).min(1)
});

/** Where a record is drawn: a point, a line or an outline; collections and altitudes are not kept. */
export const geometrySchema = z.discriminatedUnion('type', [
	pointSchema,
	lineSchema,
	linesSchema,
	polygonSchema,
	polygonsSchema
]);

/** The outline of a region. */
export const outlineSchema = z.discriminatedUnion('type', [polygonSchema, polygonsSchema]);

export type Shape = z.infer<typeof geometrySchema>;
export type Outline = z.infer<typeof outlineSchema>;

const within = (value: unknown, most: number): boolean =>
	typeof value === 'number' && value >= -most && value <= most;

const isPosition = (value: unknown): boolean =>
	Array.isArray(value) && value.length === 2 && within(value[0], 180) && within(value[1], 90);

const isListOf = (value: unknown, least: number, is: (item: unknown) => boolean): boolean =>
	Array.isArray(value) && value.length >= least && value.every(is);

const isRings = (value: unknown): boolean =>
	isListOf(value, 1, (ring) => isListOf(ring, 4, isPosition));

/** Whether a value fits `outlineSchema`, ten times as fast: the regions hold 300,000 positions. */
export function isOutline(value: unknown): value is Outline {
	const { type, coordinates, ...rest } = membersOf(value);
	if (Object.keys(rest).length) return false;
	if (type === 'Polygon') return isRings(coordinates);
	return type === 'MultiPolygon' && isListOf(coordinates, 1, isRings);
}

/** The polygons of an outline, each as its rings. */
export const polygonsOf = (outline: Polygon | MultiPolygon): Position[][][] =>
	(outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates) as Position[][][];

/** The lines of a line geometry. */
export const linesOf = (lines: LineString | MultiLineString): Position[][] =>
	(lines.type === 'LineString' ? [lines.coordinates] : lines.coordinates) as Position[][];

/** Twice the area of a closed ring in square degrees; positive where it runs counterclockwise. */
export function turn(ring: readonly (readonly number[])[]): number {
	let sum = 0;
	for (let i = 1; i < ring.length; i++) {
		const [x = 0, y = 0] = ring[i] ?? [];
		const [px = 0, py = 0] = ring[i - 1] ?? [];
		sum += (px - x) * (py + y);
	}
	return sum;
}

const closed = (ring: Position[]): Position[] => {
	const [first, last] = [ring[0], ring.at(-1)];
	return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
};

/** The same shape with every ring closed: point-in-polygon tests throw at open ones. */
export function closeRings(shape: Shape): Shape {
	if (shape.type === 'Polygon') return { ...shape, coordinates: shape.coordinates.map(closed) };
	if (shape.type !== 'MultiPolygon') return shape;
	return { ...shape, coordinates: shape.coordinates.map((rings) => rings.map(closed)) };
}
