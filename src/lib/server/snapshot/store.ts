// Whole records on disk, by the rows of the columns.
import type { Database } from 'better-sqlite3';
import type { Store } from '../../columns/store.ts';
import type { Kind } from '../../domain/records.ts';
import type { RecordOf } from '../../query/engine.ts';
import type { RecordReader } from './recorder.ts';

const KINDS = ['incident', 'statement', 'presence'] as const;

/** Under which name the numbers of the records of a kind are kept, by row. */
export const numbersOf = (kind: Kind): string => `records/${kind}`;

/** A piece of bytes that is kept in a snapshot; undefined where there is none. */
export function getPiece(db: Database): (name: string) => Uint8Array | undefined {
	const find = db.prepare('SELECT body FROM columns WHERE name = ?').pluck();
	return (name) => {
		const found = find.get(name) as Buffer | undefined;
		// A copy of its own, which begins at a round address; a Buffer need not.
		return found && new Uint8Array(found);
	};
}

/** The names of the pieces that make up the columns, with their lengths in bytes. */
export const pieceLengths = (db: Database): [name: string, bytes: number][] =>
	db
		.prepare("SELECT name, length(body) FROM columns WHERE name NOT LIKE 'records/%'")
		.raw()
		.all() as [string, number][];

/** The records of an open snapshot. */
export function createStore(db: Database, reader: RecordReader): Store {
	const get = getPiece(db);
	const byRow = db.prepare('SELECT n FROM records WHERE kind = ? ORDER BY row').pluck();
	const numbers = Object.fromEntries(
		KINDS.map((kind) => {
			const bytes = get(numbersOf(kind));
			if (bytes) return [kind, new Uint32Array(bytes.buffer)];
			return [kind, Uint32Array.from(byRow.all(kind) as number[])];
		})
	) as Record<Kind, Uint32Array>;
	const after = db
		.prepare('SELECT row FROM records WHERE kind = ? AND id > ? ORDER BY id LIMIT 1')
		.pluck();
	const placeAt = db.prepare('SELECT place FROM incidents WHERE fid = ?').pluck();
	const idAt = db.prepare('SELECT id FROM records WHERE n = ?').pluck();
	return {
		ids: (kind, rows) => Array.from(rows, (row) => idAt.get(numbers[kind][row]!) as string),
		// The rows of a table are numbered from 1.
		places: (rows) => Array.from(rows, (row) => (placeAt.get(row + 1) as string | null) || null),
		rows: <K extends Kind>(kind: K, rows: ArrayLike<number>) =>
			Array.from(rows, (row) => reader.at(numbers[kind][row]!) as RecordOf[K]),
		record: <K extends Kind>(kind: K, id: string) => reader.read(kind, id) as RecordOf[K] | null,
		rowAfter: (kind, id) => (after.get(kind, id) as number | undefined) ?? null
	};
}
