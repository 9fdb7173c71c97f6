// What conditions ask of records by name and no other column holds: a column for each property.
import type { Value } from '../query/cql/value.ts';

type Kept = 'text' | 'word' | 'number';

/** The properties, and what each is: words have few values. */
export const FLAT = {
	title: 'text',
	type: 'word',
	type_label: 'word',
	occurrences: 'number',
	date_precision: 'word',
	place: 'text',
	country: 'word',
	radius_m: 'number',
	drawing: 'word',
	approximate: 'text',
	killed_low: 'number',
	killed_high: 'number',
	wounded_low: 'number',
	wounded_high: 'number',
	groups: 'text',
	roles: 'word',
	standings: 'word',
	activity: 'word',
	speaker: 'text'
} as const satisfies Record<string, Kept>;
export type FlatName = keyof typeof FLAT;

const TYPES: Record<Kept, string> = {
	text: 'Nullable(String) CODEC(ZSTD(1))',
	word: 'LowCardinality(Nullable(String))',
	number: 'Nullable(Float64)'
};
const NAMES = Object.keys(FLAT) as FlatName[];

/** The column of a property. */
export const flatColumn = (name: FlatName): string => `flat_${name}`;

/** All such columns as a table has them; null where nothing is known or the kind has no such property. */
export const FLAT_COLUMNS = NAMES.map((name) => `${flatColumn(name)} ${TYPES[FLAT[name]]}`).join(
	',\n\t\t\t'
);

/** Their values for a record. */
export const flatOf = (valueOf: (name: string) => Value): Record<string, Value> =>
	Object.fromEntries(NAMES.map((name) => [flatColumn(name), valueOf(name)]));
