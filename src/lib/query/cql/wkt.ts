// Geometries as well-known text, two-dimensional: a height is read and left out.
import type { Geometry, Position } from 'geojson';
import type { Cursor } from './cursor.ts';
import { CqlFault, type Box } from './expression.ts';

/** Reads a number with or without a sign; throws a CqlFault where there is none that can be held. */
export function readNumber(cursor: Cursor): number {
	const isNegative = cursor.take('-');
	if (!isNegative) cursor.take('+');
	const token = cursor.peek();
	if (token.kind !== 'number') throw cursor.fault('a number');
	cursor.next();
	const value = Number(token.value);
	if (!Number.isFinite(value))
		throw new CqlFault(`The number at character ${token.at} is too large to be held.`);
	// Never -0, which is no other number.
	return (isNegative ? -value : value) + 0;
}

/** Reads what stands in brackets, parted by commas. */
export function readList<T>(cursor: Cursor, read: () => T): T[] {
	cursor.expect('(');
	const items = [read()];
	while (cursor.take(',')) items.push(read());
	cursor.expect(')');
	return items;
}

function readPosition(cursor: Cursor): Position {
	const position = [readNumber(cursor), readNumber(cursor)];
	const { kind, value } = cursor.peek();
	if (kind === 'number' || value === '-' || value === '+') readNumber(cursor);
	return position;
}

const readLine = (cursor: Cursor) => readList(cursor, () => readPosition(cursor));
const readRings = (cursor: Cursor) => readList(cursor, () => readLine(cursor));

function readPoint(cursor: Cursor): Position {
	cursor.expect('(');
	const position = readPosition(cursor);
	cursor.expect(')');
	return position;
}

/** The geometries by their word. */
const READERS: Record<string, (cursor: Cursor) => Geometry> = {
	POINT: (cursor) => ({ type: 'Point', coordinates: readPoint(cursor) }),
	LINESTRING: (cursor) => ({ type: 'LineString', coordinates: readLine(cursor) }),
	POLYGON: (cursor) => ({ type: 'Polygon', coordinates: readRings(cursor) }),
	// Its points stand in brackets of their own, though many write them without.
	MULTIPOINT: (cursor) => ({
		type: 'MultiPoint',
		coordinates: readList(cursor, () =>
			cursor.peek().value === '(' ? readPoint(cursor) : readPosition(cursor)
		)
	}),
	MULTILINESTRING: (cursor) => ({ type: 'MultiLineString', coordinates: readRings(cursor) }),
	MULTIPOLYGON: (cursor) => ({
		type: 'MultiPolygon',
		coordinates: readList(cursor, () => readRings(cursor))
	}),
	GEOMETRYCOLLECTION: (cursor) => ({
		type: 'GeometryCollection',
		geometries: readList(cursor, () => cursor.within(() => readGeometry(cursor)))
	})
};

/** Whether a word begins a geometry. */
export const isGeometryWord = (word: string): boolean => Object.hasOwn(READERS, word);

/** Reads a geometry. */
export function readGeometry(cursor: Cursor): Geometry {
	const word = cursor.peek().value.toUpperCase();
	if (!isGeometryWord(word)) throw cursor.fault('a geometry, as POINT(8.5 47.4)');
	cursor.next();
	cursor.take('Z');
	return READERS[word]!(cursor);
}

/** Reads what follows BBOX: four numbers, or six with heights. */
export function readBox(cursor: Cursor): Box {
	const { at } = cursor.peek();
	const numbers = readList(cursor, () => readNumber(cursor));
	return { bbox: boxOf(numbers, `BBOX at character ${at}`) };
}

/** West, south, east, north of four numbers, or of six with heights. */
export function boxOf(numbers: readonly number[], where: string): Box['bbox'] {
	if (numbers.length !== 4 && numbers.length !== 6)
		throw new CqlFault(`${where} has ${numbers.length} numbers; expected 4, or 6 with heights.`);
	const half = numbers.length / 2;
	return [numbers[0]!, numbers[1]!, numbers[half]!, numbers[half + 1]!];
}
