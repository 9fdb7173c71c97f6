// The parameters of the OGC API, once: what reads an address and what the API definition says are the same table.
import type { Described } from '../flat/property.ts';
import { CRS84, SYSTEMS, type System } from './crs.ts';
import { parseDatetime } from './datetime.ts';

/** The most features that one answer holds, and how many it holds where nothing is asked. */
export const MOST_ITEMS = 10_000;
export const USUAL_ITEMS = 10;
/** Characters of a value at most. */
const MOST_TEXT = 300;
const MOST_FILTER = 8000;

/** One parameter: what the definition says of it, and what reads its value. */
export interface Parameter<T = unknown> {
	name: string;
	description: string;
	/** A schema of OpenAPI 3.0. */
	schema: Record<string, unknown>;
	/** Finishes "expected …". */
	expected: string;
	/** Null for what is not of the type; never throws. */
	parse: (text: string) => T | null;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

function parseNumbers(text: string): number[] | null {
	if (text.length > MOST_TEXT) return null;
	const parts = text.split(',').map((part) => part.trim());
	const numbers = parts.map((part) => (NUMBER.test(part) ? Number(part) : NaN));
	const fits = numbers.length === 4 || numbers.length === 6;
	return fits && numbers.every(Number.isFinite) ? numbers : null;
}

function wordParameter<T extends string>(
	name: string,
	description: string,
	words: readonly T[],
	initial?: T
): Parameter<T> {
	return {
		name,
		description,
		schema: { type: 'string', enum: words, ...(initial !== undefined && { default: initial }) },
		expected: `one of ${words.join(', ')}`,
		parse: (text) => words.find((word) => word === text) ?? null
	};
}

const textParameter = (name: string, description: string, most: number): Parameter<string> => ({
	name,
	description,
	schema: { type: 'string', maxLength: most },
	expected: `at most ${most} characters`,
	parse: (text) => (text.length <= most ? text : null)
});

const systemParameter = (name: string, description: string): Parameter<System> => ({
	...wordParameter(name, description, SYSTEMS, CRS84),
	schema: { type: 'string', format: 'uri', enum: SYSTEMS, default: CRS84 }
});

export const PARAMETERS = {
	f: wordParameter('f', 'The form of the answer; left out, what the header Accept prefers.', [
		'json',
		'html'
	]),
	theme: wordParameter('theme', 'How a page looks; of pages only.', ['light', 'dark', 'print']),
	limit: {
		name: 'limit',
		description: `Features of one answer; more than ${MOST_ITEMS} gives ${MOST_ITEMS}.`,
		schema: { type: 'integer', minimum: 1, maximum: MOST_ITEMS, default: USUAL_ITEMS },
		expected: 'a whole number, at least 1',
		parse: (text) =>
			/^\d{1,15}$/.test(text) && Number(text) >= 1 ? Math.min(MOST_ITEMS, Number(text)) : null
	} satisfies Parameter<number>,
	after: textParameter('after', 'Where the page begins, as a link “next” gives it.', 2000),
	bbox: {
		name: 'bbox',
		description:
			'Features whose geometry meets the box: west, south, east, north, or with the lowest and the highest height as third and sixth. West above east crosses the antimeridian. What has no place matches every box.',
		schema: { type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } },
		expected: 'four or six numbers with commas between, within the reference system',
		parse: parseNumbers
	} satisfies Parameter<number[]>,
	datetime: {
		name: 'datetime',
		description:
			'Features that can have been in a moment or span: a date or a date with time (RFC 3339), or two with “/” between, either left out or “..” where open. What has no date matches all.',
		schema: { type: 'string' },
		expected:
			'a date or date with time, or a span as 2011-01-01/2011-12-31, 2011-01-01/.. or ../2011-12-31',
		parse: parseDatetime
	} satisfies Parameter<{ from?: string; to?: string }>,
	crs: systemParameter('crs', 'The reference system of the geometries.'),
	'bbox-crs': systemParameter('bbox-crs', 'The reference system of bbox.'),
	filter: textParameter('filter', 'A filter in CQL2, over the queryables.', MOST_FILTER),
	'filter-lang': wordParameter(
		'filter-lang',
		'The encoding of the filter.',
		['cql2-text', 'cql2-json'],
		'cql2-text'
	),
	'filter-crs': systemParameter('filter-crs', 'The reference system of places in the filter.')
};
export type Parameters = typeof PARAMETERS;
export type ParameterName = keyof Parameters;

/** What an address asks for by the names of its parameters. */
export type Values = {
	[K in ParameterName]?: NonNullable<ReturnType<Parameters[K]['parse']>>;
} & { properties: Record<string, string | number> };

/** The parameter that asks for a value of a property. */
export function propertyParameter(one: Described): Parameter<string | number> {
	const { name, description, type, format, enum: words } = one;
	const schema = { type, ...(format && { format }), ...(words && { enum: words }) };
	if (type !== 'string')
		return {
			...{
				name,
				description,
				schema,
				expected: type === 'integer' ? 'a whole number' : 'a number'
			},
			parse: (text) => {
				const number = NUMBER.test(text) ? Number(text) : NaN;
				const fits = type === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number);
				return fits ? number : null;
			}
		};
	if (words) return { ...wordParameter(name, description, words), schema };
	if (format !== 'date') return { ...textParameter(name, description, MOST_TEXT), schema };
	const parse = (text: string) => {
		const days = text.includes('/') || text.length !== 10 ? null : parseDatetime(text);
		return days ? text : null;
	};
	return { name, description, schema, expected: 'a day that exists, as 2011-11-12', parse };
}

/**
 * Reads the parameters of an address: those named, and those of properties. What is unknown, comes twice or is not
 * of its type is a fault, in a sentence.
 */
export function readParameters(
	params: URLSearchParams,
	names: readonly ParameterName[],
	properties: readonly Described[] = []
): Values | { faults: string[] } {
	const known = new Map<string, Parameter>();
	for (const name of names) known.set(name, PARAMETERS[name]);
	const ofProperties = new Map(properties.map((one) => [one.name, propertyParameter(one)]));
	const values: Values = { properties: {} };
	const faults: string[] = [];
	for (const name of new Set(params.keys())) {
		const shown = name.slice(0, 80);
		const own = known.get(name);
		const parameter = own ?? ofProperties.get(name);
		const [text = '', ...more] = params.getAll(name);
		if (!parameter) {
			const all = [...known.keys(), ...ofProperties.keys()].join(', ');
			faults.push(`There is no parameter “${shown}” here; there are ${all}.`);
		} else if (more.length) faults.push(`The parameter “${shown}” comes more than once.`);
		else {
			const value = parameter.parse(text);
			if (value === null)
				faults.push(
					`The parameter “${shown}” is “${text.slice(0, 80)}”; expected ${parameter.expected}.`
				);
			else if (own) Object.assign(values, { [name]: value });
			else values.properties[name] = value as string | number;
		}
	}
	return faults.length ? { faults } : values;
}
