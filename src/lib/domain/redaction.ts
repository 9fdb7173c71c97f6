import { z } from 'zod';
import { WITHHELD } from './publish.ts';
import { daySchema, idSchema, paragraphSchema } from './schema.ts';

/** What can be taken out of a group's record. */
const GROUP_PARTS = ['people', 'note'] as const;

const reasons = {
	id: idSchema.describe('Id of the record'),
	date: daySchema.describe('The day of the decision'),
	reason: paragraphSchema.describe('Shown wherever the record is asked for')
};
const part = 'Left out: the whole record';

/** Takes a record, or parts of it, out of every form of every snapshot; its id stays and says why. */
export const redactionSchema = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('incident'),
		...reasons,
		fields: z.array(z.enum(WITHHELD)).min(1).describe(part).optional()
	}),
	z.strictObject({ kind: z.literal('statement'), ...reasons }),
	z.strictObject({ kind: z.literal('presence'), ...reasons }),
	z.strictObject({
		kind: z.literal('group'),
		...reasons,
		fields: z.array(z.enum(GROUP_PARTS)).min(1)
	})
]);

/** data/redactions.json; there need not be one. It is in force from when it is saved. */
export const redactionsFileSchema = z.strictObject({
	$schema: z.string().optional(),
	redactions: z.array(redactionSchema)
});

export type Redaction = z.infer<typeof redactionSchema>;
