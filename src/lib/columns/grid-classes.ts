import type { Dictionary } from './dictionary.ts';
import { UNKNOWN } from '../query/filter.ts';

/** The types at the top of the taxonomy, by number, and the number of each type's. */
export interface Classes {
	names: string[];
	/** By code of a type. */
	of: Uint16Array;
}

/** A type as tiles name it. */
export const typeName = (value: string | undefined): string =>
	value === undefined || value === UNKNOWN ? 'unknown' : value;

/** The classes of a dictionary of types. */
export function classesOf({ values, upwards, size }: Dictionary): Classes {
	const numbers = new Map<string, number>();
	const of = new Uint16Array(size);
	values.forEach((value, code) => {
		const name = typeName(values[upwards[code]?.at(-1) ?? code] ?? value);
		const number = numbers.get(name) ?? numbers.size;
		numbers.set(name, number);
		of[code] = number;
	});
	return { names: [...numbers.keys()], of };
}
