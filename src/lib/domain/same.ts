import { z } from 'zod';
import { idSchema, paragraphSchema } from './schema.ts';

/** An analyst's decision that a group of an imported dataset is one that the atlas knows. */
export const sameGroupSchema = z.strictObject({
	imported: idSchema.describe('Id of the group in the dataset, as ucdp-ged:actor:118'),
	group: idSchema.describe('Id of the group of groups.json that it is'),
	note: paragraphSchema.describe('Why').optional()
});

/** data/same-groups.json; a decision is undone by taking it out. */
export const sameGroupsFileSchema = z.strictObject({
	$schema: z.string().optional(),
	same: z.array(sameGroupSchema)
});

export type SameGroup = z.infer<typeof sameGroupSchema>;
