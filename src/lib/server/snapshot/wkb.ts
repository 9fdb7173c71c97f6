// Geometries as GeoPackage keeps them: a header with the envelope, then well-known binary.
// https://www.geopackage.org/spec130/#gpb_format
import type { Geometry, Position } from 'geojson';

const TYPES = { Point: 1, LineString: 2, Polygon: 3, MultiLineString: 5, MultiPolygon: 6 } as const;
type Known = Extract<Geometry, { type: keyof typeof TYPES }>;

/** West, east, south, north, in the order of the format. */
export type Envelope = [minX: number, maxX: number, minY: number, maxY: number];

/** A geometry as bytes and the box around it. */
export interface Packed {
	blob: Buffer;
	envelope: Envelope;
}

function* positionsOf(part: unknown): Generator<Position> {
	if (!Array.isArray(part)) return;
	if (typeof part[0] === 'number') yield part as Position;
	else for (const each of part as unknown[]) yield* positionsOf(each);
}

/** How many bytes of well-known binary a geometry takes. */
function sizeOf(geometry: Known): number {
	const line = (positions: Position[]) => 4 + positions.length * 16;
	const rings = (some: Position[][]) => 4 + some.reduce((sum, ring) => sum + line(ring), 0);
	switch (geometry.type) {
		case 'Point':
			return 21;
		case 'LineString':
			return 5 + line(geometry.coordinates);
		case 'Polygon':
			return 5 + rings(geometry.coordinates);
		case 'MultiLineString':
			return 9 + geometry.coordinates.reduce((sum, each) => sum + 5 + line(each), 0);
		case 'MultiPolygon':
			return 9 + geometry.coordinates.reduce((sum, each) => sum + 5 + rings(each), 0);
	}
}

function write(geometry: Known, bytes: Buffer, start: number): number {
	let at = bytes.writeUInt8(1, start);
	const number = (value: number) => (at = bytes.writeUInt32LE(value, at));
	const position = ([x = 0, y = 0]: Position) =>
		(at = bytes.writeDoubleLE(y, bytes.writeDoubleLE(x, at)));
	const line = (positions: Position[]) => {
		number(positions.length);
		positions.forEach(position);
	};
	number(TYPES[geometry.type]);
	switch (geometry.type) {
		case 'Point':
			return position(geometry.coordinates);
		case 'LineString':
			line(geometry.coordinates);
			return at;
		case 'Polygon':
			number(geometry.coordinates.length);
			geometry.coordinates.forEach(line);
			return at;
		case 'MultiLineString':
			number(geometry.coordinates.length);
			for (const coordinates of geometry.coordinates)
				at = write({ type: 'LineString', coordinates }, bytes, at);
			return at;
		case 'MultiPolygon':
			number(geometry.coordinates.length);
			for (const coordinates of geometry.coordinates)
				at = write({ type: 'Polygon', coordinates }, bytes, at);
			return at;
	}
}

/** A geometry of the kinds that records have, in WGS 84; a point has no envelope of its own in the header. */
export function packGeometry(geometry: Geometry): Packed {
	if (!(geometry.type in TYPES)) throw new TypeError(`A ${geometry.type} is kept in no record.`);
	const known = geometry as Known;
	const envelope: Envelope = [Infinity, -Infinity, Infinity, -Infinity];
	for (const [x = 0, y = 0] of positionsOf(known.coordinates)) {
		envelope[0] = Math.min(envelope[0], x);
		envelope[1] = Math.max(envelope[1], x);
		envelope[2] = Math.min(envelope[2], y);
		envelope[3] = Math.max(envelope[3], y);
	}
	const isPoint = known.type === 'Point';
	const start = isPoint ? 8 : 40;
	const blob = Buffer.alloc(start + sizeOf(known));
	blob.write('GP');
	blob.writeUInt8(isPoint ? 0b1 : 0b11, 3);
	blob.writeInt32LE(4326, 4);
	if (!isPoint) envelope.forEach((edge, index) => blob.writeDoubleLE(edge, 8 + index * 8));
	write(known, blob, start);
	return { blob, envelope };
}
