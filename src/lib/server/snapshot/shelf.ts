// Where snapshots lie: var/snapshots/{id}.gpkg, and which of them is the current one.
import Database from 'better-sqlite3';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Audience } from '../../domain/audience.ts';
import { putText } from './durable.ts';

const currentSchema = z.strictObject({
	id: z.string().regex(/^[0-9a-f]{16}$/),
	/** Digest of what it was built from. */
	inputs: z.string(),
	bytes: z.number().int().positive()
});

/** The snapshot that is served. */
export type Current = z.infer<typeof currentSchema>;

/** The folder of all snapshots. */
export const shelfOf = (store: string): string => join(store, 'snapshots');
/** The file of a snapshot. */
export const fileOf = (store: string, id: string): string => join(shelfOf(store), `${id}.gpkg`);
/** The file of columns that were made anew from the snapshot at a path. */
export const besideOf = (path: string): string => `${path}.columns`;
/** The file that names the current snapshot. */
export const pointerOf = (store: string): string => join(shelfOf(store), 'current.json');
/** The file that remembers which snapshots were taken away. */
const prunedOf = (store: string): string => join(shelfOf(store), 'pruned.json');

export const isId = (text: string): boolean => /^[0-9a-f]{16}$/.test(text);

/** The current snapshot; null where there is none yet or what names it cannot be read. */
export async function readCurrent(store: string): Promise<Current | null> {
	try {
		return currentSchema.parse(JSON.parse(await readFile(pointerOf(store), 'utf8')));
	} catch {
		return null;
	}
}

/** Makes a finished snapshot the current one. */
export async function setCurrent(store: string, current: Current): Promise<void> {
	await putText(pointerOf(store), JSON.stringify(current) + '\n');
}

/** Changes whenever another snapshot is made the current one. */
export async function stampOfPointer(store: string): Promise<string> {
	const found = await stat(pointerOf(store)).catch(() => null);
	return found ? `${found.ino} ${found.mtimeMs}` : '';
}

/** What is known of a snapshot without opening it. */
export interface Shelved {
	id: string;
	bytes: number;
	/** When it was built, as an ISO time. */
	made: string;
}

/** All snapshots, oldest first. */
export async function listSnapshots(store: string): Promise<Shelved[]> {
	const names = await readdir(shelfOf(store)).catch(() => []);
	const found = await Promise.all(
		names
			.filter((name) => name.endsWith('.gpkg') && isId(name.slice(0, -5)))
			.map(async (name) => {
				const { size, mtime } = await stat(join(shelfOf(store), name));
				return { id: name.slice(0, -5), bytes: size, made: mtime.toISOString() };
			})
	);
	return found.sort((a, b) => (a.made < b.made ? -1 : a.made > b.made ? 1 : 0));
}

/** Ids of snapshots that were here and were taken away. */
export async function prunedIds(store: string): Promise<Set<string>> {
	const text = await readFile(prunedOf(store), 'utf8').catch(() => '[]');
	return new Set(z.array(z.string()).catch([]).parse(JSON.parse(text)));
}

/** Takes snapshots away for good; the caller has seen to it that none of them is the current one. */
export async function takeAway(store: string, ids: readonly string[]): Promise<void> {
	const pruned = await prunedIds(store);
	for (const id of ids) pruned.add(id);
	await putText(prunedOf(store), JSON.stringify([...pruned].sort()) + '\n');
	for (const id of ids)
		for (const path of [fileOf(store, id), besideOf(fileOf(store, id))])
			await rm(path, { force: true });
}

/** Clears away what killed builds left behind; only for who holds the lock. */
export async function sweepShelf(store: string): Promise<void> {
	await mkdir(shelfOf(store), { recursive: true });
	const names = await readdir(shelfOf(store));
	const left = names.filter((name) => /\.(tmp|tmp-journal|tmp-wal|tmp-shm)$/.test(name));
	const alone = names.filter(
		(name) => name.endsWith(besideOf('')) && !names.includes(name.slice(0, -besideOf('').length))
	);
	for (const name of [...left, ...alone]) await rm(join(shelfOf(store), name), { force: true });
}

/** What an open snapshot says of itself under a name; null where it says nothing. */
const saidIn = (db: Database.Database, name: string): string | null =>
	(db.prepare('SELECT value FROM meta WHERE name = ?').pluck().get(name) as string | undefined) ??
	null;

/** Whom an open snapshot was made for; a private audience where it does not say. */
export const audienceIn = (db: Database.Database): Audience =>
	saidIn(db, 'audience') === 'public' ? 'public' : 'private';

/** What is read from a snapshot on the shelf. */
function readIn<T>(store: string, id: string, read: (db: Database.Database) => T): T {
	const db = new Database(fileOf(store, id), { readonly: true, fileMustExist: true });
	try {
		return read(db);
	} finally {
		db.close();
	}
}

/** Whom a snapshot on the shelf was made for. */
export const audienceOf = (store: string, id: string): Audience => readIn(store, id, audienceIn);

/** Digests of what a snapshot was built from; one of other days does not say, nor does a broken one. */
export function stampsOf(
	store: string,
	id: string
): { inputs: string | null; data: string | null } {
	try {
		return readIn(store, id, (db) => ({ inputs: saidIn(db, 'inputs'), data: saidIn(db, 'data') }));
	} catch {
		return { inputs: null, data: null };
	}
}

/** How many bytes a SQLite file has by what it says itself; 0 where it is none. https://sqlite.org/fileformat.html */
async function wholeSize(path: string): Promise<number> {
	const handle = await open(path, 'r');
	try {
		const head = Buffer.alloc(100);
		const { bytesRead } = await handle.read(head, 0, head.length, 0);
		if (bytesRead < head.length) return 0;
		const said = head.readUInt16BE(16);
		return (said === 1 ? 65_536 : said) * head.readUInt32BE(28);
	} finally {
		await handle.close();
	}
}

/** Whether a snapshot is one that an audience may be answered from. */
export const isFor = (store: string, id: string, audience: Audience): boolean =>
	audience === 'private' || audienceOf(store, id) === audience;

/**
 * Why a file is no snapshot for an audience that can be read, in words; null where it is one. Large files are not
 * read whole, and none where the thread `isServing` others meanwhile.
 */
export async function faultOf(
	store: string,
	{ id, bytes: noted }: Pick<Current, 'id'> & Partial<Current>,
	audience?: Audience,
	isServing = false
): Promise<string | null> {
	const path = fileOf(store, id);
	const found = await stat(path).catch(() => null);
	if (!found) return 'there is no such file';
	if (found.size === 0) return 'the file is empty';
	const bytes = noted ?? (await wholeSize(path));
	if (found.size !== bytes) return `the file has ${found.size} bytes instead of ${bytes}`;
	let db: Database.Database | undefined;
	try {
		db = new Database(path, { readonly: true, fileMustExist: true });
		const own = saidIn(db, 'id');
		if (own !== id) return `the file holds the snapshot ${own}`;
		if (audience && audienceIn(db) !== audience)
			return `it was made for a ${audienceIn(db)} audience, and this one is ${audience}`;
		const [check] = db.pragma(
			!isServing && bytes < MOST_CHECKED ? 'quick_check(1)' : 'schema_version'
		) as object[];
		const said = Object.values(check ?? {})[0] as unknown;
		return typeof said === 'string' && said !== 'ok' ? `it is damaged: ${said}` : null;
	} catch (problem) {
		return `it cannot be read: ${(problem as Error).message}`;
	} finally {
		db?.close();
	}
}

/** Files up to here are looked through at every start. */
const MOST_CHECKED = 100_000_000;
