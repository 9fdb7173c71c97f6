import { z } from 'zod';
import { evidenceSchema, idSchema, lineSchema, paragraphSchema, periodSchema } from './schema.ts';
import { RELATION_STANDINGS, RELATION_TYPES } from './standing.ts';

export const GROUP_KINDS = ['armed group', 'sub-unit', 'network', 'state forces', 'other'] as const;

/** An organised armed actor. Media outlets and institutes are sources, not groups. */
export const groupSchema = z.strictObject({
	id: idSchema,
	name: lineSchema,
	kind: z.enum(GROUP_KINDS),
	names: z
		.array(
			z.strictObject({
				name: lineSchema,
				language: z.string().min(2).max(35).describe('BCP 47').optional(),
				note: lineSchema.describe('As: translation').optional()
			})
		)
		.describe('Other names and translations'),
	people: z
		.array(
			z.strictObject({
				name: lineSchema,
				role: lineSchema.describe('A public role: leader, spokesman'),
				note: paragraphSchema.optional(),
				evidence: z.array(evidenceSchema).min(1)
			})
		)
		.describe('Only people in a public role, a line each'),
	external: z
		.strictObject({
			wikidata: z
				.string()
				.regex(/^Q\d+$/)
				.optional(),
			ucdp: lineSchema.optional(),
			acled: lineSchema.optional(),
			gtd: lineSchema.optional()
		})
		.describe('Ids in other collections')
		.optional(),
	note: paragraphSchema.optional(),
	evidence: z.array(evidenceSchema).min(1)
});

/** One group's tie to another, as somebody states it. */
export const relationSchema = z.strictObject({
	id: idSchema,
	from: idSchema,
	to: idSchema,
	type: z.enum(RELATION_TYPES),
	where: lineSchema.optional(),
	region: idSchema.optional(),
	period: periodSchema.optional(),
	standing: z.enum(RELATION_STANDINGS),
	likelihood: lineSchema.describe("The source's own word, as: almost certainly").optional(),
	by: lineSchema.describe('Who says so, in words'),
	note: paragraphSchema.optional(),
	evidence: z.array(evidenceSchema).min(1)
});

/** data/groups.json */
export const groupsFileSchema = z.strictObject({
	$schema: z.string().optional(),
	groups: z.array(groupSchema),
	relations: z.array(relationSchema)
});

export type Group = z.infer<typeof groupSchema>;
export type Relation = z.infer<typeof relationSchema>;
