// A snapshot of the data, as tests look into it.
import Database from 'better-sqlite3';
import { emptyStore } from '../store.fixture.ts';
import { ensureSnapshot } from './publish.ts';
import { fileOf } from './shelf.ts';

/** A store with a snapshot of a copy of the data, gone after the test. */
export async function built() {
	const made = await emptyStore();
	const { id } = await ensureSnapshot({ data: made.folder, store: made.store });
	const path = fileOf(made.store, id);
	return { ...made, id, path, options: { data: made.folder, store: made.store } };
}

/** What is read from a snapshot's file. */
export const withDatabase = <T>(path: string, work: (db: Database.Database) => T): T => {
	const db = new Database(path, { readonly: true });
	try {
		return work(db);
	} finally {
		db.close();
	}
};
