// The snapshots that are held for whom the atlas answers, the newest first.
import Database from 'better-sqlite3';
import type { Atlas } from '../atlas.ts';
import { config } from '../config.ts';
import { audienceIn, fileOf, listSnapshots } from '../snapshot/shelf.ts';

/** A snapshot as it is listed. */
export interface HeldSnapshot {
	id: string;
	/** ISO day on which it was built. */
	made: string;
	isCurrent: boolean;
	counts: { incident: number; statement: number; presence: number };
	/** Ids and releases of its datasets, as they may be named now. */
	datasets: { id: string; version: string }[];
}

/** The most that are listed. */
const MOST = 100;

/** What an open snapshot says of itself; null where it is not for this audience. */
function lookInto(path: string, listed: ReadonlySet<string>) {
	const db = new Database(path, { readonly: true, fileMustExist: true });
	try {
		if (config().audience === 'public' && audienceIn(db) !== 'public') return null;
		const counts = db.prepare("SELECT value FROM meta WHERE name = 'counts'").pluck().get();
		const datasets = db.prepare('SELECT id, version FROM datasets ORDER BY id').all();
		return {
			counts: JSON.parse(counts as string) as HeldSnapshot['counts'],
			datasets: (datasets as HeldSnapshot['datasets']).filter(({ id }) => listed.has(id))
		};
	} finally {
		db.close();
	}
}

/** The snapshots held; one whose file cannot be read is left out. */
export async function heldSnapshots({ engine, records }: Atlas): Promise<HeldSnapshot[]> {
	const { store } = config();
	const listed = new Set(records.datasets.map(({ id }) => id));
	const shelved = (await listSnapshots(store)).reverse().slice(0, MOST);
	return shelved.flatMap(({ id, made }) => {
		try {
			const said = lookInto(fileOf(store, id), listed);
			return said
				? [{ id, made: made.slice(0, 10), isCurrent: id === engine.snapshot, ...said }]
				: [];
		} catch {
			return [];
		}
	});
}
