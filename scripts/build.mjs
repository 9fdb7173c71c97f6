// Builds the atlas where build/ is missing or was made from something else than what stands here now.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { progress } from './progress.mjs';
import { tool } from './tool.mjs';

const STAMP = 'build/made-from.txt';
const FOLDERS = ['src', 'static'];
const FILES = ['svelte.config.js', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];

/** A hash over names and contents of all that a build is made from; tests are no part of it. */
export function fingerprint() {
	const hash = createHash('sha256').update(process.versions.node);
	const inFolders = FOLDERS.flatMap((folder) =>
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
			.map((entry) => join(entry.parentPath, entry.name))
	);
	for (const file of [...inFolders.sort(), ...FILES.filter((file) => existsSync(file))])
		hash.update(`\0${file}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
	return hash.digest('hex');
}

/**
 * Makes sure that build/ is what the sources say. Answers the failed build's output, or an empty string.
 * @param {AbortSignal} [signal]
 */
export async function ensureBuilt(signal) {
	const wanted = fingerprint();
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return '';
	const end = progress('Building the atlas');
	const { code, output } = await tool('vite', ['build'], signal && { signal });
	end(code === 0 ? 'done' : 'failed');
	if (code !== 0) return output || `The build ended with code ${code}.`;
	writeFileSync(STAMP, wanted);
	return '';
}
