// Writes data/schema/*.schema.json from the zod schemas, so that an editor completes and checks the data
// files while typing. JSON Schema draft 7: the newest one that editors support in full.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { datasetsFileSchema } from '../src/lib/domain/dataset.ts';
import { duplicatesFileSchema } from '../src/lib/domain/duplicate.ts';
import { groupsFileSchema } from '../src/lib/domain/group.ts';
import { layerFileSchema } from '../src/lib/domain/layer.ts';
import { publishingFileSchema } from '../src/lib/domain/publishing.ts';
import { redactionsFileSchema } from '../src/lib/domain/redaction.ts';
import { sameGroupsFileSchema } from '../src/lib/domain/same.ts';
import { sourcesFileSchema } from '../src/lib/domain/source.ts';
import { statementsFileSchema } from '../src/lib/domain/statement.ts';
import { taxonomyFileSchema } from '../src/lib/domain/taxonomy.ts';

const FILES: Record<string, [z.ZodType, title: string]> = {
	layer: [layerFileSchema, 'A curated layer: incidents and presences as GeoJSON'],
	statements: [statementsFileSchema, 'Claims of responsibility and threats'],
	groups: [groupsFileSchema, 'Groups and their relations'],
	sources: [sourcesFileSchema, 'Sources as CSL-JSON'],
	datasets: [datasetsFileSchema, 'Bodies of records with one licence'],
	duplicates: [duplicatesFileSchema, 'Decisions on incidents that may be one'],
	'same-groups': [sameGroupsFileSchema, 'Decisions on imported groups that are known ones'],
	taxonomy: [taxonomyFileSchema, 'Types of incidents'],
	publish: [publishingFileSchema, 'What may be published of imported records'],
	redactions: [redactionsFileSchema, 'What was taken out of every form of every snapshot']
};

/** File name to text of every schema. */
export const formatSchemas = (): [name: string, text: string][] =>
	Object.entries(FILES).map(([name, [schema, title]]) => {
		const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', reused: 'ref' });
		return [`${name}.schema.json`, JSON.stringify({ title, ...json }, null, 2) + '\n'];
	});

if (import.meta.filename === process.argv[1]) {
	const folder = join(import.meta.dirname, '../data/schema');
	await mkdir(folder, { recursive: true });
	for (const [name, text] of formatSchemas()) await writeFile(join(folder, name), text);
}
