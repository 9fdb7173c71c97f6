// Keeps a server's own shelf in step with a source of snapshots. What is fetched is checked by its hash and put in its
// place when it is whole.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Audience } from '../../domain/audience.ts';
import { putFile } from '../snapshot/durable.ts';
import { fileOf, readCurrent, setCurrent, shelfOf } from '../snapshot/shelf.ts';
import { hashOf, type Catalogue, type Offered, type Sized } from './catalogue.ts';
import type { Source } from './source.ts';

/** The file of a source that says what was taken out of all its snapshots. */
export const REDACTIONS = 'redactions.json';

/** Lets bytes through that are what a catalogue says, and fails at the first too many or at a wrong end. */
function checking(said: Sized, fault: string): Transform {
	const hash = createHash('sha256');
	let length = 0;
	return new Transform({
		transform(chunk: Buffer, _, done) {
			length += chunk.length;
			hash.update(chunk);
			done(length > said.bytes ? new Error(fault) : null, chunk);
		},
		flush(done) {
			const isSame = length === said.bytes && hash.digest('hex') === said.sha256;
			done(isSame ? null : new Error(fault));
		}
	});
}

/** Fetches a file of a source to a path; throws a sentence where it is not what its catalogue says. */
async function fetchTo(path: string, source: Source, file: string, said: Sized): Promise<void> {
	const beside = `${path}.${process.pid}.tmp`;
	try {
		const fault = `${file} of ${source.name} is not the file that its catalogue describes`;
		await pipeline(
			await source.open(file),
			checking(said, `${fault} (${said.bytes} bytes, SHA-256 ${said.sha256.slice(0, 12)}…).`),
			createWriteStream(beside)
		);
		await putFile(beside, path);
	} finally {
		await rm(beside, { force: true });
	}
}

/** Milliseconds for which a catalogue is taken to hold, whatever readers ask for. */
const FRESH = 2000;

/** One server's following of one source. */
export interface Follower {
	/**
	 * Fetches what was taken out, then the current snapshot where it is another one, and makes it current here; then
	 * the others, one by one. Throws a sentence where the first two cannot be had.
	 */
	step: () => Promise<void>;
	/** Fetches a snapshot that a reader names; false where the source does not offer it to this audience. */
	fetch: (id: string) => Promise<boolean>;
}

/** Follows a source into a store; steps at the same time are one step. */
export function createFollower(source: Source, store: string, audience: Audience): Follower {
	const under = new Map<string, Promise<void>>();
	const isOurs = (offered: Offered) => audience === 'private' || offered.audience === audience;

	async function take(offered: Offered): Promise<void> {
		const path = fileOf(store, offered.id);
		const held = await stat(path).catch(() => null);
		if (held?.size === offered.bytes) return;
		await fetchTo(path, source, `${offered.id}.gpkg`, offered);
		const made = new Date(offered.made);
		await utimes(path, made, made);
	}
	/** One fetch of a thing at a time. */
	function once(key: string, work: () => Promise<void>): Promise<void> {
		const running = under.get(key);
		if (running) return running;
		const begun = work().finally(() => under.delete(key));
		under.set(key, begun);
		return begun;
	}
	async function takeRedactions({ redactions }: Catalogue): Promise<void> {
		const path = join(store, REDACTIONS);
		if (!redactions) return;
		const held = await hashOf(path).catch(() => null);
		if (held === redactions.sha256) return;
		await fetchTo(path, source, REDACTIONS, redactions);
	}
	let known: { catalogue: Catalogue; at: number } | undefined;
	async function look(): Promise<Catalogue> {
		known = { catalogue: await source.catalogue(), at: performance.now() };
		return known.catalogue;
	}
	async function step(): Promise<void> {
		await mkdir(shelfOf(store), { recursive: true });
		const catalogue = await look();
		await takeRedactions(catalogue);
		const current = catalogue.snapshots.find(({ id }) => id === catalogue.current)!;
		if (!isOurs(current))
			throw new Error(
				`${source.name} holds data for a ${current.audience} audience, and this atlas answers a ${audience} one.`
			);
		await once(current.id, () => take(current));
		if ((await readCurrent(store))?.id !== current.id)
			await setCurrent(store, { id: current.id, inputs: source.name, bytes: current.bytes });
		void once('others', () => takeOthers(catalogue)).catch(() => {});
	}
	/** What cannot be had of them is fetched when it is asked for, and told then. */
	async function takeOthers({ snapshots }: Catalogue): Promise<void> {
		for (const offered of snapshots.filter(isOurs).reverse())
			await once(offered.id, () => take(offered));
	}
	return {
		step: () => once('step', step),
		async fetch(id) {
			const isFresh = known && performance.now() - known.at < FRESH;
			const { snapshots } = isFresh ? known!.catalogue : await look();
			const offered = snapshots.find((one) => one.id === id);
			if (!offered || !isOurs(offered)) return false;
			await once(id, () => take(offered));
			return true;
		}
	};
}
