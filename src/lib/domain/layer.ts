import { z } from 'zod';
import { geometrySchema } from './geometry.ts';
import { incidentSchema } from './incident.ts';
import { presenceSchema } from './presence.ts';
import { idSchema, lineSchema, paragraphSchema } from './schema.ts';

/** What a layer says of itself, as foreign members of its GeoJSON file. */
export const layerSchema = z.strictObject({
	id: idSchema.describe('The name of the file without .geojson'),
	title: lineSchema,
	description: paragraphSchema
});

/** An incident or a presence as a GeoJSON feature. */
export const featureSchema = z.strictObject({
	type: z.literal('Feature'),
	id: idSchema,
	geometry: geometrySchema.nullable(),
	properties: z.discriminatedUnion('kind', [incidentSchema, presenceSchema])
});

/** data/layers/*.geojson */
export const layerFileSchema = z.strictObject({
	$schema: z.string().optional(),
	type: z.literal('FeatureCollection'),
	...layerSchema.shape,
	features: z.array(featureSchema)
});
