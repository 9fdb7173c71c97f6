import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { FormatError } from '../../formats/format.ts';
import { boundaryOf, readParts, type Part } from './multipart.ts';

/** A file that was brought, and the fields of the form that came before it. */
export interface Received {
	path: string;
	name: string;
	bytes: number;
	fields: Map<string, string>;
}

const MOST_FIELD = 100_000;

const sizeIn = (bytes: number): string =>
	bytes >= 1e9 ? `${Math.round(bytes / 1e8) / 10} GB` : `${Math.round(bytes / 1e5) / 10} MB`;

/** A name that is a plain file name on every system; its ending stays. */
export function safeName(name: string): string {
	const [last = ''] = name.split(/[/\\]/).slice(-1);
	const plain = last.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '');
	return (
		[...plain]
			.slice(-80)
			.join('')
			.replace(/^[.-]+/, '') || 'file'
	);
}

async function textOf({ body, name }: Part): Promise<string> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of body) {
		length += chunk.length;
		if (length > MOST_FIELD) throw new FormatError(`The field ${name} is too long.`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

async function save(part: Part, path: string, most: number): Promise<number> {
	const out = await open(path, 'wx');
	let bytes = 0;
	try {
		for await (const chunk of part.body) {
			bytes += chunk.length;
			if (bytes > most)
				throw new FormatError(
					`The file is larger than ${sizeIn(most)}, which is the most that is taken here.`
				);
			await out.write(chunk);
		}
	} catch (problem) {
		if ((problem as NodeJS.ErrnoException).code === 'ENOSPC')
			throw new FormatError('There is no room left on the disk of the server for this file.');
		throw problem;
	} finally {
		await out.close();
	}
	return bytes;
}

/**
 * Takes the one file of a form into a folder as it streams in. Throws FormatError where no file came, where it is
 * empty, larger than `most` bytes or did not arrive whole.
 */
export async function receive(
	request: Pick<Request, 'headers' | 'body'>,
	folder: string,
	most: number
): Promise<Received> {
	const boundary = boundaryOf(request.headers.get('Content-Type'));
	if (!request.body) throw new FormatError('No file was sent.');
	await mkdir(folder, { recursive: true });
	const fields = new Map<string, string>();
	let found: Omit<Received, 'fields'> | null = null;
	for await (const part of readParts(request.body, boundary)) {
		if (part.file === null) fields.set(part.name, await textOf(part));
		else if (part.file !== '' && !found) {
			const name = safeName(part.file);
			const path = join(folder, name);
			found = { path, name, bytes: await save(part, path, most) };
		}
	}
	if (!found) throw new FormatError('No file was chosen.');
	if (!found.bytes) throw new FormatError(`${found.name} is empty.`);
	return { ...found, fields };
}
