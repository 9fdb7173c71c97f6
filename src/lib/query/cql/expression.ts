// What a filter in CQL2 says, as a tree of plain data: the JSON encoding itself.
// https://docs.ogc.org/is/21-065r2/21-065r2.html
import type { Geometry } from 'geojson';

export const COMPARISONS = ['=', '<>', '<', '>', '<=', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const SPATIAL = ['s_intersects', 's_disjoint', 's_within'] as const;
export type Spatial = (typeof SPATIAL)[number];

/** Of moments and of spans. */
export const OF_TIMES = ['t_after', 't_before', 't_disjoint', 't_equals', 't_intersects'] as const;
/** Of spans alone. */
export const OF_SPANS = [
	...['t_contains', 't_during', 't_finishedBy', 't_finishes', 't_meets', 't_metBy'],
	...['t_overlappedBy', 't_overlaps', 't_startedBy', 't_starts']
] as readonly SpanRelation[];
type SpanRelation =
	| 't_contains'
	| 't_during'
	| 't_finishedBy'
	| 't_finishes'
	| 't_meets'
	| 't_metBy'
	| 't_overlappedBy'
	| 't_overlaps'
	| 't_startedBy'
	| 't_starts';
export type Temporal = (typeof OF_TIMES)[number] | SpanRelation;

/** What makes texts comparable: without case, without accents. */
export const FOLDS = ['casei', 'accenti'] as const;
export type Fold = (typeof FOLDS)[number];

export interface Property {
	property: string;
}
/** An ISO day that exists. */
export interface Day {
	date: string;
}
/** A moment of RFC 3339. */
export interface Moment {
	timestamp: string;
}
/** An end of a span: an ISO day, a moment, or `..` for an open one. */
export type End = string | Property;
/** A span of time, both ends included. */
export interface Span {
	interval: [End, End];
}
/** West, south, east, north in degrees; west > east crosses the antimeridian. */
export interface Box {
	bbox: [number, number, number, number];
}

export type Literal = string | number | boolean | Day | Moment;
/** One value. */
export type Scalar = Literal | Property | { op: Fold; args: [Scalar] };
export type Time = Day | Moment | Span | Property;
export type Place = Geometry | Box | Property;
export type Operand = Scalar | Time | Place;

/** What is true, false or unknown of a record and holds no other such thing. */
export type Predicate =
	| { op: Comparison; args: [Scalar, Scalar] }
	| { op: 'like'; args: [Scalar, Scalar] }
	| { op: 'between'; args: [Scalar, Scalar, Scalar] }
	| { op: 'in'; args: [Scalar, Scalar[]] }
	| { op: 'isNull'; args: [Operand] }
	| { op: Spatial; args: [Place, Place] }
	| { op: Temporal; args: [Time, Time] };

/** A filter. */
export type Expression =
	| boolean
	| Predicate
	| { op: 'and'; args: Expression[] }
	| { op: 'or'; args: Expression[] }
	| { op: 'not'; args: [Expression] };

/** What can be asked of a record by name. */
export interface Queryable {
	name: string;
	type: 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'geometry';
	/** Whether a record may have several values: a comparison holds where one of them does. */
	many?: boolean;
}

/** A filter that cannot be read; the message is a sentence with where, what was found and what was expected. */
export class CqlFault extends Error {
	override name = 'CqlFault';
}

/** A text in a sentence, cut where it is long. */
export const quote = (text: string): string =>
	`“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

const has = (thing: unknown, key: string): boolean =>
	typeof thing === 'object' && thing !== null && Object.hasOwn(thing, key);

export const isProperty = (thing: unknown): thing is Property => has(thing, 'property');
export const isDay = (thing: unknown): thing is Day => has(thing, 'date');
export const isMoment = (thing: unknown): thing is Moment => has(thing, 'timestamp');
export const isSpan = (thing: unknown): thing is Span => has(thing, 'interval');
export const isBox = (thing: unknown): thing is Box => has(thing, 'bbox') && !has(thing, 'type');
export const isGeometry = (thing: unknown): thing is Geometry => has(thing, 'type');

/** The parts that a filter joins, or null where it is a predicate or a constant. */
export function partsOf(expression: Expression): Expression[] | null {
	if (typeof expression === 'boolean') return null;
	return expression.op === 'and' || expression.op === 'or' || expression.op === 'not'
		? expression.args
		: null;
}
