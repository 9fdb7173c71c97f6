// The parts that records are made of, as zod schemas: the one definition behind types, checks and the
// JSON Schemas beside the data. Only the server and the command line load this file; pages import types.
import { z } from 'zod';
import { OUTCOMES, WHOS } from './figure.ts';
import { PERIOD_PRECISIONS, PLACE_PRECISIONS } from './precision.ts';
import { PUBLISHED_PRECISIONS, WITHHELD, WITHHELD_OF_SAID } from './publish.ts';
import { CHANNELS, ROLES, STANDINGS } from './standing.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

/** One line of text for a title or a name. */
export const lineSchema = text(300);
/** A paragraph in our own words. */
export const paragraphSchema = text(5000);

/** A hand-kept id: a slug for ever; imported ones are `dataset:original-id`. */
export const idSchema = z
	.string()
	.max(200)
	.regex(/^[A-Za-z0-9][A-Za-z0-9._~:+-]*$/, 'an id of letters, digits and - . _ ~ : +');

/** An ISO 8601 calendar day that exists, in UTC, as 2011-11-12. */
export const daySchema = z.iso.date();

/** A web address that a page may link to. */
export const addressSchema = z.url({ protocol: /^https?$/ });

/** What asserts a part of a record: a source, where in it, and what it says in our own words. */
export const evidenceSchema = z.strictObject({
	source: idSchema,
	locator: lineSchema.describe('Paragraph or page, as "¶1-5"').optional(),
	paraphrase: paragraphSchema.describe('In our own words, never the sentence of the source')
});
const evidence = z.array(evidenceSchema).min(1);

/** What we concluded ourselves, and why; shown as such. */
const inferredSchema = z.strictObject({
	what: lineSchema.describe('As: year'),
	why: paragraphSchema
});

/** A closed interval of the days on which something can have happened; null where an end is unknown. */
export const periodSchema = z.strictObject({
	earliest: daySchema.nullable(),
	latest: daySchema.nullable(),
	precision: z.enum(PERIOD_PRECISIONS),
	inferred: inferredSchema.optional(),
	evidence
});

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
/** Longitude and latitude in degrees, WGS 84. */
export const positionSchema = z.tuple([longitude, latitude]);

/** Where a record lies and how exactly that is known; its geometry stands beside it in the feature. */
export const locationSchema = z.strictObject({
	name: lineSchema.optional(),
	precision: z.enum(PLACE_PRECISIONS),
	region: idSchema
		.describe('Finest region that is certain; never finer than the precision')
		.optional(),
	place: idSchema.describe('Id in the gazetteer').optional(),
	radius: z.number().positive().max(2_000_000).describe('Metres').optional(),
	anchor: positionSchema
		.describe('A point inside an areal outline where its capsule is drawn; never a position')
		.optional(),
	method: lineSchema.describe(
		'How it was located: gazetteer, source gives coordinates, centroid of …'
	),
	approximate: paragraphSchema.describe('Why the outline drawn is not exact').optional(),
	code: lineSchema.describe("The original row's code").optional(),
	inferred: inferredSchema.optional(),
	evidence
});

const amount = z.number().int().min(0).max(10_000_000).nullable();
/** Reported casualties; null means not reported, which is not 0. */
export const figureSchema = z.strictObject({
	outcome: z.enum(OUTCOMES),
	who: z.enum(WHOS),
	low: amount,
	best: amount,
	high: amount,
	note: paragraphSchema.optional(),
	evidence
});

/** Who is said to have had which part in an incident, who says so, and when. */
export const attributionSchema = z.strictObject({
	group: idSchema,
	role: z.enum(ROLES),
	standing: z.enum(STANDINGS),
	by: lineSchema.describe('Who says so, in words'),
	made: periodSchema.describe('When it was said').optional(),
	channel: z.enum(CHANNELS).optional(),
	statement: idSchema.describe('The claim it rests on').optional(),
	note: paragraphSchema.optional(),
	evidence
});

/** What may be published of a record; what is withheld is in no format at all. */
export const publishSchema = z.strictObject({
	precision: z
		.enum(PUBLISHED_PRECISIONS)
		.describe('The place is published as the region that is certain at this precision')
		.optional(),
	withhold: z.array(z.enum(WITHHELD)).describe('Parts that are published nowhere').optional()
});

/** The same of a statement or a presence, which have fewer parts. */
export const publishSaidSchema = publishSchema.extend({
	withhold: z
		.array(z.enum(WITHHELD_OF_SAID))
		.describe('Parts that are published nowhere')
		.optional()
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type Period = z.infer<typeof periodSchema>;
export type Position = z.infer<typeof positionSchema>;
export type Location = z.infer<typeof locationSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Attribution = z.infer<typeof attributionSchema>;
export type Publish = z.infer<typeof publishSchema>;
