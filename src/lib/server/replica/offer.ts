// Publishes snapshots for servers that build none themselves: a folder, which a web server may offer under an address.
import { copyFile, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join } from 'node:path';
import { putFile, putText } from '../snapshot/durable.ts';
import { audienceOf, fileOf, listSnapshots, readCurrent } from '../snapshot/shelf.ts';
import {
	CATALOGUE,
	hashOf,
	parseCatalogue,
	type Catalogue,
	type Offered,
	type Sized
} from './catalogue.ts';
import { REDACTIONS } from './follow.ts';

/** What is published: the current snapshot and those named, and what was taken out of the data. */
export interface Offer {
	data: string;
	store: string;
	folder: string;
	/** Further snapshots by their ids; those of earlier days that the folder holds stay there. */
	ids: readonly string[];
	/** Snapshots of the folder that are taken away. */
	drop: readonly string[];
}

async function heldIn(folder: string): Promise<Catalogue | null> {
	const text = await readFile(join(folder, CATALOGUE), 'utf8').catch(
		(problem: NodeJS.ErrnoException) => {
			if (problem.code === 'ENOENT') return null;
			throw problem;
		}
	);
	return text === null ? null : parseCatalogue(text, folder);
}

async function put(from: string, to: string): Promise<Sized> {
	const beside = `${to}.${process.pid}.tmp`;
	try {
		await copyFile(from, beside, constants.COPYFILE_FICLONE);
		const [{ size: bytes }, sha256] = [await stat(beside), await hashOf(beside)];
		await putFile(beside, to);
		return { bytes, sha256 };
	} finally {
		await rm(beside, { force: true });
	}
}

/** Publishes into a folder and answers what it offers then; throws a sentence where a snapshot is not there. */
export async function offer({ data, store, folder, ids, drop }: Offer): Promise<Catalogue> {
	await mkdir(folder, { recursive: true });
	const current = await readCurrent(store);
	if (!current)
		throw new Error(`There is no snapshot in ${store}; npm run atlas -- build makes one.`);
	if (drop.includes(current.id))
		throw new Error(`${current.id} is the current snapshot and stays; nothing was published.`);
	const before = await heldIn(folder);
	const known = new Map((before?.snapshots ?? []).map((one) => [one.id, one]));
	const strange = drop.filter((id) => !known.has(id));
	if (strange.length) throw new Error(`${folder} holds no snapshot ${strange.join(', ')}.`);
	const here = new Map((await listSnapshots(store)).map((one) => [one.id, one.made]));
	for (const id of new Set([...ids, current.id])) {
		if (known.has(id)) continue;
		const made = here.get(id);
		if (!made) throw new Error(`There is no snapshot ${id} in ${store}.`);
		const sized = await put(fileOf(store, id), join(folder, `${id}.gpkg`));
		known.set(id, { id, audience: audienceOf(store, id), made, ...sized } satisfies Offered);
	}
	for (const id of drop) known.delete(id);
	const redactions = await put(join(data, REDACTIONS), join(folder, REDACTIONS)).catch(
		(problem: NodeJS.ErrnoException) => {
			if (problem.code === 'ENOENT') return null;
			throw problem;
		}
	);
	const snapshots = [...known.values()].sort((a, b) => (a.made < b.made ? -1 : 1));
	const catalogue: Catalogue = { current: current.id, snapshots, redactions };
	await putText(join(folder, CATALOGUE), JSON.stringify(catalogue, null, '\t') + '\n');
	for (const id of drop) await rm(join(folder, `${id}.gpkg`), { force: true });
	return catalogue;
}
