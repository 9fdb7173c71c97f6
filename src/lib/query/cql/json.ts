// Reads CQL2 JSON: takes what the encoding knows, refuses everything else, and says where.
import type { Geometry, Position } from 'geojson';
import {
	COMPARISONS,
	CqlFault,
	FOLDS,
	OF_SPANS,
	OF_TIMES,
	quote,
	SPATIAL,
	type End,
	type Expression,
	type Operand,
	type Place,
	type Scalar,
	type Time
} from './expression.ts';
import { MOST } from './limit.ts';
import { boxOf } from './wkt.ts';

const COMPARING: ReadonlySet<string> = new Set(COMPARISONS);
const PLACING: ReadonlySet<string> = new Set(SPATIAL);
const FOLDING: ReadonlySet<string> = new Set(FOLDS);
// Names of operators are written in more than one way of capitals.
const TIMING = new Map([...OF_TIMES, ...OF_SPANS].map((op) => [op.toLowerCase(), op] as const));

/** How many operands an operator takes, where it is a fixed number. */
const COUNTS: Record<string, number> = { not: 1, isnull: 1, between: 3, casei: 1, accenti: 1 };

function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' && value !== null ? 'an object' : quote(JSON.stringify(value));
}
const wrong = (path: string, found: unknown, expected: string) =>
	new CqlFault(`At ${path || 'the top'}: found ${shown(found)}, expected ${expected}.`);

/** The members of an object; null for what is none. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject ? new Map(Object.entries(value)) : null;
}
function listOf(value: unknown, path: string, count?: number): unknown[] {
	if (Array.isArray(value) && (count === undefined || value.length === count)) return value;
	throw wrong(path, value, count === undefined ? 'a list' : `a list of ${count}`);
}

/** An operator in lower case with its operands; null for what has none. */
function callOf(value: unknown, path: string): { op: string; args: unknown[] } | null {
	const members = membersOf(value);
	const op = members?.get('op');
	if (!members || op === undefined) return null;
	if (typeof op !== 'string') throw wrong(`${path}/op`, op, 'the name of an operator');
	const lower = op.toLowerCase();
	const open = lower === 'and' || lower === 'or';
	const args = listOf(members.get('args'), `${path}/args`, open ? undefined : (COUNTS[lower] ?? 2));
	if (open && args.length < 2) throw wrong(`${path}/args`, args, 'at least two conditions');
	return { op: lower, args };
}

function numberIn(value: unknown, path: string): number {
	if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
	throw wrong(path, value, 'a number');
}
function readPosition(value: unknown, path: string): Position {
	const numbers = listOf(value, path);
	if (numbers.length < 2 || numbers.length > 3)
		throw wrong(path, value, 'two numbers, or three with a height');
	return numbers.slice(0, 2).map((one, at) => numberIn(one, `${path}/${at}`));
}
/** Positions in lists that stand so many levels deep in each other. */
function nested(value: unknown, path: string, levels: number): unknown {
	if (!levels) return readPosition(value, path);
	return listOf(value, path).map((one, at) => nested(one, `${path}/${at}`, levels - 1));
}
const LEVELS: Record<string, number> = {
	Point: 0,
	MultiPoint: 1,
	LineString: 1,
	MultiLineString: 2,
	Polygon: 2,
	MultiPolygon: 3
};

/** The reader of one filter, which counts how deep it is. */
function createReader() {
	let depth = 0;
	function within<T>(path: string, read: () => T): T {
		if (++depth > MOST.depth)
			throw new CqlFault(`Parts stand deeper in each other than ${MOST.depth} at ${path}.`);
		const found = read();
		depth--;
		return found;
	}

	function geometry(value: unknown, path: string): Geometry {
		const members = membersOf(value);
		const type = members?.get('type');
		if (type === 'GeometryCollection') {
			const at = `${path}/geometries`;
			const parts = listOf(members!.get('geometries'), at);
			const geometries = parts.map((part, index) =>
				within(at, () => geometry(part, `${at}/${index}`))
			);
			return { type, geometries };
		}
		if (typeof type !== 'string' || !Object.hasOwn(LEVELS, type))
			throw wrong(`${path}/type`, type, 'a type of GeoJSON geometry');
		const coordinates = nested(members!.get('coordinates'), `${path}/coordinates`, LEVELS[type]!);
		return { type, coordinates } as Geometry;
	}
	function property(members: ReadonlyMap<string, unknown> | null, path: string) {
		const name = members?.get('property');
		if (name === undefined) return null;
		if (typeof name !== 'string') throw wrong(`${path}/property`, name, 'the name of a property');
		return { property: name };
	}
	function place(value: unknown, path: string): Place {
		const members = membersOf(value);
		const named = property(members, path);
		if (named) return named;
		if (members?.has('bbox') && !members.has('type')) {
			const numbers = listOf(members.get('bbox'), `${path}/bbox`);
			const all = numbers.map((one, at) => numberIn(one, `${path}/bbox/${at}`));
			return { bbox: boxOf(all, `${path}/bbox`) };
		}
		if (members?.has('type')) return geometry(value, path);
		throw wrong(path, value, 'a property, a GeoJSON geometry or a bbox');
	}
	function instant(members: ReadonlyMap<string, unknown> | null, path: string) {
		for (const key of ['date', 'timestamp'] as const) {
			const text = members?.get(key);
			if (text === undefined) continue;
			if (typeof text !== 'string') throw wrong(`${path}/${key}`, text, 'a text, as "2011-11-12"');
			return key === 'date' ? { date: text } : { timestamp: text };
		}
		return null;
	}
	function end(value: unknown, path: string): End {
		if (typeof value === 'string') return value;
		const named = property(membersOf(value), path);
		if (named) return named;
		throw wrong(path, value, 'a date, a timestamp, ".." or a property');
	}
	function time(value: unknown, path: string): Time {
		const members = membersOf(value);
		const found = property(members, path) ?? instant(members, path);
		if (found) return found;
		if (!members?.has('interval'))
			throw wrong(path, value, 'a property, a date, a timestamp or an interval');
		const [from, to] = listOf(members.get('interval'), `${path}/interval`, 2);
		return { interval: [end(from, `${path}/interval/0`), end(to, `${path}/interval/1`)] };
	}
	function scalar(value: unknown, path: string): Scalar {
		if (typeof value === 'string' || typeof value === 'boolean') return value;
		if (typeof value === 'number') return numberIn(value, path);
		const members = membersOf(value);
		const found = property(members, path) ?? instant(members, path);
		if (found) return found;
		const call = callOf(value, path);
		if (!call || !FOLDING.has(call.op))
			throw wrong(path, value, 'a property, a text, a number, true, false, a date or a timestamp');
		const op = call.op === 'casei' ? 'casei' : 'accenti';
		return { op, args: [within(path, () => scalar(call.args[0], `${path}/args/0`))] };
	}
	/** Whatever may be looked for and not found. */
	function operand(value: unknown, path: string): Operand {
		const members = membersOf(value);
		if (members?.has('interval')) return time(value, path);
		if (members?.has('type') || members?.has('bbox')) return place(value, path);
		return scalar(value, path);
	}

	function expression(value: unknown, path: string): Expression {
		if (typeof value === 'boolean') return value;
		const call = callOf(value, path);
		if (!call) throw wrong(path, value, 'a condition: an object with “op” and “args”');
		const { op, args } = call;
		const at = (index: number) => `${path}/args/${index}`;
		const both = <T>(read: (one: unknown, where: string) => T) =>
			args.map((one, index) => read(one, at(index))) as [T, T];
		if (op === 'and' || op === 'or')
			return {
				op,
				args: args.map((one, index) => within(path, () => expression(one, at(index))))
			};
		if (op === 'not') return { op, args: [within(path, () => expression(args[0], at(0)))] };
		if (op === 'isnull') return { op: 'isNull', args: [operand(args[0], at(0))] };
		if (op === 'like') return { op, args: both(scalar) };
		if (op === 'between')
			return {
				op,
				args: args.map((one, index) => scalar(one, at(index))) as [Scalar, Scalar, Scalar]
			};
		if (op === 'in') {
			const values = listOf(args[1], at(1)).map((one, index) => scalar(one, `${at(1)}/${index}`));
			if (!values.length) throw wrong(at(1), values, 'at least one value');
			return { op, args: [scalar(args[0], at(0)), values] };
		}
		if (COMPARING.has(op)) return { op, args: both(scalar) } as Expression;
		if (PLACING.has(op)) return { op, args: both(place) } as Expression;
		const timing = TIMING.get(op);
		if (timing) return { op: timing, args: both(time) };
		throw new CqlFault(`At ${path}/op: the operator ${quote(op)} is not offered here.`);
	}
	return expression;
}

/** Reads a filter; throws a CqlFault. */
export function parseJson(source: string): Expression {
	let value: unknown;
	try {
		value = JSON.parse(source);
	} catch (problem) {
		const at = /at position (\d+)/.exec((problem as Error).message)?.[1];
		const where = at === undefined ? '' : ` from character ${Number(at) + 1} on`;
		throw new CqlFault(
			`The filter is no JSON${where}; expected {"op": "=", "args": […]} or the like.`
		);
	}
	return createReader()(value, '');
}
