// Beginnings of words, and pairs of words after each other, that very many records hold, each with its rows at hand:
// full text need not walk through long lists of hits for them. Whatever else is asked for is held by few records.
import type { Database } from 'better-sqlite3';
import type { Kind } from '../../domain/records.ts';
import { BREAK, matchOf, rowsMatching, textTableOf } from './match.ts';
import { countBits, emptyBits, packRows, type RowSet } from './rowset.ts';

/** The rows of a beginning are kept where there are more than so many. */
export const COMMON = 20_000;
/** Beginnings are kept up to so many letters; a longer one is left to the index. */
const LONGEST = 48;

const TABLES = `
CREATE TABLE IF NOT EXISTS text_sets (n INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS text_beginnings (
	kind TEXT NOT NULL, beginning TEXT NOT NULL, rows INTEGER NOT NULL, n INTEGER NOT NULL,
	PRIMARY KEY (kind, beginning)) WITHOUT ROWID;
`;

/** A beginning that may be common, with the longer ones below it; a whole word ends in a space. */
interface Branch {
	beginning: string;
	/** How often it is held, a record counted once for each of its words: no fewer than there are records. */
	held: number;
	common: Branch[];
	/** Those below it that are not common, or itself where there is none below. */
	rare: string[];
}

/** The tree of what may be common, from words in order with how many records hold each. */
function grow(words: Iterable<[word: string, records: number]>, common: number): Branch {
	const root: Branch = { beginning: '', held: Infinity, common: [], rare: [] };
	const path = [root];
	const close = () => {
		const branch = path.pop()!;
		const above = path.at(-1)!;
		if (!branch.common.length && !branch.rare.length) branch.rare.push(branch.beginning);
		if (branch.held > common) above.common.push(branch);
		else above.rare.push(branch.beginning);
	};
	for (const [word, records] of words) {
		const letters = [...`${word} `].slice(0, LONGEST);
		while (path.length > 1 && !`${word} `.startsWith(path.at(-1)!.beginning)) close();
		for (let depth = path.length; depth <= letters.length; depth++) {
			const beginning = letters.slice(0, depth).join('');
			path.push({ beginning, held: 0, common: [], rare: [] });
		}
		for (const branch of path) branch.held += records;
	}
	while (path.length > 1) close();
	return root;
}

function addBits(bits: Uint32Array, more: Uint32Array): void {
	for (let at = 0; at < bits.length; at++) bits[at]! |= more[at]!;
}

/**
 * Keeps the rows of all beginnings that are common in the full text of a kind, which holds so many rows, and of those
 * `pairs` of words that are.
 */
export function writeBeginnings(
	db: Database,
	kind: Kind,
	length: number,
	common: number,
	pairs: Iterable<string>
): void {
	db.exec(TABLES);
	if (length <= common) return;
	const table = textTableOf(kind);
	db.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, ${table}, row)`);
	const words = db.prepare('SELECT term, doc FROM temp.words WHERE term <> ?').raw();
	const root = grow(words.iterate(BREAK) as Iterable<[string, number]>, common);
	db.exec('DROP TABLE temp.words');
	const insertSet = db.prepare('INSERT INTO text_sets (body) VALUES (?)');
	const insert = db.prepare('INSERT INTO text_beginnings VALUES (?, ?, ?, ?)');
	const find = rowsMatching(db, kind);

	interface Made {
		bits: Uint32Array;
		rows: number;
		/** The number of its set; null where it is too small to be kept. */
		n: number | bigint | null;
	}
	function make({ beginning, common: below, rare }: Branch): Made {
		let found: Made | undefined;
		for (const branch of below) {
			const made = make(branch);
			if (found) addBits(found.bits, made.bits);
			else found = made;
		}
		const bits = found?.bits ?? emptyBits(length);
		for (const one of rare)
			for (const row of find(matchOf(one))) bits[row >>> 5]! |= 1 << (row & 31);
		const rows = countBits(bits);
		let n = found && found.rows === rows ? found.n : null;
		if (rows > common) {
			n ??= insertSet.run(packRows(bits, rows, length)).lastInsertRowid;
			insert.run(kind, beginning, rows, n);
		}
		return { bits, rows, n };
	}
	for (const branch of root.common) make(branch);

	const known = db.prepare('SELECT rows, n FROM text_beginnings WHERE kind = ? AND beginning = ?');
	for (const pair of pairs) {
		const words = pair.split(' ').map((word) => known.get(kind, `${word} `) as Kept | undefined);
		if (!words.every((word) => word !== undefined)) continue;
		const rows = find(`"${pair}"`);
		if (rows.length <= common) continue;
		const bits = emptyBits(length);
		for (const row of rows) bits[row >>> 5]! |= 1 << (row & 31);
		// As many rows as one of its words has are the same ones.
		const n =
			words.find((word) => word.rows === rows.length)?.n ??
			insertSet.run(packRows(bits, rows.length, length)).lastInsertRowid;
		insert.run(kind, `${pair} `, rows.length, n);
	}
}

/** What is kept of a beginning: how many rows hold it, and the number of their set. */
interface Kept {
	rows: number;
	n: number;
}

/** Finds beginnings and pairs that are kept, each written with a space after every whole word; null for others. */
export function openBeginnings(db: Database) {
	const find = db.prepare('SELECT rows, n FROM text_beginnings WHERE kind = ? AND beginning = ?');
	const body = db.prepare('SELECT body FROM text_sets WHERE n = ?').pluck();
	return (kind: Kind, beginning: string): RowSet | null => {
		const found = find.get(kind, beginning) as Kept | undefined;
		return found ? { rows: found.rows, packed: () => body.get(found.n) as Buffer } : null;
	};
}
