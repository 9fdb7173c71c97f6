// Values of records and of conditions as SQL.
import { dayNumber } from '../../domain/period.ts';
import { isProperty, type Fold, type Scalar } from '../../query/cql/expression.ts';
import { foldLetter } from '../../query/cql/pattern.ts';
import { namesIn, valuesOf, type Plain } from '../../query/cql/value.ts';
import { OPEN_END, OPEN_START } from '../../columns/facts.ts';
import type { Binding } from '../binding.ts';
import { FLAT, flatColumn, type FlatName } from '../flat.ts';

/** What values are compared as; days by their number. */
export type Measure = 'text' | 'number' | 'day';

/** A value in SQL, null where it is not known; or several as a list, empty where none is. */
export interface Written {
	sql: string;
	isList: boolean;
	measure: Measure;
}

const one = (sql: string, measure: Measure): Written => ({ sql, isList: false, measure });
const list = (sql: string): Written => ({ sql, isList: true, measure: 'text' });
const known = (column: string) => `arrayFilter(one -> one NOT IN ('', '~'), ${column})`;
const reported = (column: string) => one(`if(${column} < 0, NULL, ${column})`, 'number');

/** Properties of which other columns hold the value. */
const HELD: Readonly<Record<string, Written>> = {
	id: one('id', 'text'),
	dataset: one('dataset', 'text'),
	layer: one(`nullIf(layer, '~')`, 'text'),
	region: one(`nullIf(region, '~')`, 'text'),
	place_precision: one(`if(precision = '~', 'unknown', precision)`, 'text'),
	earliest: one(`nullIf(earliest, ${OPEN_START})`, 'day'),
	latest: one(`nullIf(latest, ${OPEN_END})`, 'day'),
	killed_best: reported('killed_best'),
	wounded_best: reported('wounded_best'),
	sources: one(`toInt32(length(${known('sources')}))`, 'number'),
	source: list(known('sources')),
	group: list(known('by.group')),
	standing: list(known('by.standing')),
	role: list(known('by.role')),
	// Whether it has a place at all; where that lies is asked of places.
	geometry: one('if(drawn, 1, NULL)', 'number')
};

/** A property in SQL; throws a RangeError where there is no such property. */
export function propertyIn(name: string): Written {
	if (Object.hasOwn(HELD, name)) return HELD[name]!;
	if (!Object.hasOwn(FLAT, name))
		throw new RangeError(`There is no property “${name.slice(0, 60)}” to ask for.`);
	const measure = FLAT[name as FlatName] === 'number' ? 'number' : 'text';
	return one(flatColumn(name as FlatName), measure);
}

/** Letters that fold to others, and what each folds to. */
let folding: { from: string[]; to: string[] } | undefined;
/** No letter of a higher code has a case. */
const LAST_CASED = 0x1ffff;
function foldings() {
	if (folding) return folding;
	folding = { from: [], to: [] };
	for (let code = 0; code <= LAST_CASED; code++) {
		if (code >= 0xd800 && code < 0xe000) continue;
		const letter = String.fromCodePoint(code);
		const folded = foldLetter(letter);
		if (folded === letter) continue;
		folding.from.push(letter);
		folding.to.push(folded);
	}
	return folding;
}

/** A text folded as query/cql/pattern.ts does; it is not null. */
function foldedIn(fold: Fold, text: string, binding: Binding): string {
	const isASCII = `length(${text}) = lengthUTF8(${text})`;
	if (fold === 'accenti')
		return `if(${isASCII}, ${text}, normalizeUTF8NFC(replaceRegexpAll(normalizeUTF8NFD(${text}), '\\\\p{M}', '')))`;
	const { from, to } = foldings();
	const letters = [binding.list('String', from), binding.list('String', to)].join(', ');
	return `if(${isASCII}, lower(${text}), normalizeUTF8NFC(arrayStringConcat(arrayMap(
		letter -> transform(letter, ${letters}, letter), extractAll(${text}, '(?s).')))))`;
}

/** Something made of each value that is known. */
export const mapped = (
	{ sql, isList, measure }: Written,
	make: (value: string) => string
): Written => ({
	sql: isList
		? `arrayMap(value -> ${make('value')}, ${sql})`
		: `if(isNull(${sql}), NULL, ${make(`assumeNotNull(${sql})`)})`,
	isList,
	measure
});

/** Scalars without properties, as a list of what they are compared as. */
export function constantsIn(
	scalars: readonly Scalar[],
	measure: Measure,
	{ list }: Binding
): string {
	const values = scalars.flatMap((scalar) => valuesOf(scalar)(() => null));
	if (measure === 'text') return list('String', values.map(String));
	// What is beyond all numbers cannot be bound; no value comes near the largest.
	const numberOf = (value: Plain) =>
		measure === 'day'
			? dayNumber(String(value))
			: Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, Number(value)));
	return list('Float64', values.map(numberOf));
}

/** What all scalars of a predicate are compared as: properties say it. */
export const measureOf = (names: readonly string[]): Measure => propertyIn(names[0]!).measure;

/** A scalar in SQL. */
export function scalarIn(scalar: Scalar, measure: Measure, binding: Binding): Written {
	if (!namesIn(scalar).length) return one(`${constantsIn([scalar], measure, binding)}[1]`, measure);
	if (isProperty(scalar)) return propertyIn(scalar.property);
	const { op, args } = scalar as { op: Fold; args: [Scalar] };
	return mapped(scalarIn(args[0], measure, binding), (value) => foldedIn(op, value, binding));
}

/** Values in the order in which texts are compared: by their UTF-16 units. */
export const orderedIn = (written: Written): Written =>
	written.measure === 'text'
		? mapped(written, (value) => `convertCharset(${value}, 'UTF-8', 'UTF-16BE')`)
		: written;
