// Questions to the full text as FTS5 writes them, and the rows that it answers with.
import type { Database } from 'better-sqlite3';
import type { Kind } from '../../domain/records.ts';

/** The table of full text of a kind; its rowid is the row of the engine and one more. */
export const textTableOf = (kind: Kind) => `${kind}_text`;

/** Stands between two texts of a record, so that no phrase is found across them. */
export const BREAK = '\uE000';

/** The question for a beginning of a word, or for a whole word where it ends in a space. */
export const matchOf = (beginning: string): string =>
	beginning.endsWith(' ') ? `"${beginning.slice(0, -1)}"` : `"${beginning}" *`;

const COMMA = 44;
const ZERO = 48;

/** Numbers written in digits and parted by commas, each less one. */
function rowsOf(text: Buffer | null): Uint32Array {
	if (!text) return new Uint32Array(0);
	let count = 1;
	for (let at = 0; at < text.length; at++) if (text[at] === COMMA) count++;
	const rows = new Uint32Array(count);
	let [to, fid, isAscending] = [0, 0, true];
	for (let at = 0; at <= text.length; at++) {
		if (at < text.length && text[at] !== COMMA) {
			fid = fid * 10 + text[at]! - ZERO;
			continue;
		}
		isAscending &&= to === 0 || rows[to - 1]! < fid - 1;
		rows[to++] = fid - 1;
		fid = 0;
	}
	// The index gives them in order, though no one promises it.
	return isAscending ? rows : rows.sort();
}

/**
 * Finds the rows that match a question, ascending, all or from one up to another, both included. They come as one text:
 * a step from SQLite to here for each would cost several times as much.
 */
export function rowsMatching(db: Database, kind: Kind) {
	const table = textTableOf(kind);
	const select = `SELECT CAST(group_concat(rowid) AS BLOB) FROM ${table} WHERE ${table} MATCH ?`;
	const all = db.prepare(select).pluck();
	// FTS5 passes over limits that are no integers, and numbers come to SQLite as others.
	const part = db
		.prepare(`${select} AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)`)
		.pluck();
	return (match: string, from?: number, to?: number): Uint32Array => {
		const found = from === undefined ? all.get(match) : part.get(match, from + 1, to! + 1);
		return rowsOf(found as Buffer | null);
	};
}
