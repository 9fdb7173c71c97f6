// Conditions in CQL2 as SQL. Denials are carried to the predicates, where what is not known is neither so nor not so:
// nothing above them can turn it into an answer.
import type { Expression, Predicate } from '../../query/cql/expression.ts';
import { predicatesOf } from '../../query/cql/size.ts';
import type { Binding } from '../binding.ts';
import type { AreaIndex } from '../located.ts';
import { predicateIn } from './predicate.ts';
import { spotIn, spotsIn, type Spots } from './spot.ts';

/** That a condition holds, as SQL; what is null does not hold. */
export type Held = (binding: Binding) => string;

function written(
	expression: Expression,
	isDenied: boolean,
	spots: ReadonlyMap<Predicate, Spots>,
	binding: Binding
): string {
	if (typeof expression === 'boolean') return expression === isDenied ? '0' : '1';
	if (expression.op === 'not') return written(expression.args[0], !isDenied, spots, binding);
	if (expression.op === 'and' || expression.op === 'or') {
		const parts = expression.args.map((part) => written(part, isDenied, spots, binding));
		return `(${parts.join((expression.op === 'and') === isDenied ? ' OR ' : ' AND ')})`;
	}
	const known = spots.get(expression);
	if (known) return spotIn(known, isDenied, binding);
	const sql = predicateIn(expression, binding);
	return isDenied ? `NOT (${sql})` : `(${sql})`;
}

/** Makes conditions ready to be asked; one that was is remembered for as long as whoever asks holds it. */
export function createConditions(index: AreaIndex): (expression: Expression) => Promise<Held> {
	const known = new WeakMap<object, Promise<Held>>();
	async function heldBy(expression: Expression): Promise<Held> {
		const spots = await spotsIn(predicatesOf(expression), index);
		return (binding) => written(expression, false, spots, binding);
	}
	return (expression) => {
		if (typeof expression === 'boolean') return heldBy(expression);
		const held = known.get(expression) ?? heldBy(expression);
		known.set(expression, held);
		return held;
	};
}
