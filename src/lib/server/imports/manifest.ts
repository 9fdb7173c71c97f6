// What was brought in of a dataset: var/imports/{dataset}/manifest.json beside the files themselves. It is the
// truth from which snapshots are built, in the order of its steps.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { datasetSchema } from '../../domain/dataset.ts';
import { mappingSchema } from '../../formats/mapping.ts';

const kept = {
	/** Name of the copy, which begins with a digest of what is in it. */
	copy: z.string().regex(/^[0-9a-f]{16}-[^/\\]+$/),
	/** As it was called when it was brought. */
	name: z.string().min(1),
	bytes: z.number().int().nonnegative()
};
const keptSchema = z.strictObject(kept);

const fileStepSchema = z.strictObject({
	step: z.literal('file'),
	...kept,
	format: z.string(),
	release: z.string(),
	mapping: mappingSchema.optional(),
	beside: z.array(keptSchema).optional()
});
const deletionStepSchema = z.strictObject({ step: z.literal('deletions'), ...kept });

/** `replace`: a file takes the place of those before it; `merge`: of records with one id the later counts. */
export const MODES = ['replace', 'merge'] as const;

export const manifestSchema = z.strictObject({
	dataset: datasetSchema,
	mode: z.enum(MODES),
	steps: z.array(z.discriminatedUnion('step', [fileStepSchema, deletionStepSchema]))
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Step = Manifest['steps'][number];
export type FileStep = Extract<Step, { step: 'file' }>;
/** A copy of a file that was brought. */
export type Kept = z.infer<typeof keptSchema>;

/** The folder of a dataset's files. */
export const folderOf = (store: string, dataset: string): string => join(store, 'imports', dataset);

/** All copies that a manifest names. */
export const copiesOf = ({ steps }: Manifest): Kept[] =>
	steps.flatMap((step) => [step, ...(step.step === 'file' ? (step.beside ?? []) : [])]);

/** How many bytes of files manifests name. */
export const bytesOf = (manifests: readonly Manifest[]): number =>
	manifests.reduce((sum, { steps }) => steps.reduce((more, { bytes }) => more + bytes, sum), 0);

/** A manifest that cannot be read, in a sentence. */
export class ManifestError extends Error {
	override name = 'ManifestError';
}

/** The manifest of a dataset; null where nothing of it was brought. */
export async function readManifest(store: string, dataset: string): Promise<Manifest | null> {
	const path = join(folderOf(store, dataset), 'manifest.json');
	let text: string;
	try {
		text = await readFile(path, 'utf8');
	} catch (problem) {
		if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw problem;
	}
	try {
		return manifestSchema.parse(JSON.parse(text));
	} catch (problem) {
		throw new ManifestError(
			`The manifest of the dataset ${dataset} (${path}) cannot be read: ${(problem as Error).message}`
		);
	}
}

/** The manifests of all datasets that were brought, by id. */
export async function readManifests(store: string): Promise<Manifest[]> {
	let names: string[];
	try {
		names = await readdir(join(store, 'imports'));
	} catch (problem) {
		if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw problem;
	}
	const found = await Promise.all(names.sort().map((name) => readManifest(store, name)));
	return found.filter((manifest) => manifest !== null);
}

/** A digest of what manifests say; their copies are named by digests of what is in them. */
export const stampOf = (manifests: readonly Manifest[]): string =>
	createHash('sha256').update(JSON.stringify(manifests)).digest('hex');
