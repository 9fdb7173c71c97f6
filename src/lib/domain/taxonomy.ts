import { z } from 'zod';
import { idSchema, lineSchema, paragraphSchema } from './schema.ts';

const codes = z.array(lineSchema);

/** One type of incident; two levels, the upper one without a parent. */
export const incidentTypeSchema = z.strictObject({
	id: idSchema,
	parent: idSchema.nullable(),
	label: lineSchema,
	definition: paragraphSchema,
	codes: z
		.strictObject({ ucdp: codes.optional(), acled: codes.optional(), gtd: codes.optional() })
		.describe('The codes it stands for in each format')
});

/** data/taxonomy.json */
export const taxonomyFileSchema = z.strictObject({
	$schema: z.string().optional(),
	types: z.array(incidentTypeSchema)
});

export type IncidentType = z.infer<typeof incidentTypeSchema>;
