import { z } from 'zod';
import { PLACE_PRECISIONS } from '../domain/precision.ts';
import { idSchema } from '../domain/schema.ts';
import { STANDINGS } from '../domain/standing.ts';
import { FormatError } from './format.ts';

/** What a column of a plain table may hold. */
export const FIELDS = [
	'id',
	'title',
	'date',
	'earliest',
	'latest',
	'longitude',
	'latitude',
	'place',
	'district',
	'province',
	'country',
	'precision',
	'type',
	'killed',
	'killedLow',
	'killedHigh',
	'wounded',
	'abducted',
	'perpetrator',
	'target',
	'party',
	'standing',
	'note'
] as const;
export type Field = (typeof FIELDS)[number];

const precision = z.enum(PLACE_PRECISIONS);
const standing = z.enum(STANDINGS);

/** Which column of a plain table is what: a small JSON file beside the data. */
export const mappingSchema = z.strictObject({
	$schema: z.string().optional(),
	columns: z
		.partialRecord(z.enum(FIELDS), z.string().min(1))
		.describe('Name of the column that holds each field')
		.default({}),
	values: z
		.strictObject({
			type: z.record(z.string(), idSchema).optional(),
			precision: z.record(z.string(), precision).optional(),
			standing: z.record(z.string(), standing).optional()
		})
		.describe('What the words in a column stand for')
		.default({}),
	defaults: z
		.strictObject({
			type: idSchema.optional(),
			precision: precision.optional(),
			standing: standing.optional()
		})
		.describe('What holds for rows that do not say')
		.default({}),
	dateOrder: z.enum(['day first', 'month first']).describe('Of dates as 03/04/2011').optional(),
	separator: z.string().length(1).optional(),
	encoding: z.string().describe('As windows-1251; found out if left out').optional()
});

export type Mapping = z.infer<typeof mappingSchema>;

/** Reads a mapping file; throws FormatError with every fault in it. */
export function parseMapping(text: string, file: string): Mapping {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (problem) {
		throw new FormatError(`${file} is no JSON: ${(problem as Error).message}.`);
	}
	const result = mappingSchema.safeParse(value);
	if (result.success) return result.data;
	const faults = result.error.issues.map(
		({ path, message }) => `${path.join('.') || 'the file'}: ${message}`
	);
	throw new FormatError(`${file} is no mapping: ${faults.join('; ')}.`);
}

/** A mapping in words, as "title = Headline, date = Day". */
export const formatMapping = (mapping: Mapping): string =>
	FIELDS.filter((field) => mapping.columns[field] !== undefined)
		.map((field) => `${field} = ${mapping.columns[field]}`)
		.join(', ');
