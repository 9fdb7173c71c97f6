// The ids under which counted records are kept, by their own: known while a snapshot is made and forgotten after.
import Database from 'better-sqlite3';
import type { Decision } from '../../domain/duplicate.ts';

/** Under which id and number a record is kept. */
export interface Alias {
	id: string;
	n: number;
}

/** Own ids to those that records are kept under; `close` forgets all. */
export interface Aliases {
	find(own: string): Alias | undefined;
	add(own: string, alias: Alias): void;
	close(): void;
}

/** No aliases yet; in a file of its own that SQLite takes away, so that memory does not grow with them. */
export function createAliases(): Aliases {
	const db = new Database('');
	db.pragma('journal_mode = OFF');
	db.pragma('synchronous = OFF');
	db.exec(
		'CREATE TABLE aliases (own TEXT PRIMARY KEY, id TEXT NOT NULL, n INTEGER NOT NULL) WITHOUT ROWID'
	);
	db.exec('BEGIN');
	const find = db.prepare('SELECT id, n FROM aliases WHERE own = ?');
	const add = db.prepare('INSERT INTO aliases VALUES (?, ?, ?)');
	return {
		find: (own) => find.get(own) as Alias | undefined,
		add: (own, { id, n }) => void add.run(own, id, n),
		close: () => void db.close()
	};
}

/** A decision in the ids that its incidents are kept under. */
export function inAliases<D extends Decision>(decision: D, aliases: Aliases): D {
	const kept = (id: string) => aliases.find(id)?.id ?? id;
	return {
		...decision,
		a: kept(decision.a),
		b: kept(decision.b),
		...('keep' in decision && { keep: kept(decision.keep) })
	};
}
