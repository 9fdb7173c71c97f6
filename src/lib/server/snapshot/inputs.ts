import { createHash, type Hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Audience } from '../../domain/audience.ts';
import { stampOf, type Manifest } from '../imports/manifest.ts';
import { formatFor, LAYOUT } from './hash.ts';

async function addFolder(sum: Hash, data: string): Promise<void> {
	for (const folder of ['', 'layers']) {
		const names = await readdir(join(data, folder)).catch(() => []);
		for (const name of names.filter((each) => /\.(geo)?json$|\.csv$/.test(each)).sort())
			sum.update(`${folder}/${name}\n`).update(await readFile(join(data, folder, name)));
	}
}

/** A digest of everything that a snapshot is built from: while it stays the same, so does the snapshot. */
export async function stampInputs(
	data: string,
	manifests: readonly Manifest[],
	audience: Audience
): Promise<string> {
	const sum = createHash('sha256').update(
		`${formatFor(audience)}\n${LAYOUT}\n${stampOf(manifests)}\n`
	);
	await addFolder(sum, data);
	return sum.digest('hex');
}

/** A digest of the hand-kept data alone, and so of all that was decided of what may be shown. */
export async function stampData(data: string, audience: Audience): Promise<string> {
	const sum = createHash('sha256').update(`${formatFor(audience)}\n`);
	await addFolder(sum, data);
	return sum.digest('hex');
}
