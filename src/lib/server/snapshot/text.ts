// Full text on disk: FTS5 tables without content of their own, whose rows are those of the feature tables. The
// words are folded before they go in, by the same rules as everywhere, so the tokenizer has nothing to fold.
// https://www.sqlite.org/fts5.html
import type { Database } from 'better-sqlite3';
import type { TextIndex } from '../../columns/text.ts';
import type { Kind } from '../../domain/records.ts';
import { parseWanted, wordsOf } from '../../query/fold.ts';
import { TABLE_OF } from './tables.ts';

/** Stands between two texts of a record, so that no phrase is found across them. */
const BREAK = '\uE000';
/** How many folded texts are remembered; names of groups and sources come again in every record. */
const REMEMBERED = 20_000;

const tableOf = (kind: Kind) => `${kind}_text`;

/** The full text of one kind of record while it is written; rows come in ascending order. */
export function createTextTable(db: Database, kind: Kind): (fid: number, texts: string[]) => void {
	const table = tableOf(kind);
	db.exec(
		`CREATE VIRTUAL TABLE ${table} USING fts5(text, content='', columnsize=0, detail=full, prefix='2 3',
			tokenize="unicode61 remove_diacritics 0")`
	);
	const insert = db.prepare(`INSERT INTO ${table} (rowid, text) VALUES (?, ?)`);
	const folded = new Map<string, string>();
	const fold = (text: string) => {
		const known = folded.get(text) ?? wordsOf(text).join(' ');
		if (folded.size >= REMEMBERED) folded.clear();
		folded.set(text, known);
		return known;
	};
	return (fid, texts) => void insert.run(fid, [...new Set(texts)].map(fold).join(` ${BREAK} `));
}

/** A question as FTS5 writes it: each word by its beginning, phrases as they are; empty where it has no word. */
export function formatMatch(q: string): string {
	const { words, phrases } = parseWanted(q);
	return [
		...words.map((word) => `"${word}" *`),
		...phrases.map((phrase) => `"${phrase.join(' ')}"`)
	].join(' AND ');
}

/** The full text of an open snapshot. */
export function openText(db: Database): TextIndex {
	const found = <T>(kind: Kind, what: string, q: string): T[] => {
		const match = formatMatch(q);
		if (!match) return [];
		const [text, table] = [tableOf(kind), TABLE_OF[kind]];
		const from = what === 'id' ? `${text} JOIN ${table} ON fid = ${text}.rowid` : text;
		return db
			.prepare(`SELECT ${what} FROM ${from} WHERE ${text} MATCH ? ORDER BY ${text}.rowid`)
			.pluck()
			.all(match) as T[];
	};
	return {
		find: (q, kind) => found<string>(kind, 'id', q),
		rows: (q, kind) => Uint32Array.from(found<number>(kind, 'rowid', q), (fid) => fid - 1)
	};
}
