import type { z } from 'zod';
import { datasetSchema } from './dataset.ts';
import { groupSchema, relationSchema } from './group.ts';
import { incidentSchema } from './incident.ts';
import { layerSchema } from './layer.ts';
import { presenceSchema } from './presence.ts';
import { regionSchema } from './region.ts';
import { sourceSchema } from './source.ts';
import { statementSchema } from './statement.ts';
import { incidentTypeSchema } from './taxonomy.ts';

/** The schema of what a file keeps of each kind of record. */
export const SCHEMAS = {
	layer: layerSchema,
	incident: incidentSchema,
	presence: presenceSchema,
	statement: statementSchema,
	group: groupSchema,
	relation: relationSchema,
	source: sourceSchema,
	dataset: datasetSchema,
	type: incidentTypeSchema,
	region: regionSchema
} satisfies Record<string, z.ZodType>;
export type DraftKind = keyof typeof SCHEMAS;

/** A record as it stands in a file, before anything is known to be right. */
export interface Draft {
	kind: DraftKind;
	/** Path below the data folder. */
	file: string;
	/** What a fault calls it: its id, or its place in the file where it has none. */
	record: string;
	id: string | null;
	/** What its schema speaks of: a feature's properties, else the whole record. */
	value: unknown;
	/** Of features only; undefined elsewhere. */
	geometry?: unknown;
	/** Id of the curated layer it is kept in. */
	layer?: string | null;
	/** What the reader of the file found wrong with it. */
	findings?: Finding[];
}

/** One thing wrong with a draft. */
export interface Finding {
	/** Path of the field in the draft, as casualties.0.low. */
	field: string;
	found: string;
	expected: string;
}
