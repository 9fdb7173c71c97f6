// What a source of snapshots offers: atlas.json beside the files that it names.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { AUDIENCES } from '../../domain/audience.ts';

/** The file that says what there is; it is written last, so that what it names is there. */
export const CATALOGUE = 'atlas.json';
/** The longest catalogue that is read, in bytes. */
export const MOST_CATALOGUE = 1_000_000;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const fileSchema = z.strictObject({ bytes: z.number().int().nonnegative(), sha256 });
const offeredSchema = fileSchema.extend({
	id: z.string().regex(/^[0-9a-f]{16}$/),
	audience: z.enum(AUDIENCES),
	/** When it was built, as an ISO time. */
	made: z.iso.datetime()
});
const catalogueSchema = z.strictObject({
	/** Id of the snapshot that readers get where they name none. */
	current: z.string(),
	snapshots: z.array(offeredSchema).max(10_000),
	/** What was taken out of all of them; null where nothing ever was. */
	redactions: fileSchema.nullable()
});

/** Length and hash of a file. */
export type Sized = z.infer<typeof fileSchema>;
/** A snapshot of a source, in the file `{id}.gpkg`. */
export type Offered = z.infer<typeof offeredSchema>;
export type Catalogue = z.infer<typeof catalogueSchema>;

/** Reads a catalogue; throws a sentence where it is none. */
export function parseCatalogue(text: string, from: string): Catalogue {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (problem) {
		const said = `${CATALOGUE} of ${from} is not JSON: ${(problem as Error).message}`;
		throw new Error(said, { cause: problem });
	}
	const { success, data, error } = catalogueSchema.safeParse(value);
	if (!success) {
		const [first] = error.issues;
		const where = first?.path.join('.') || 'the whole';
		throw new Error(`${CATALOGUE} of ${from} is not understood: ${where}: ${first?.message}`);
	}
	if (!data.snapshots.some(({ id }) => id === data.current))
		throw new Error(
			`${CATALOGUE} of ${from} names ${data.current} as current and does not list it.`
		);
	return data;
}

/** The SHA-256 of a file, as hexadecimal digits. */
export async function hashOf(path: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash);
	return hash.digest('hex');
}
