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
		let who = 'another process';
		try {
			who = readFileSync(note, 'utf8').trim() || who;
		} catch {
			// It has taken the lock and not yet said who it is.
		}
		throw new Busy(`The store ${store} is in use: ${who}. Try again when that has ended.`);
	}
	writeFileSync(note, `${work}, process ${process.pid}\n`);
	return () => {
		if (!db.open) return;
		writeFileSync(note, '');
		db.exec('ROLLBACK');
		db.close();
	};
}
