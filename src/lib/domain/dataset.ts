import { z } from 'zod';
import { addressSchema, daySchema, idSchema, lineSchema, paragraphSchema } from './schema.ts';

export const TERMS = ['open', 'attribution', 'visuals only', 'private'] as const;

/** A body of records with one licence; its id holds no release, so that records keep their ids. */
export const datasetSchema = z.strictObject({
	id: idSchema,
	version: lineSchema,
	title: lineSchema,
	licence: lineSchema,
	licenceURL: addressSchema.optional(),
	citation: paragraphSchema,
	retrieved: daySchema
		.describe('The day on which it was fetched or, where it is kept by hand, last revised')
		.optional(),
	terms: z.enum(TERMS)
});

/** data/datasets.json */
export const datasetsFileSchema = z.strictObject({
	$schema: z.string().optional(),
	datasets: z.array(datasetSchema)
});

export type Dataset = z.infer<typeof datasetSchema>;
