// Reads CQL2 text.
import { createCursor } from './cursor.ts';
import {
	COMPARISONS,
	CqlFault,
	FOLDS,
	isProperty,
	OF_SPANS,
	OF_TIMES,
	SPATIAL,
	type End,
	type Expression,
	type Operand,
	type Place,
	type Scalar,
	type Time
} from './expression.ts';
import { isGeometryWord, readBox, readGeometry, readList, readNumber } from './wkt.ts';

/** What stands between operators: a value or a condition, which only its surroundings tell apart. */
type Node = Operand | Expression;

const FUNCTIONS = new Map(
	[...SPATIAL, ...OF_TIMES, ...OF_SPANS].map((op) => [op.toUpperCase(), op] as const)
);
const FOLD_WORDS = new Map(FOLDS.map((op) => [op.toUpperCase(), op] as const));

/** Words of the grammar that name no property unless they are quoted. */
const RESERVED = new Set(
	'AND BETWEEN DIV FALSE IN IS LIKE NOT NULL OR TRUE BBOX DATE TIMESTAMP INTERVAL'.split(' ')
);
const NOT_OFFERED = /^(S_(EQUALS|TOUCHES|OVERLAPS|CROSSES|CONTAINS)|A_[A-Z]+)$/;

const isCondition = (node: Node): node is Expression =>
	typeof node === 'boolean' ||
	(typeof node === 'object' && 'op' in node && node.op !== 'casei' && node.op !== 'accenti');

/** Reads a filter; throws a CqlFault. */
export function parseText(source: string): Expression {
	const cursor = createCursor(source);
	const { peek, next, take, expect, fault, within } = cursor;

	/** A condition: a value alone is none. */
	function asCondition(node: Node, at: number): Expression {
		if (isCondition(node)) return node;
		if (peek().kind !== 'end') throw fault('a comparison, as = or LIKE');
		throw new CqlFault(`Expected a condition at character ${at}, found a value alone.`);
	}
	/** A value: a condition is none, but true and false are. */
	function asValue<T extends Operand>(node: Node, at: number): T {
		if (!isCondition(node) || typeof node === 'boolean') return node as T;
		throw new CqlFault(`Expected a value at character ${at}, found a condition.`);
	}
	function value<T extends Operand>(): T {
		const { at } = peek();
		return asValue<T>(within(operand), at);
	}

	function joined(op: 'and' | 'or', word: string, part: () => Node): Node {
		const { at } = peek();
		const first = part();
		if (peek().kind !== 'word' || peek().value.toUpperCase() !== word) return first;
		const args = [asCondition(first, at)];
		while (take(word)) {
			const { at: start } = peek();
			args.push(asCondition(part(), start));
		}
		return { op, args };
	}
	const either = (): Node => joined('or', 'OR', both);
	const both = (): Node => joined('and', 'AND', denied);
	function denied(): Node {
		if (!take('NOT')) return predicate();
		const { at } = peek();
		return { op: 'not', args: [asCondition(within(denied), at)] };
	}

	function predicate(): Node {
		const { at } = peek();
		const left = operand();
		const sign = COMPARISONS.find((op) => take(op));
		if (sign) return { op: sign, args: [asValue<Scalar>(left, at), value<Scalar>()] };
		if (take('IS')) {
			const isDenied = take('NOT');
			expect('NULL');
			const isNull: Expression = { op: 'isNull', args: [asValue(left, at)] };
			return isDenied ? { op: 'not', args: [isNull] } : isNull;
		}
		const isDenied = take('NOT');
		const found = compared(() => asValue<Scalar>(left, at));
		if (!found && isDenied) throw fault('LIKE, BETWEEN or IN after NOT');
		if (!found) return left;
		return isDenied ? { op: 'not', args: [found] } : found;
	}
	function compared(left: () => Scalar): Expression | null {
		if (take('LIKE')) return { op: 'like', args: [left(), value<Scalar>()] };
		if (take('BETWEEN')) {
			const least = value<Scalar>();
			expect('AND');
			return { op: 'between', args: [left(), least, value<Scalar>()] };
		}
		if (take('IN')) return { op: 'in', args: [left(), readList(cursor, value<Scalar>)] };
		return null;
	}

	function operand(): Node {
		const token = peek();
		const { kind } = token;
		if (take('(')) {
			const inner = within(either);
			expect(')');
			return inner;
		}
		if (kind === 'text') return next().value;
		if (kind === 'name') return { property: next().value };
		if (kind === 'number' || token.value === '-' || token.value === '+') return readNumber(cursor);
		if (kind === 'word') return word(token.value.toUpperCase());
		throw fault('a property or a value');
	}
	function word(upper: string): Node {
		const { value: own } = peek();
		if (upper === 'TRUE' || upper === 'FALSE') {
			next();
			return upper === 'TRUE';
		}
		const isTall = isGeometryWord(upper) && peek(1).value.toUpperCase() === 'Z';
		const after = peek(isTall ? 2 : 1);
		if (after.kind === 'sign' && after.value === '(') return called(upper);
		if (RESERVED.has(upper)) throw fault('a property or a value');
		next();
		return { property: own };
	}
	function called(upper: string): Node {
		if (isGeometryWord(upper)) return readGeometry(cursor);
		const token = next();
		const folds = FOLD_WORDS.get(upper);
		if (folds) return { op: folds, args: [only(() => value<Scalar>())] };
		if (upper === 'DATE') return { date: only(readText) };
		if (upper === 'TIMESTAMP') return { timestamp: only(readText) };
		if (upper === 'BBOX') return readBox(cursor);
		if (upper === 'INTERVAL') {
			const [from, to] = pair(readEnd);
			return { interval: [from, to] };
		}
		const op = FUNCTIONS.get(upper);
		if (op) return { op, args: pair(value<Place & Time>) };
		if (NOT_OFFERED.test(upper)) throw new CqlFault(`${upper} is not offered here.`);
		throw fault('a function of CQL2, of which no other is offered here', token);
	}
	function only<T>(read: () => T): T {
		expect('(');
		const found = read();
		expect(')');
		return found;
	}
	function pair<T>(read: () => T): [T, T] {
		expect('(');
		const first = read();
		expect(',');
		const second = read();
		expect(')');
		return [first, second];
	}
	function readText(): string {
		if (peek().kind !== 'text') throw fault("a text, as '2011-11-12'");
		return next().value;
	}
	function readEnd(): End {
		if (peek().kind === 'text') return next().value;
		const { at } = peek();
		const end = operand();
		if (isProperty(end)) return end;
		throw new CqlFault(
			`Expected a property, a date in quotes or '..' at character ${at} of an interval.`
		);
	}

	const { at } = peek();
	const expression = asCondition(either(), at);
	if (peek().kind !== 'end') throw fault('AND, OR or the end');
	return expression;
}
