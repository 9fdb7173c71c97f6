// A predicate as SQL that is 1, 0 or NULL: what query/cql/predicate.ts says of one record, said of all rows.
import type {
	Comparison,
	End,
	Predicate,
	Scalar,
	Temporal,
	Time
} from '../../query/cql/expression.ts';
import { isDay, isMoment, isProperty, isSpan } from '../../query/cql/expression.ts';
import { plainPattern } from '../../query/cql/pattern.ts';
import { testOf } from '../../query/cql/predicate.ts';
import { dayIn, parseInstant } from '../../query/cql/time.ts';
import { FALSE, namesIn, namesOf, TRUE, valuesOf } from '../../query/cql/value.ts';
import type { Binding } from '../binding.ts';
import {
	constantsIn,
	mapped,
	measureOf,
	orderedIn,
	propertyIn,
	scalarIn,
	type Measure,
	type Written
} from './scalar.ts';

const listOf = ({ sql, isList }: Written): string =>
	isList ? sql : `if(isNull(${sql}), [], [assumeNotNull(${sql})])`;

/** Whether one value of each is to the other as said; null where there is none. */
function compared(op: Comparison, left: Written, right: Written): string {
	if (op === '<>') return `NOT (${compared('=', left, right)})`;
	const [a, b] = op === '=' ? [left, right] : [orderedIn(left), orderedIn(right)];
	if (!a.isList && !b.isList) return `(${a.sql}) ${op} (${b.sql})`;
	const [some, others] = [listOf(a), listOf(b)];
	return `if(empty(${some}) OR empty(${others}), NULL,
		arrayExists(a -> arrayExists(b -> a ${op} b, ${others}), ${some}))`;
}

function listed(
	left: Written,
	scalars: readonly Scalar[],
	measure: Measure,
	binding: Binding
): string {
	const isOpen = (scalar: Scalar) => namesIn(scalar).length > 0;
	const parts = scalars
		.filter(isOpen)
		.map((scalar) => compared('=', left, scalarIn(scalar, measure, binding)));
	const fixed = scalars.filter((scalar) => !isOpen(scalar));
	if (fixed.length) {
		const known = constantsIn(fixed, measure, binding);
		parts.push(
			left.isList
				? `if(empty(${left.sql}), NULL, hasAny(${left.sql}, ${known}))`
				: `if(isNull(${left.sql}), NULL, has(${known}, assumeNotNull(${left.sql})))`
		);
	}
	return `(${parts.join(' OR ')})`;
}

function between(all: readonly [Written, Written, Written]): string {
	const [values, least, most] = all.map(orderedIn) as [Written, Written, Written];
	const end = ({ sql, isList }: Written) => (isList ? `if(empty(${sql}), NULL, ${sql}[1])` : sql);
	const [low, high] = [end(least), end(most)];
	const isIn = (value: string) => `((${low}) <= (${value}) AND (${value}) <= (${high}))`;
	if (!values.isList) return isIn(values.sql);
	const has = (state: 0 | 1) => `ifNull(${isIn('value')}, ${1 - state}) = ${state}`;
	return `multiIf(empty(${values.sql}), NULL, arrayExists(value -> ${has(1)}, ${values.sql}), 1,
		arrayAll(value -> ${has(0)}, ${values.sql}), 0, NULL)`;
}

/** Two spans by their ends, as query/cql/time.ts relates them. */
const RELATED: Record<Temporal, (a: string, z: string, b: string, y: string) => string> = {
	t_after: (a, _z, _b, y) => `${a} > ${y}`,
	t_before: (_a, z, b) => `${z} < ${b}`,
	t_disjoint: (a, z, b, y) => `(${z} < ${b} OR ${y} < ${a})`,
	t_equals: (a, z, b, y) => `${a} = ${b} AND ${z} = ${y}`,
	t_intersects: (a, z, b, y) => `${z} >= ${b} AND ${y} >= ${a}`,
	t_contains: (a, z, b, y) => `${a} < ${b} AND ${z} > ${y}`,
	t_during: (a, z, b, y) => `${a} > ${b} AND ${z} < ${y}`,
	t_finishedBy: (a, z, b, y) => `${a} < ${b} AND ${z} = ${y}`,
	t_finishes: (a, z, b, y) => `${a} > ${b} AND ${z} = ${y}`,
	t_meets: (_a, z, b) => `${z} = ${b}`,
	t_metBy: (a, _z, _b, y) => `${a} = ${y}`,
	t_overlappedBy: (a, z, b, y) => `${a} > ${b} AND ${a} < ${y} AND ${z} > ${y}`,
	t_overlaps: (a, z, b, y) => `${a} < ${b} AND ${z} > ${b} AND ${z} < ${y}`,
	t_startedBy: (a, z, b, y) => `${a} = ${b} AND ${z} > ${y}`,
	t_starts: (a, z, b, y) => `${a} = ${b} AND ${z} < ${y}`
};

/** The ends of a time as days; beside a property moments are the days that they fall on. */
function endsIn(time: Time, { one }: Binding): string[] {
	const bare = isDay(time) ? time.date : isMoment(time) ? time.timestamp : time;
	const ends = isSpan(time) ? time.interval : ([bare, bare] as [End, End]);
	return ends.map((end, at) => {
		if (isProperty(end)) return propertyIn(end.property).sql;
		const instant = end === '..' ? null : parseInstant(end);
		return instant ? one('Float64', dayIn(instant)) : at ? 'inf' : '-inf';
	});
}

function timed(op: Temporal, times: readonly [Time, Time], binding: Binding): string {
	const ends = times.flatMap((time) => endsIn(time, binding));
	const known = ends.map((end) => `isNull(${end})`).join(' OR ');
	return `if(${known}, NULL, ${RELATED[op](...(ends as [string, string, string, string]))})`;
}

/** A predicate that asks for no place. */
export function predicateIn(predicate: Predicate, binding: Binding): string {
	const names = namesOf(predicate);
	if (!names.length) {
		const state = testOf(predicate)(() => null);
		return state === TRUE ? '1' : state === FALSE ? '0' : 'NULL';
	}
	const { op, args } = predicate;
	const measure = measureOf(names);
	const scalar = (one: Scalar) => scalarIn(one, measure, binding);
	switch (op) {
		case 'like': {
			const [pattern] = valuesOf(args[1])(() => null);
			const like = binding.one('String', plainPattern(String(pattern)));
			const matched = mapped(scalar(args[0]), (value) => `${value} LIKE ${like}`);
			if (!matched.isList) return matched.sql;
			return `if(empty(${matched.sql}), NULL, has(${matched.sql}, 1))`;
		}
		case 'between':
			return between([scalar(args[0]), scalar(args[1]), scalar(args[2])]);
		case 'in':
			return listed(scalar(args[0]), args[1], measure, binding);
		case 'isNull':
			return `(${names
				.map(propertyIn)
				.map(({ sql, isList }) => (isList ? `empty(${sql})` : `isNull(${sql})`))
				.join(' OR ')})`;
		case '=':
		case '<>':
		case '<':
		case '>':
		case '<=':
		case '>=':
			return compared(op, scalar(args[0]), scalar(args[1]));
		case 's_intersects':
		case 's_disjoint':
		case 's_within':
			throw new Error('Places are asked for by themselves.');
		default:
			return timed(op, args, binding);
	}
}
