// From the data to the current snapshot. Nothing half-done is ever seen: the file is renamed into its place when it
// is whole, then what it was built from, then what names it as the current one.
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifests, type Manifest } from '../imports/manifest.ts';
import { buildSnapshot, type BuildOptions, type Built } from './build.ts';
import { putFile } from './durable.ts';
import { stampInputs } from './inputs.ts';
import { takeLock } from './lock.ts';
import { faultOf, fileOf, readCurrent, setCurrent, shelfOf, sweepShelf } from './shelf.ts';

/** A finished snapshot that nobody sees yet. */
export interface Draft extends Built {
	path: string;
	inputs: string;
}

/** Builds a snapshot beside the others; only for who holds the lock. */
export async function draftSnapshot(options: BuildOptions): Promise<Draft> {
	const { store, data, manifests, audience = 'public' } = options;
	await mkdir(shelfOf(store), { recursive: true });
	const inputs = await stampInputs(data, manifests, audience);
	const path = join(shelfOf(store), `${process.pid}.tmp`);
	await rm(path, { force: true });
	try {
		return { ...(await buildSnapshot(path, options)), path, inputs };
	} catch (problem) {
		await rm(path, { force: true });
		throw problem;
	}
}

/** Puts a draft on the shelf; `settle` writes down what it was built from before it becomes the current one. */
export async function publish(
	store: string,
	{ id, path, inputs }: Draft,
	settle: () => Promise<void> = () => Promise.resolve()
): Promise<void> {
	const { size: bytes } = await stat(path);
	await putFile(path, fileOf(store, id));
	await settle();
	await setCurrent(store, { id, inputs, bytes });
}

/** A snapshot that is current, whether it had to be built, and what was wrong with the one before. */
export interface Ensured {
	id: string;
	built: boolean;
	fault: string | null;
}

/** The current snapshot where it is sound and nothing that it was built from has changed; null otherwise. */
async function soundCurrent(
	{ store, data, audience = 'public' }: Omit<BuildOptions, 'manifests'>,
	manifests: readonly Manifest[]
): Promise<Ensured | { id: null; fault: string | null }> {
	const current = await readCurrent(store);
	if (!current) return { id: null, fault: null };
	const fault = await faultOf(store, current);
	if (fault) return { id: null, fault: `The snapshot ${current.id} is not used: ${fault}.` };
	const isSame = current.inputs === (await stampInputs(data, manifests, audience));
	return isSame ? { id: current.id, built: false, fault: null } : { id: null, fault: null };
}

/** Makes the current snapshot that of the data as it is; builds only where something changed. Throws Busy. */
export async function ensureSnapshot(
	options: Omit<BuildOptions, 'manifests'>,
	always = false
): Promise<Ensured> {
	const { store } = options;
	const found = await soundCurrent(options, await readManifests(store));
	if (found.id !== null && !always) return found;
	const release = takeLock(store, 'build of a snapshot');
	try {
		await sweepShelf(store);
		const draft = await draftSnapshot({ ...options, manifests: await readManifests(store) });
		await publish(store, draft);
		return { id: draft.id, built: true, fault: found.fault };
	} finally {
		release();
	}
}
