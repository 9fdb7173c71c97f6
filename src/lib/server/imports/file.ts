// Files that are read as they stream by, with a count of the bytes; and copies of them named by what is in them.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportFile } from '../../formats/format.ts';
import { FormatError } from '../../formats/format.ts';
import { syncFolder } from '../snapshot/durable.ts';
import { folderOf, type Kept } from './manifest.ts';

/** A file on disk; `hear` is told of every byte read. */
export const fileAt = (
	path: string,
	name = basename(path),
	hear: (bytes: number) => void = () => {}
): ImportFile => ({
	name,
	async *open() {
		for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
			hear(chunk.length);
			yield chunk;
		}
	}
});

const safe = (name: string) => name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(-80);

/** Throws FormatError where there is no such file. */
export async function checkFile(path: string): Promise<void> {
	const found = await stat(path).catch(() => null);
	if (!found?.isFile()) throw new FormatError(`There is no file ${path}.`);
}

/**
 * Copies a file to the others of its dataset under a digest of what is in it. Half a copy is never seen under
 * that name. Throws FormatError where there is no such file.
 */
export async function keepFile(store: string, dataset: string, path: string): Promise<Kept> {
	await checkFile(path);
	const folder = folderOf(store, dataset);
	await mkdir(folder, { recursive: true });
	const beside = join(folder, `.${randomBytes(6).toString('hex')}.tmp`);
	const sum = createHash('sha256');
	const out = await open(beside, 'wx');
	let bytes = 0;
	try {
		for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
			sum.update(chunk);
			bytes += chunk.length;
			await out.write(chunk);
		}
		await out.sync();
		await out.close();
		const name = basename(path);
		const copy = `${sum.digest('hex').slice(0, 16)}-${safe(name)}`;
		await rename(beside, join(folder, copy));
		await syncFolder(folder);
		return { copy, name, bytes };
	} catch (problem) {
		await out.close().catch(() => {});
		await rm(beside, { force: true });
		throw problem;
	}
}
