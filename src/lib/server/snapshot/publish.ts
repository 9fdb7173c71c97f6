// From the data to the current snapshot. Nothing half-done is ever seen: the file is renamed into its place when it
// is whole, then what it was built from, then what names it as the current one.
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesOf, readManifests } from '../imports/manifest.ts';
import { buildSnapshot, type BuildOptions, type Built, type Stamps } from './build.ts';
import { putFile } from './durable.ts';
import { stampData, stampInputs } from './inputs.ts';
import { takeLock } from './lock.ts';
import {
	besideOf,
	faultOf,
	fileOf,
	listSnapshots,
	readCurrent,
	setCurrent,
	shelfOf,
	stampsOf,
	sweepShelf
} from './shelf.ts';

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
	const stamps: Stamps = { inputs, data: await stampData(data, audience) };
	const path = join(shelfOf(store), `${process.pid}.tmp`);
	await rm(path, { force: true });
	try {
		return { ...(await buildSnapshot(path, options, stamps)), path, inputs };
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
	// It brings its own.
	await rm(besideOf(fileOf(store, id)), { force: true });
	await settle();
	await setCurrent(store, { id, inputs, bytes });
}

/** A snapshot that is current, whether it had to be built, and what was wrong with the one before. */
export interface Ensured {
	id: string;
	built: boolean;
	fault: string | null;
}

type Options = Omit<BuildOptions, 'manifests'>;

/** The newest sound snapshot on the shelf that was built from what is asked for; null where there is none. */
async function findShelved(
	{ store, audience = 'public' }: Options,
	stamp: Partial<Stamps>
): Promise<{ id: string; bytes: number } | null> {
	for (const { id, bytes } of (await listSnapshots(store)).reverse()) {
		const { inputs, data } = stampsOf(store, id);
		const isMeant = inputs === stamp.inputs || data === stamp.data;
		if (isMeant && !(await faultOf(store, { id }, audience))) return { id, bytes };
	}
	return null;
}

/**
 * What can be answered from at once: the current snapshot where it is sound and nothing that it was built from has
 * changed, or another one that was built from the same and that a killed import did not come to name.
 */
async function findCurrent(
	options: Options,
	inputs: string
): Promise<Ensured | { id: null; fault: string | null }> {
	const { store } = options;
	const current = await readCurrent(store);
	const broken = current && (await faultOf(store, current));
	const fault = broken ? `The snapshot ${current.id} is not used: ${broken}.` : null;
	if (current && !broken && current.inputs === inputs)
		return { id: current.id, built: false, fault: null };
	const found = await findShelved(options, { inputs });
	if (!found) return { id: null, fault };
	await setCurrent(store, { ...found, inputs });
	return { id: found.id, built: false, fault };
}

/** What is served while a snapshot is built that takes long; null where one is at hand or building is quick. */
export interface Meanwhile {
	id: string;
	/** Why it is not what it should be, in a sentence. */
	why: string;
}

/** Bytes of imported files above which building is left to others, minutes rather than seconds of work. */
const MUCH = 50_000_000;

/**
 * The last good snapshot, to be served until that of the data as it is has been built. Only one that rests on the
 * hand-kept data as it is now, in which it is decided what may be shown.
 */
export async function lastGood(options: Options, much = MUCH): Promise<Meanwhile | null> {
	const { store, data, audience = 'public' } = options;
	const manifests = await readManifests(store);
	if (bytesOf(manifests) < much) return null;
	const found = await findCurrent(options, await stampInputs(data, manifests, audience));
	if (found.id !== null) return null;
	const last = await findShelved(options, { data: await stampData(data, audience) });
	const why = found.fault ?? 'What the current snapshot was built from has changed.';
	return last && { id: last.id, why };
}

/** Makes the current snapshot that of the data as it is; builds only where something changed. Throws Busy. */
export async function ensureSnapshot(options: Options, always = false): Promise<Ensured> {
	const { store, data, audience = 'public' } = options;
	const inputs = await stampInputs(data, await readManifests(store), audience);
	const found = await findCurrent(options, inputs);
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
