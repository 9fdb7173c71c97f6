// How much a filter asks, against what it may.
import type { Geometry } from 'geojson';
import {
	CqlFault,
	isBox,
	isGeometry,
	partsOf,
	type Expression,
	type Operand,
	type Predicate
} from './expression.ts';
import { MOST } from './limit.ts';

/** The predicates of a filter, from left to right. */
export function* predicatesOf(expression: Expression): Generator<Predicate> {
	const parts = partsOf(expression);
	if (parts) for (const part of parts) yield* predicatesOf(part);
	else if (typeof expression !== 'boolean') yield expression as Predicate;
}

const countPositions = (coordinates: unknown): number => {
	if (!Array.isArray(coordinates)) return 0;
	if (typeof coordinates[0] === 'number') return 1;
	return coordinates.reduce((sum: number, one) => sum + countPositions(one), 0);
};
const countVertices = (geometry: Geometry): number =>
	geometry.type === 'GeometryCollection'
		? geometry.geometries.reduce((sum, part) => sum + countVertices(part), 0)
		: countPositions(geometry.coordinates);

function verticesIn(operand: Operand): number {
	if (typeof operand !== 'object') return 0;
	if (isBox(operand)) return 4;
	return isGeometry(operand) ? countVertices(operand) : 0;
}

const refuse = (count: number, what: string, most: number): never => {
	throw new CqlFault(`The filter has ${count} ${what}; at most ${most} are taken.`);
};

/** Throws a CqlFault where a filter asks more than it may. */
export function checkSize(expression: Expression): void {
	let [predicates, spaces, vertices] = [0, 0, 0];
	for (const { op, args } of predicatesOf(expression)) {
		predicates++;
		if (op === 'in' && args[1].length > MOST.list)
			refuse(args[1].length, 'values in a list', MOST.list);
		if (!op.startsWith('s_')) continue;
		spaces++;
		for (const operand of args as Operand[]) vertices += verticesIn(operand);
	}
	if (predicates > MOST.predicates) refuse(predicates, 'predicates', MOST.predicates);
	if (spaces > MOST.spaces) refuse(spaces, 'spatial predicates', MOST.spaces);
	if (vertices > MOST.vertices) refuse(vertices, 'vertices', MOST.vertices);
}
