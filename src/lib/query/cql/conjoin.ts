// What of a condition the other parts of a filter say just as well goes there; the rest stays a condition.
import { UNKNOWN, type ChoiceKey, type Filter } from '../filter.ts';
import { isProperty, type Comparison, type Expression, type Scalar } from './expression.ts';

/** Properties that keys of a filter ask for by the same values. Others hold what lies below a value, too. */
const KEY_OF: Readonly<Record<string, ChoiceKey>> = {
	dataset: 'dataset',
	layer: 'layer',
	source: 'source',
	place_precision: 'precision'
};
const KILLED = 'killed_best';

/** The same comparison from the other side. */
const TURNED: Record<Comparison, Comparison> = {
	'=': '=',
	'<>': '<>',
	'<': '>',
	'>': '<',
	'<=': '>=',
	'>=': '<='
};

/** The parts of a condition all of which must hold. */
const conjuncts = (expression: Expression): Expression[] =>
	typeof expression === 'object' && expression.op === 'and'
		? expression.args.flatMap(conjuncts)
		: [expression];

type Asked = Partial<Pick<Filter, ChoiceKey | 'killed'>>;

function ofChoice(name: string, values: readonly Scalar[]): Asked | null {
	const key = Object.hasOwn(KEY_OF, name) ? KEY_OF[name] : undefined;
	const texts = values.filter((value) => typeof value === 'string' && value !== UNKNOWN);
	if (!key || texts.length < values.length) return null;
	return { [key]: { include: [...new Set(texts as string[])], exclude: [] } };
}

/** The whole numbers that a comparison lets through. */
function ofKilled(op: Comparison, value: number): Asked | null {
	if (op === '<>' || (op === '=' && !Number.isInteger(value))) return null;
	const min =
		op === '>' ? Math.floor(value) + 1 : op === '<' || op === '<=' ? null : Math.ceil(value);
	const max =
		op === '<' ? Math.ceil(value) - 1 : op === '>' || op === '>=' ? null : Math.floor(value);
	return { killed: { min, max } };
}

/** What a filter can say of a condition, exactly; null where it cannot. */
function asked(expression: Expression): Asked | null {
	if (typeof expression === 'boolean') return null;
	const { op, args } = expression;
	if (op === 'in' && isProperty(args[0])) return ofChoice(args[0].property, args[1]);
	if (op === 'between' && isProperty(args[0]) && args[0].property === KILLED) {
		const [, least, most] = args;
		if (typeof least !== 'number' || typeof most !== 'number') return null;
		return { killed: { min: Math.ceil(least), max: Math.floor(most) } };
	}
	if (!Object.hasOwn(TURNED, op)) return null;
	const comparison = op as Comparison;
	const [left, right] = args as [Scalar, Scalar];
	const isTurned = isProperty(right);
	const [property, value] = isTurned ? [right, left] : [left, right];
	if (!isProperty(property)) return null;
	if (property.property === KILLED && typeof value === 'number')
		return ofKilled(isTurned ? TURNED[comparison] : comparison, value);
	return op === '=' ? ofChoice(property.property, [value]) : null;
}

type Killed = NonNullable<Filter['killed']>;
const both = (a: Killed, b: Killed): Killed => ({
	min: a.min === null ? b.min : b.min === null ? a.min : Math.max(a.min, b.min),
	max: a.max === null ? b.max : b.max === null ? a.max : Math.min(a.max, b.max)
});

/** A filter that asks for a condition, too. */
export function conjoin(filter: Filter, expression: Expression): Filter {
	const joined: Filter = { ...filter };
	const rest: Expression[] = filter.cql === undefined ? [] : conjuncts(filter.cql);
	for (const part of conjuncts(expression)) {
		if (part === true) continue;
		const found = asked(part);
		const [key] = Object.keys(found ?? {}) as (ChoiceKey | 'killed')[];
		if (found?.killed)
			joined.killed = both(joined.killed ?? { min: null, max: null }, found.killed);
		else if (found && key && joined[key] === undefined) Object.assign(joined, found);
		else rest.push(part);
	}
	const [only] = rest;
	if (only !== undefined) joined.cql = rest.length === 1 ? only : { op: 'and', args: rest };
	return joined;
}
