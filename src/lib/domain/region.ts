import type { MultiPolygon, Polygon } from 'geojson';
import { z } from 'zod';
import { idSchema, lineSchema, paragraphSchema, positionSchema } from './schema.ts';

export const REGION_LEVELS = ['country', 'province', 'district', 'area'] as const;

/** A region, as the properties of a GeoJSON feature in data/regions.geojson. */
export const regionSchema = z.strictObject({
	name: lineSchema,
	names: z.record(z.string(), lineSchema).describe('By language tag').optional(),
	level: z.enum(REGION_LEVELS),
	parent: idSchema.nullable(),
	anchor: positionSchema,
	disputed: z.literal(true).optional(),
	approximate: paragraphSchema.optional(),
	note: paragraphSchema.optional()
});

export type Region = z.infer<typeof regionSchema> & {
	id: string;
	geometry: Polygon | MultiPolygon;
};
