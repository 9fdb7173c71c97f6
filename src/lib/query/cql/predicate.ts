// What one predicate says of one record.
import type { Comparison, Predicate, Scalar } from './expression.ts';
import { matcherOf } from './pattern.ts';
import { timed } from './span.ts';
import { placedState, placingOf } from './spot.ts';
import {
	FALSE,
	isList,
	namesIn,
	stateOf,
	TRUE,
	UNKNOWN_STATE,
	valuesOf,
	type Plain,
	type Spot,
	type Test,
	type Values
} from './value.ts';

const COMPARE: Record<Comparison, (a: Plain, b: Plain) => boolean> = {
	'=': (a, b) => a === b,
	'<>': (a, b) => a !== b,
	'<': (a, b) => a < b,
	'>': (a, b) => a > b,
	'<=': (a, b) => a <= b,
	'>=': (a, b) => a >= b
};

/** Holds where one value of each holds; that two are not equal, where none are. */
function compared(op: Comparison, left: Values, right: Values): Test {
	const isUnequal = op === '<>';
	const holds = COMPARE[isUnequal ? '=' : op];
	return (get) => {
		const [some, others] = [left(get), right(get)];
		if (!some.length || !others.length) return UNKNOWN_STATE;
		const found = some.some((a) => others.some((b) => holds(a, b)));
		return stateOf(found !== isUnequal);
	};
}

function listed(left: Values, scalars: readonly Scalar[]): Test {
	const fixed = scalars.filter((scalar) => !namesIn(scalar).length);
	const known = new Set(fixed.flatMap((scalar) => valuesOf(scalar)(() => null)));
	const open = scalars.filter((scalar) => namesIn(scalar).length).map(valuesOf);
	return (get) => {
		const some = left(get);
		if (!some.length) return UNKNOWN_STATE;
		if (some.some((value) => known.has(value))) return TRUE;
		const others = open.map((values) => values(get));
		if (others.some((values) => values.some((value) => some.includes(value)))) return TRUE;
		return others.some((values) => !values.length) ? UNKNOWN_STATE : FALSE;
	};
}

function like(left: Values, pattern: Scalar): Test {
	const [text] = valuesOf(pattern)(() => null);
	const matches = matcherOf(String(text));
	return (get) => {
		const some = left(get);
		return some.length ? stateOf(some.some((value) => matches(String(value)))) : UNKNOWN_STATE;
	};
}

function between([value, least, most]: readonly [Scalar, Scalar, Scalar]): Test {
	const [values, lows, highs] = [valuesOf(value), valuesOf(least), valuesOf(most)];
	return (get) => {
		const [some, [low], [high]] = [values(get), lows(get), highs(get)];
		if (!some.length) return UNKNOWN_STATE;
		// Where one end is not known, what lies beyond the other is not between them.
		if (some.some((one) => low !== undefined && high !== undefined && low <= one && one <= high))
			return TRUE;
		const isOut = (one: Plain) =>
			(low !== undefined && one < low) || (high !== undefined && one > high);
		return some.every(isOut) ? FALSE : UNKNOWN_STATE;
	};
}

/** A predicate as a test of one record; what it says does not change is worked out beforehand. */
export function testOf(predicate: Predicate): Test {
	const { op, args } = predicate;
	switch (op) {
		case 'like':
			return like(valuesOf(args[0]), args[1]);
		case 'between':
			return between(args);
		case 'in':
			return listed(valuesOf(args[0]), args[1]);
		case 'isNull': {
			const names = namesIn(args[0]);
			return (get) =>
				stateOf(
					names.some((name) => {
						const value = get(name);
						return value === null || (isList(value) && !value.length);
					})
				);
		}
		case 's_intersects':
		case 's_disjoint':
		case 's_within': {
			const placing = placingOf(predicate)!;
			return (get) => {
				const spot = get(placing.property);
				return spot === null ? UNKNOWN_STATE : placedState(placing, spot as Spot);
			};
		}
		case '=':
		case '<>':
		case '<':
		case '>':
		case '<=':
		case '>=':
			return compared(op, valuesOf(args[0]), valuesOf(args[1]));
		default:
			return timed(op, args);
	}
}
