import type { Geometry } from 'geojson';
import { z } from 'zod';
import {
	attributionSchema,
	evidenceSchema,
	figureSchema,
	idSchema,
	lineSchema,
	locationSchema,
	paragraphSchema,
	periodSchema,
	publishSchema
} from './schema.ts';

/** One reported occurrence, as the properties of a GeoJSON feature in data/layers. */
export const incidentSchema = z.strictObject({
	kind: z.literal('incident'),
	title: lineSchema.describe('What is said to have happened; states, never celebrates'),
	type: idSchema.describe('An id of taxonomy.json'),
	occurrences: z.number().int().min(1).nullable().describe('null where a source speaks of several'),
	period: periodSchema,
	location: locationSchema,
	casualties: z.array(figureSchema),
	attributions: z.array(attributionSchema),
	note: paragraphSchema.optional(),
	evidence: z.array(evidenceSchema).min(1),
	dataset: idSchema,
	codes: z.record(z.string(), z.string()).describe("The original row's codes").optional(),
	publish: publishSchema.optional()
});

/** An incident with its id, the layer it is kept in and its geometry (null: no place on the map). */
export type Incident = z.infer<typeof incidentSchema> & {
	id: string;
	layer: string | null;
	geometry: Geometry | null;
};
