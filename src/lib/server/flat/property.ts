// One flat, typed property of a thing: the same in the snapshot's tables, in the OGC API and in exports.

/** What a property holds; null where nothing is known or reported, which is never 0. */
export type Value = string | number | null;

/** What is said of a property, whoever reads it. */
export interface Described {
	/** A column's name in every format. */
	name: string;
	/** What stands above a column for readers. */
	title: string;
	/** One sentence. */
	description: string;
	type: 'string' | 'integer' | 'number';
	format?: 'date' | 'uri-reference';
	/** All values that there can be. */
	enum?: readonly string[];
}

/** A property with what reads it from a thing. */
export interface Property<T> extends Described {
	of: (thing: T) => Value;
}

/** Something that can be asked for by several values of a thing; it is not among the properties. */
export interface Trait<T> extends Described {
	of: (thing: T) => string[];
}

/** Texts that stand in one cell. */
export const joined = (texts: readonly string[]): string | null =>
	texts.length ? texts.join('; ') : null;

/** A thing's properties by name, those without a value as null. */
export const valuesOf = <T>(properties: readonly Property<T>[], thing: T): Record<string, Value> =>
	Object.fromEntries(properties.map(({ name, of }) => [name, of(thing)]));
