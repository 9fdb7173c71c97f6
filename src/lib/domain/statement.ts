import { z } from 'zod';
import {
	evidenceSchema,
	idSchema,
	lineSchema,
	locationSchema,
	paragraphSchema,
	periodSchema,
	publishSaidSchema
} from './schema.ts';
import { CHANNELS } from './standing.ts';

export const STATEMENT_TYPES = ['claim of responsibility', 'threat'] as const;

/** A claim of responsibility or a threat, as kept in data/statements.json: something said, never something that happened. */
export const statementSchema = z.strictObject({
	id: idSchema,
	title: lineSchema,
	type: z.enum(STATEMENT_TYPES),
	period: periodSchema.describe('When it was made public'),
	location: locationSchema.describe('The place it speaks of, as far as it is known'),
	speaker: idSchema.describe('The group that made it'),
	addressees: z.array(lineSchema),
	channel: z.enum(CHANNELS),
	incidents: z.array(idSchema).describe('The incidents it speaks of'),
	summary: paragraphSchema.describe('What it says, in our own words'),
	via: z
		.array(
			z.strictObject({
				step: lineSchema.describe('As: posted on web forums'),
				source: idSchema.optional(),
				seen: z.boolean().describe('Whether we have seen this step ourselves')
			})
		)
		.describe('How it reached us, first step first'),
	note: paragraphSchema.optional(),
	evidence: z.array(evidenceSchema).min(1),
	dataset: idSchema,
	publish: publishSaidSchema.optional()
});

/** data/statements.json */
export const statementsFileSchema = z.strictObject({
	$schema: z.string().optional(),
	statements: z.array(statementSchema)
});

/** A statement as held in memory: marked with its kind, like incidents and presences. */
export type Statement = z.infer<typeof statementSchema> & { kind: 'statement' };
