// Writes a filter as CQL2 text; its JSON is the tree itself.
import type { Geometry, Position } from 'geojson';
import {
	isBox,
	isDay,
	isGeometry,
	isMoment,
	isProperty,
	isSpan,
	type End,
	type Expression,
	type Operand
} from './expression.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const list = <T>(items: readonly T[], write: (item: T) => string): string =>
	`(${items.map(write).join(', ')})`;

const position = (numbers: Position): string => numbers.slice(0, 2).join(' ');
const line = (positions: Position[]): string => list(positions, position);
const rings = (lines: Position[][]): string => list(lines, line);

function geometry(shape: Geometry): string {
	const word = shape.type.toUpperCase();
	switch (shape.type) {
		case 'Point':
			return `${word}(${position(shape.coordinates)})`;
		case 'MultiPoint':
			return word + list(shape.coordinates, (one) => `(${position(one)})`);
		case 'LineString':
			return word + line(shape.coordinates);
		case 'MultiLineString':
		case 'Polygon':
			return word + rings(shape.coordinates);
		case 'MultiPolygon':
			return word + list(shape.coordinates, rings);
		case 'GeometryCollection':
			return word + list(shape.geometries, geometry);
	}
}

// Always quoted, so that no name is taken for a word of the grammar.
const property = (name: string): string => `"${name}"`;
const end = (one: End): string => (isProperty(one) ? property(one.property) : quoted(one));

/** Writes a value. */
export function formatOperand(operand: Operand): string {
	if (typeof operand === 'string') return quoted(operand);
	if (typeof operand === 'number') return String(operand);
	if (typeof operand === 'boolean') return operand ? 'TRUE' : 'FALSE';
	if (isProperty(operand)) return property(operand.property);
	if (isDay(operand)) return `DATE(${quoted(operand.date)})`;
	if (isMoment(operand)) return `TIMESTAMP(${quoted(operand.timestamp)})`;
	if (isSpan(operand)) return `INTERVAL${list(operand.interval, end)}`;
	if (isBox(operand)) return `BBOX${list(operand.bbox, String)}`;
	if (isGeometry(operand)) return geometry(operand);
	return `${operand.op.toUpperCase()}(${formatOperand(operand.args[0])})`;
}

/**
 * Writes a filter, every part of it in brackets. A backslash right before a quote or the end of a text cannot be said
 * in CQL2 text; such filters keep their meaning in JSON alone.
 */
export function formatText(expression: Expression): string {
	if (typeof expression === 'boolean') return expression ? 'TRUE' : 'FALSE';
	const inner = (part: Expression) =>
		typeof part === 'boolean' ? formatText(part) : `(${formatText(part)})`;
	const { op, args } = expression;
	switch (op) {
		case 'and':
		case 'or':
			return args.map(inner).join(` ${op.toUpperCase()} `);
		case 'not':
			return `NOT ${inner(args[0])}`;
		case 'isNull':
			return `${formatOperand(args[0])} IS NULL`;
		case 'like':
			return `${formatOperand(args[0])} LIKE ${formatOperand(args[1])}`;
		case 'between': {
			const [value, least, most] = args.map(formatOperand);
			return `${value} BETWEEN ${least} AND ${most}`;
		}
		case 'in':
			return `${formatOperand(args[0])} IN ${list(args[1], formatOperand)}`;
		case '=':
		case '<>':
		case '<':
		case '>':
		case '<=':
		case '>=':
			return `${formatOperand(args[0])} ${op} ${formatOperand(args[1])}`;
		default:
			return op.toUpperCase() + list<Operand>(args, formatOperand);
	}
}
