import type { Geometry } from 'geojson';
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

export const ACTIVITIES = ['active', 'based', 'sheltering'] as const;

/** A group said to be in an area, as the properties of a GeoJSON feature; it has no casualties. */
export const presenceSchema = z.strictObject({
	kind: z.literal('presence'),
	title: lineSchema,
	group: idSchema,
	activity: z.enum(ACTIVITIES),
	host: idSchema.describe('The group in whose area it is said to be').optional(),
	period: periodSchema,
	location: locationSchema,
	note: paragraphSchema.optional(),
	evidence: z.array(evidenceSchema).min(1),
	dataset: idSchema,
	publish: publishSaidSchema.optional()
});

/** A presence with its id, the layer it is kept in and its geometry. */
export type Presence = z.infer<typeof presenceSchema> & {
	id: string;
	layer: string | null;
	geometry: Geometry | null;
};
