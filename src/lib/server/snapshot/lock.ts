// One builder at a time. The lock is SQLite's own on a small file, which the system lets go when a process ends,
// however it ends: a killed import leaves nothing to clear away.
import Database from 'better-sqlite3';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Somebody else is at work; the message says who. */
export class Busy extends Error {
	override name = 'Busy';
}

const isBusy = (problem: unknown): boolean =>
	/^SQLITE_(BUSY|LOCKED)/.test((problem as { code?: string }).code ?? '');

/** Who said last that it took the lock of a store; empty where nobody says. */
function noted(store: string): string {
	try {
		return readFileSync(join(store, 'lock.txt'), 'utf8').trim();
	} catch {
		// Nobody ever took it, or it was taken a moment ago.
		return '';
	}
}

/** Who is at work on a store, as "import of ucdp-ged, process 12"; null where nobody is. */
export function workIn(store: string): string | null {
	const who = noted(store);
	if (!who) return null;
	const db = new Database(join(store, 'lock'), { timeout: 0 });
	try {
		db.prepare('SELECT count(*) FROM sqlite_master').get();
		return null;
	} catch (problem) {
		if (isBusy(problem)) return who;
		throw problem;
	} finally {
		db.close();
	}
}

/** The locks that this process holds: one that nobody refers to would be let go when memory is collected. */
const locks = new Set<Database.Database>();

/** Takes the lock of a store for some work, as "import of ucdp-ged", and gives what lets it go; throws Busy. */
export function takeLock(store: string, work: string): () => void {
	mkdirSync(store, { recursive: true });
	const note = join(store, 'lock.txt');
	const db = new Database(join(store, 'lock'), { timeout: 0 });
	try {
		db.exec('BEGIN EXCLUSIVE');
	} catch (problem) {
		db.close();
		if (!isBusy(problem)) throw problem;
		const who = noted(store) || 'another process';
		throw new Busy(`The store ${store} is in use: ${who}. Try again when that has ended.`);
	}
	locks.add(db);
	writeFileSync(note, `${work}, process ${process.pid}\n`);
	return () => {
		if (!db.open) return;
		locks.delete(db);
		writeFileSync(note, '');
		db.exec('ROLLBACK');
		db.close();
	};
}
