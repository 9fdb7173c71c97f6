import { z } from 'zod';
import { addressSchema, daySchema, idSchema, lineSchema, paragraphSchema } from './schema.ts';

/** A date as CSL-JSON writes it: year, month, day, as far as known. */
const cslDateSchema = z.strictObject({
	'date-parts': z.tuple([z.array(z.number().int()).min(1).max(3)])
});

/** The citation behind a statement: a CSL-JSON item, and what we know about how we came to it. */
export const sourceSchema = z.strictObject({
	id: idSchema,
	type: z.enum([
		'article-newspaper',
		'article-magazine',
		'article-journal',
		'book',
		'broadcast',
		'dataset',
		'document',
		'interview',
		'motion_picture',
		'post',
		'report',
		'webpage'
	]),
	label: lineSchema.describe('What we call it where it has no title'),
	title: lineSchema.optional(),
	author: z
		.array(
			z.union([
				z.strictObject({ literal: lineSchema }),
				z.strictObject({ family: lineSchema, given: lineSchema.optional() })
			])
		)
		.optional(),
	publisher: lineSchema.optional(),
	issued: cslDateSchema.optional(),
	URL: addressSchema
		.describe('Left out for propaganda, which is described and never linked')
		.optional(),
	archiveURL: addressSchema.optional(),
	accessed: daySchema.optional(),
	language: z.string().min(2).max(35).optional(),
	inferred: z
		.record(z.string(), paragraphSchema)
		.describe('Field name to why we take its value')
		.optional(),
	seen: z.boolean().describe('Whether we have seen it ourselves'),
	propaganda: z.boolean().optional(),
	note: paragraphSchema.optional()
});

/** data/sources.json */
export const sourcesFileSchema = z.strictObject({
	$schema: z.string().optional(),
	sources: z.array(sourceSchema)
});

export type Source = z.infer<typeof sourceSchema>;
