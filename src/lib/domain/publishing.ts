import { z } from 'zod';
import { idSchema, paragraphSchema, publishSchema } from './schema.ts';

/** Ids, or patterns of ids in which `*` stands for any run of characters. */
const patternSchema = z
	.string()
	.max(200)
	.regex(/^[A-Za-z0-9*][A-Za-z0-9._~:+*-]*$/, 'an id, or a pattern of ids with * in it');

/** Which notes of an imported dataset somebody has read and lets out. */
const approvalSchema = z.strictObject({
	dataset: idSchema,
	approve: z
		.array(patternSchema)
		.min(1)
		.describe('Ids of its records, or patterns of them, as ucdp-ged:2014*'),
	note: paragraphSchema.describe('By whom and why').optional()
});

/** What may be published of one imported record. */
const overrideSchema = z.strictObject({
	id: idSchema.describe('Id of the imported record, as ucdp-ged:118'),
	...publishSchema.shape,
	note: paragraphSchema.describe('Why').optional()
});

/** data/publish.json; there need not be one. Notes of imported rows that nothing here approves are not published. */
export const publishingFileSchema = z.strictObject({
	$schema: z.string().optional(),
	notes: z.array(approvalSchema),
	records: z.array(overrideSchema)
});

/** What somebody decided may be published of imported records. */
export type Publishing = Pick<z.infer<typeof publishingFileSchema>, 'notes' | 'records'>;
