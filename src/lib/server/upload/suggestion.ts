import type { Dataset } from '../../domain/dataset.ts';
import { config } from '../config.ts';
import { aboutKnown } from '../imports/known.ts';
import { readManifests } from '../imports/manifest.ts';
import type { Job } from './job.ts';
import type { Preview } from './preview.ts';

/** The dataset that files of a format mostly belong to. */
const USUAL: Record<string, string> = { ucdp: 'ucdp-ged', acled: 'acled', gtd: 'gtd' };

/** A file's name as an id: without endings, in lower case. */
const slugOf = (name: string): string =>
	name
		.replace(/\.(gz|zip)$/i, '')
		.replace(/\.[^.]*$/, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 40);

/** A release that a file's name tells, as 19.1 or 2026-01-31; empty where it tells none. */
export const releaseIn = (name: string): string =>
	/(?<![\d.])(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2})(?!\.?\d)/.exec(name)?.[0] ?? '';

/** What the form says of the dataset before anybody has: what was said, is known or was said of it before. */
export async function suggestDataset(
	{ name, said }: Job,
	preview: Preview | null
): Promise<{ about: Partial<Dataset>; isCited: boolean; known: string[] }> {
	const manifests = await readManifests(config().store);
	const known = manifests.map(({ dataset }) => dataset.id);
	const isSaid = said.dataset.id !== '' && said.dataset.id !== 'dataset';
	const id = isSaid ? said.dataset.id : (USUAL[preview?.format.id ?? ''] ?? slugOf(name));
	const before = manifests.find(({ dataset }) => dataset.id === id)?.dataset;
	const version = isSaid ? said.dataset.version : releaseIn(name);
	const about = { ...aboutKnown(id, version || '{release}'), ...before };
	const isCited = about.citation !== undefined;
	// The citation follows the release, which is not said yet.
	if (!isSaid) delete about.citation;
	return { about: { ...about, ...(isSaid && said.dataset), id, version }, isCited, known };
}
