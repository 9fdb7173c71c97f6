// What a filter is asked of: values of one record. False, unknown and true are 0, 1 and 2, so that AND is the least,
// OR the most, and NOT what is left of 2.
import type { Area } from '../relation.ts';
import {
	isBox,
	isDay,
	isGeometry,
	isMoment,
	isProperty,
	isSpan,
	type End,
	type Operand,
	type Predicate,
	type Scalar
} from './expression.ts';
import { foldAccents, foldCase } from './pattern.ts';
import { parseMoment } from './time.ts';

export const FALSE = 0;
export const UNKNOWN_STATE = 1;
export const TRUE = 2;
export type State = typeof FALSE | typeof UNKNOWN_STATE | typeof TRUE;

/** Where a record lies: at a point, or somewhere in an area. */
export type Spot = { form: 'point'; lon: number; lat: number } | Area;
/** A value of a record: days as ISO days, several values as a list, null where it is not known. */
export type Value = string | number | boolean | readonly string[] | Spot | null;
export type Get = (name: string) => Value;
export type Plain = string | number | boolean;

/** What a predicate says of a record. */
export type Test = (get: Get) => State;

export const stateOf = (holds: boolean): State => (holds ? TRUE : FALSE);
export const isList = (value: Value): value is readonly string[] => Array.isArray(value);

/** All values of a scalar; none where it is not known. */
export type Values = (get: Get) => readonly Plain[];

const NONE: readonly Plain[] = [];
/** The values of a scalar; what does not change is worked out beforehand. */
export function valuesOf(scalar: Scalar): Values {
	if (typeof scalar !== 'object') {
		const values = [scalar];
		return () => values;
	}
	if (isProperty(scalar)) {
		const { property } = scalar;
		return (get) => {
			const value = get(property);
			if (value === null) return NONE;
			return isList(value) ? value : [value as Plain];
		};
	}
	if (isDay(scalar)) return () => [scalar.date];
	if (isMoment(scalar)) {
		const moment = parseMoment(scalar.timestamp);
		return () => (moment === null ? NONE : [moment]);
	}
	const inner = valuesOf(scalar.args[0]);
	const fold = scalar.op === 'casei' ? foldCase : foldAccents;
	const folded = (get: Get) => inner(get).map((value) => fold(String(value)));
	if (namesIn(scalar).length) return folded;
	const constant = folded(() => null);
	return () => constant;
}

/** The names of properties in an operand. */
export function namesIn(operand: Operand | End): string[] {
	if (typeof operand !== 'object') return [];
	if (isProperty(operand)) return [operand.property];
	if (isSpan(operand)) return operand.interval.flatMap(namesIn);
	if (isDay(operand) || isMoment(operand) || isBox(operand) || isGeometry(operand)) return [];
	return namesIn(operand.args[0]);
}

/** The names of properties that a predicate asks for, each once. */
export const namesOf = ({ args }: Predicate): string[] => [
	...new Set((args as (Operand | Scalar[])[]).flat().flatMap((one) => namesIn(one)))
];
