import type { Geometry } from 'geojson';
import { outlineOf } from '../outline.ts';
import type { Expression } from './expression.ts';
import { testOf } from './predicate.ts';
import { FALSE, TRUE, type Get, type Spot, type State, type Test, type Value } from './value.ts';

/** A filter as a test of one record. */
function stateIn(expression: Expression): Test {
	if (typeof expression === 'boolean') return () => (expression ? TRUE : FALSE);
	if (expression.op === 'not') {
		const inner = stateIn(expression.args[0]);
		return (get) => (TRUE - inner(get)) as State;
	}
	if (expression.op === 'and' || expression.op === 'or') {
		const inner = expression.args.map(stateIn);
		const [pick, end] =
			expression.op === 'and' ? ([Math.min, FALSE] as const) : ([Math.max, TRUE] as const);
		return (get) => {
			let state: State = end === FALSE ? TRUE : FALSE;
			for (const part of inner) {
				state = pick(state, part(get)) as State;
				if (state === end) break;
			}
			return state;
		};
	}
	return testOf(expression);
}

/** Whether a filter holds of a record, whose values `get` gives by name: neither false nor unknown. */
export function holder(expression: Expression): (get: Get) => boolean {
	const state = stateIn(expression);
	return (get) => state(get) === TRUE;
}

/** Where a thing lies, by its geometry. */
function spotOf(geometry: Geometry): Spot {
	if (geometry.type !== 'Point') return { form: 'outline', outline: outlineOf(geometry) };
	const [lon = 0, lat = 0] = geometry.coordinates;
	return { form: 'point', lon, lat };
}
const isGeometry = (value: Value | Geometry | undefined): value is Geometry =>
	typeof value === 'object' && value !== null && 'type' in value;

/** Whether a filter holds of a thing in memory, whose values and geometry are given by name. */
export const holds = (
	expression: Expression,
	valueOf: (name: string) => Value | Geometry | undefined
): boolean =>
	holder(expression)((name) => {
		const value = valueOf(name) ?? null;
		return isGeometry(value) ? spotOf(value) : value;
	});
