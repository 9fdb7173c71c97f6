// Random filters in CQL2 for property tests: of every construct, over properties that a test names with their values.
import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { dayOf } from '../../domain/period.ts';
import {
	COMPARISONS,
	OF_SPANS,
	OF_TIMES,
	SPATIAL,
	type Expression,
	type Predicate,
	type Queryable,
	type Scalar,
	type Span
} from './expression.ts';
import { day, position } from '../world.ts';

/** A property with values to ask for. */
export interface Askable extends Queryable {
	values?: readonly (string | number)[];
}

const lon = fc.integer({ min: -180, max: 180 });
const box = fc
	.tuple(position, position)
	.map(([[w, s], [e, n]]) => ({ bbox: [w, Math.min(s, n), e, Math.max(s, n)] as never }));
const ring = fc
	.array(position, { minLength: 3, maxLength: 6 })
	.map((ring): Position[] => [...ring, ring[0]!]);
/** A geometry of any kind. */
export const geometrySample: fc.Arbitrary<Geometry> = fc.oneof(
	position.map((coordinates): Geometry => ({ type: 'Point', coordinates })),
	fc
		.array(position, { minLength: 1, maxLength: 3 })
		.map((coordinates): Geometry => ({ type: 'MultiPoint', coordinates })),
	fc
		.array(position, { minLength: 2, maxLength: 4 })
		.map((coordinates): Geometry => ({ type: 'LineString', coordinates })),
	fc
		.array(fc.array(position, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 2 })
		.map((coordinates): Geometry => ({ type: 'MultiLineString', coordinates })),
	ring.map((one): Geometry => ({ type: 'Polygon', coordinates: [one] })),
	fc
		.array(ring, { minLength: 1, maxLength: 2 })
		.map((rings): Geometry => ({ type: 'MultiPolygon', coordinates: rings.map((one) => [one]) })),
	fc.tuple(lon, ring).map(([x, one]): Geometry => ({
		type: 'GeometryCollection',
		geometries: [
			{ type: 'Point', coordinates: [x, 10] },
			{ type: 'Polygon', coordinates: [one] }
		]
	}))
);

const isoDay = fc.oneof(
	{ weight: 9, arbitrary: day.map(dayOf) },
	{ weight: 1, arbitrary: fc.constant('9999-12-31') }
);
const date = isoDay.map((one) => ({ date: one }));
const span: fc.Arbitrary<Span> = fc.tuple(isoDay, isoDay, fc.nat(5)).map(([a, b, open]): Span => ({
	interval: [open === 1 ? '..' : a < b ? a : b, open === 2 ? '..' : a < b ? b : a]
}));

/** Texts with what is special in texts and patterns; none that text cannot say. */
const anyText = fc
	.string({ unit: fc.constantFrom(...'aAßΣς%_\\\'"éI ıя'), maxLength: 6 })
	.filter((text) => !/\\'|\\$/.test(text));

/** A predicate about one of some properties. */
export function predicateSample(askable: readonly Askable[]): fc.Arbitrary<Predicate> {
	const of = (...types: Queryable['type'][]) => askable.filter(({ type }) => types.includes(type));
	const literal = ({ values = [] }: Askable): fc.Arbitrary<string | number> =>
		fc.constantFrom(...values);
	const scalars = of('string', 'number', 'integer').filter(({ values }) => values);
	const dates = of('date').map(({ name }) => ({ property: name }));
	const texts = of('string').filter(({ values }) => values);
	const places = of('geometry');
	const parts: fc.Arbitrary<Predicate>[] = [
		fc.constantFrom(...askable).map(({ name }) => ({ op: 'isNull', args: [{ property: name }] })),
		fc.constantFrom(...scalars).chain((one) =>
			fc
				.tuple(fc.constantFrom(...COMPARISONS), literal(one), fc.boolean())
				.map(([op, value, turned]): Predicate => {
					const property = { property: one.name };
					return { op, args: turned ? [value, property] : [property, value] };
				})
		),
		fc
			.constantFrom(...scalars)
			.chain((one) =>
				fc
					.array(literal(one), { minLength: 1, maxLength: 4 })
					.map((values): Predicate => ({ op: 'in', args: [{ property: one.name }, values] }))
			),
		fc
			.constantFrom(...scalars)
			.chain((one) =>
				fc
					.tuple(literal(one), literal(one))
					.map(([a, b]): Predicate => ({ op: 'between', args: [{ property: one.name }, a, b] }))
			),
		fc.constantFrom(...texts).chain((one) =>
			fc
				.tuple(literal(one), anyText, fc.nat(5), fc.constantFrom(null, 'casei', 'accenti'))
				.map(([value, other, cut, fold]): Predicate => {
					const text = String(value);
					const pattern = [
						text,
						`%${text.slice(cut)}`,
						`${text.slice(0, cut)}%`,
						other,
						'%a_%',
						'_%'
					];
					const right = pattern[cut]!;
					const left: Scalar = { property: one.name };
					if (!fold) return { op: 'like', args: [left, right] };
					return {
						op: 'like',
						args: [
							{ op: fold as 'casei', args: [left] },
							{ op: fold as 'casei', args: [right] }
						]
					};
				})
		),
		fc.constantFrom(...texts).chain((one) =>
			literal(one).map((value): Predicate => ({
				op: '=',
				args: [
					{ op: 'casei', args: [{ op: 'accenti', args: [{ property: one.name }] }] },
					{ op: 'casei', args: [{ op: 'accenti', args: [String(value).toUpperCase()] }] }
				]
			}))
		)
	];
	if (dates.length)
		parts.push(
			fc
				.tuple(fc.constantFrom(...COMPARISONS), fc.constantFrom(...dates), date)
				.map(([op, left, right]): Predicate => ({ op, args: [left, right] })),
			fc
				.tuple(fc.constantFrom(...OF_TIMES), fc.constantFrom(...dates), fc.oneof(date, span))
				.map(([op, left, right]): Predicate => ({ op, args: [left, right] })),
			fc
				.tuple(
					fc.constantFrom(...OF_TIMES, ...OF_SPANS),
					fc.constantFrom(...dates),
					span,
					fc.boolean()
				)
				.map(([op, first, other, open]): Predicate => ({
					op,
					args: [{ interval: [first, open ? '..' : dates.at(-1)!] }, other]
				})),
			fc
				.tuple(
					fc.constantFrom(...COMPARISONS),
					fc.constantFrom(...dates),
					fc.constantFrom(...dates)
				)
				.map(([op, left, right]): Predicate => ({ op, args: [left, right] }))
		);
	if (places.length)
		parts.push(
			fc
				.tuple(fc.constantFrom(...SPATIAL), fc.oneof(box, geometrySample))
				.map(([op, place]): Predicate => ({ op, args: [{ property: places[0]!.name }, place] }))
		);
	return fc.oneof(...parts);
}

/** A filter of such predicates. */
export function expressionSample(askable: readonly Askable[]): fc.Arbitrary<Expression> {
	const predicate = predicateSample(askable);
	const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
		expression: fc.oneof(
			{ maxDepth: 3, depthSize: 'small' },
			{ weight: 4, arbitrary: predicate },
			{ weight: 1, arbitrary: fc.boolean() },
			{
				weight: 3,
				arbitrary: fc
					.tuple(
						fc.constantFrom('and' as const, 'or' as const),
						fc.array(tie('expression'), { minLength: 2, maxLength: 3 })
					)
					.map(([op, args]): Expression => ({ op, args }))
			},
			{
				weight: 2,
				arbitrary: tie('expression').map((inner): Expression => ({ op: 'not', args: [inner] }))
			}
		)
	}));
	return expression;
}
