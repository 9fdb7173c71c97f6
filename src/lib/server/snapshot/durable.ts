// Files that are there whole or not at all, whatever happens while they are written.
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes sure that the names in a folder are on disk. */
export async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Puts a finished file in the place of another. */
export async function putFile(made: string, path: string): Promise<void> {
	const handle = await open(made, 'r+');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
	await rename(made, path);
	await syncFolder(dirname(path));
}

/** Writes a text beside its old state and puts it in its place. */
export async function putText(path: string, text: string): Promise<void> {
	const beside = `${path}.${process.pid}.tmp`;
	const handle = await open(beside, 'w');
	try {
		await handle.writeFile(text);
	} finally {
		await handle.close();
	}
	await putFile(beside, path);
}
