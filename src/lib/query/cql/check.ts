// Whether a filter asks of properties what can be asked of them; dates come out in one form.
import type { Geometry, Position } from 'geojson';
import {
	CqlFault,
	isBox,
	isDay,
	isMoment,
	isProperty,
	isSpan,
	OF_SPANS,
	quote,
	type End,
	type Expression,
	type Operand,
	type Place,
	type Predicate,
	type Queryable,
	type Scalar,
	type Time
} from './expression.ts';
import { MOST } from './limit.ts';
import { dayIn, parseDay, parseInstant, parseMoment } from './time.ts';
import { dayOf } from '../../domain/period.ts';
import { formatText } from './write.ts';

/** What a value is. */
type Kind = 'text' | 'number' | 'boolean' | 'date' | 'timestamp' | 'place' | 'interval';

const KIND_OF: Record<Queryable['type'], Kind> = {
	string: 'text',
	number: 'number',
	integer: 'number',
	boolean: 'boolean',
	date: 'date',
	geometry: 'place'
};
const A: Record<Kind, string> = {
	text: 'a text',
	number: 'a number',
	boolean: 'true or false',
	date: 'a date',
	timestamp: 'a timestamp',
	place: 'a geometry',
	interval: 'an interval'
};
const SPANS: ReadonlySet<string> = new Set(OF_SPANS);
/** How many names a sentence lists. */
const LISTED = 60;

/** Checks one predicate and gives it back with its dates in one form. */
function createChecker(queryables: readonly Queryable[]) {
	const known = new Map(queryables.map((one) => [one.name, one]));
	let at: Predicate;
	const wrong = (found: string, expected: string) => {
		const text = formatText(at);
		const where = text.length > 120 ? `${text.slice(0, 120)}…` : text;
		return new CqlFault(`In “${where}”: found ${found}, expected ${expected}.`);
	};

	function queryable(name: string): Queryable {
		const found = known.get(name);
		if (found) return found;
		const names = [...known.keys()];
		const rest = names.length > LISTED ? ' …' : '';
		throw new CqlFault(
			`There is no property ${quote(name)} to ask for; there are ${names.slice(0, LISTED).join(', ')}${rest}.`
		);
	}
	function kindOf(operand: Operand): Kind {
		if (typeof operand === 'string') return 'text';
		if (typeof operand === 'number') return 'number';
		if (typeof operand === 'boolean') return 'boolean';
		if (isProperty(operand)) return KIND_OF[queryable(operand.property).type];
		if (isDay(operand)) {
			if (parseDay(operand.date) === null)
				throw wrong(quote(operand.date), 'a day that exists, as 2011-11-12');
			return 'date';
		}
		if (isMoment(operand)) {
			if (parseMoment(operand.timestamp) === null)
				throw wrong(quote(operand.timestamp), 'a moment that exists, as 2011-11-12T08:30:00Z');
			return 'timestamp';
		}
		if (isSpan(operand)) return 'interval';
		if (isBox(operand) || 'type' in operand) return 'place';
		const inner = kindOf(operand.args[0]);
		if (inner !== 'text')
			throw wrong(nameOf(operand.args[0]), `a text in ${operand.op.toUpperCase()}`);
		return 'text';
	}
	const nameOf = (operand: Operand): string => {
		const kind = A[kindOf(operand)];
		if (isProperty(operand)) return `${kind} (${quote(operand.property)})`;
		return typeof operand === 'object' ? kind : `${kind} (${quote(String(operand))})`;
	};

	/** Values that are compared are of one kind; a text that is a day stands for it beside a date. */
	function alike<T extends readonly Scalar[]>(values: T): T {
		const kinds = values.map(kindOf);
		const lead = values.findIndex((value) => isProperty(value));
		const kind = kinds[Math.max(lead, 0)]!;
		if (kind === 'place') throw wrong(A.place, 'a spatial predicate, as S_INTERSECTS, for it');
		const isOfDays = kinds.includes('date');
		return values.map((value, index): Scalar => {
			const own = kinds[index]!;
			if (isOfDays && !isProperty(value)) {
				const instant =
					own === 'text' && typeof value === 'string' ? parseInstant(value) : instantOf(value);
				if (instant) return { date: dayOf(dayIn(instant)) };
			}
			if (own !== kind) throw wrong(nameOf(value), `${A[kind]}, as the others are`);
			return value;
		}) as unknown as T;
	}
	const instantOf = (value: Scalar) =>
		parseInstant(isDay(value) ? value.date : isMoment(value) ? value.timestamp : '');

	function end(one: End): void {
		if (one === '..') return;
		if (typeof one === 'string') {
			if (!parseInstant(one)) throw wrong(quote(one), "a date, a timestamp or '..' in an interval");
		} else if (kindOf(one) !== 'date') throw wrong(nameOf(one), 'a date in an interval');
	}
	function time(op: string, one: Time): Time {
		const kind = kindOf(one);
		if (isSpan(one)) {
			one.interval.forEach(end);
			const [from, to] = one.interval.map((each) => (typeof each === 'string' ? each : '..'));
			const [first, last] = [parseInstant(from!), parseInstant(to!)];
			const isTurned =
				first &&
				last &&
				('moment' in first && 'moment' in last
					? first.moment > last.moment
					: dayIn(first) > dayIn(last));
			if (isTurned) throw wrong(`an interval from ${from} to ${to}`, 'its end after its start');
			return one;
		}
		if (kind !== 'date' && kind !== 'timestamp') throw wrong(nameOf(one), 'a date or an interval');
		if (SPANS.has(op))
			throw wrong(
				nameOf(one),
				`an interval, which ${op.toUpperCase()} takes alone (T_INTERSECTS takes dates, too)`
			);
		return one;
	}

	function positions(coordinates: unknown): void {
		if (!Array.isArray(coordinates)) return;
		if (typeof coordinates[0] !== 'number') return coordinates.forEach(positions);
		const [lon = NaN, lat = NaN] = coordinates as Position;
		if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
			throw wrong(`${lon} ${lat}`, 'a longitude from -180 to 180 and a latitude from -90 to 90');
	}
	function shape(geometry: Geometry): void {
		if (geometry.type === 'GeometryCollection') return geometry.geometries.forEach(shape);
		positions(geometry.coordinates);
		const { type, coordinates } = geometry;
		const lines =
			type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : [];
		if (lines.some((line) => line.length < 2)) throw wrong('a line of one vertex', 'two or more');
		const rings =
			type === 'Polygon' ? coordinates : type === 'MultiPolygon' ? coordinates.flat() : [];
		for (const ring of rings) {
			const [first = [], last = []] = [ring[0], ring.at(-1)];
			if (ring.length < 4 || first[0] !== last[0] || first[1] !== last[1])
				throw wrong(
					`a ring of ${ring.length} vertices from ${first.join(' ')} to ${last.join(' ')}`,
					'at least 4, the last of which is the first again'
				);
		}
	}
	function place(one: Place): void {
		if (kindOf(one) !== 'place') throw wrong(nameOf(one), 'a geometry');
		if (isProperty(one)) return;
		if (!isBox(one)) return shape(one);
		const [west, south, east, north] = one.bbox;
		positions([
			[west, south],
			[east, north]
		]);
		if (south > north)
			throw wrong(`a box from ${south} to ${north}`, 'its south not above its north');
	}

	function pattern(scalar: Scalar): void {
		if (typeof scalar === 'string') {
			if (scalar.length > MOST.pattern)
				throw wrong(`a pattern of ${scalar.length} characters`, `at most ${MOST.pattern}`);
		} else if (typeof scalar === 'object' && 'op' in scalar) pattern(scalar.args[0]);
		else throw wrong(nameOf(scalar), 'a pattern in quotes');
	}

	return (predicate: Predicate): Predicate => {
		at = predicate;
		const { op, args } = predicate;
		switch (op) {
			case 'isNull':
				if (isSpan(args[0])) args[0].interval.forEach(end);
				else kindOf(args[0]);
				return predicate;
			case 'like':
				if (kindOf(args[0]) !== 'text') throw wrong(nameOf(args[0]), 'a text before LIKE');
				pattern(args[1]);
				return predicate;
			case 'in': {
				const [value, ...values] = alike([args[0], ...args[1]]);
				return { op, args: [value, values] };
			}
			case 'between': {
				const all = alike(args);
				if (kindOf(all[0]) === 'boolean') throw wrong(A.boolean, 'numbers, dates or texts');
				return { op, args: all };
			}
			case 's_intersects':
			case 's_disjoint':
			case 's_within':
				args.forEach(place);
				if (args.filter(isProperty).length !== 1)
					throw wrong('two of a kind', 'a property and a geometry');
				if (op === 's_within' && !isProperty(args[0]))
					throw wrong('a geometry first', 'the property first, since it lies within the other');
				return predicate;
			case '=':
			case '<>':
			case '<':
			case '>':
			case '<=':
			case '>=':
				return { op, args: alike(args) };
			default:
				return { op, args: args.map((one) => time(op, one)) as [Time, Time] };
		}
	};
}

/** A filter with its dates in one form; throws a CqlFault for what cannot be asked of these properties. */
export function checkTypes(expression: Expression, queryables: readonly Queryable[]): Expression {
	const check = createChecker(queryables);
	const visit = (part: Expression): Expression => {
		if (typeof part === 'boolean') return part;
		if (part.op === 'not') return { op: 'not', args: [visit(part.args[0])] };
		if (part.op === 'and' || part.op === 'or') return { op: part.op, args: part.args.map(visit) };
		return check(part);
	};
	return visit(expression);
}
