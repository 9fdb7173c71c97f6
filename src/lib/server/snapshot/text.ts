// Full text on disk: FTS5 tables without content of their own, whose rows are those of the feature tables. The
// words are folded before they go in, by the same rules as everywhere, so the tokenizer has nothing to fold.
// https://www.sqlite.org/fts5.html
import type { Database } from 'better-sqlite3';
import type { Kind } from '../../domain/records.ts';
import { parseWanted, wordsOf } from '../../query/fold.ts';
import { COMMON, openBeginnings, writeBeginnings, type Beginning } from './beginnings.ts';
import { BREAK, matchOf, rowsMatching, textTableOf } from './match.ts';
import { keepRows, unpackRows } from './rowset.ts';

/** How many folded texts are remembered; names of groups and sources come again in every record. */
const REMEMBERED = 20_000;
/** Bytes of words that are gathered in memory before they are written. */
const GATHERED = 64_000_000;
/** So many rows of a phrase of common words are found at a time. */
const STEP = 5000;

/** The full text of one kind of record while it is written. */
export interface TextTable {
	/** Adds a row; they come in ascending order. */
	write: (fid: number, texts: string[]) => void;
	/** To be called after the last row, with how many there are. */
	finish: (length: number) => void;
}

/** An empty table of full text; the rows of what more than `common` of them hold are kept at hand. */
export function createTextTable(db: Database, kind: Kind, common = COMMON): TextTable {
	const table = textTableOf(kind);
	// Folded words are parted by spaces: all that is not ASCII is a letter to that tokenizer, of every script.
	db.exec(
		`CREATE VIRTUAL TABLE ${table} USING fts5(text, content='', columnsize=0, detail=full, prefix='2 3',
			tokenize=ascii)`
	);
	// Merged once at the end: merging what is written in parts, as it goes, would take longer than all else.
	db.exec(
		`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ${GATHERED}), ('automerge', 0)`
	);
	const insert = db.prepare(`INSERT INTO ${table} (rowid, text) VALUES (?, ?)`);
	const folded = new Map<string, string>();
	const fold = (text: string) => {
		const known = folded.get(text) ?? wordsOf(text).join(' ');
		if (folded.size >= REMEMBERED) folded.clear();
		folded.set(text, known);
		return known;
	};
	return {
		write: (fid, texts) => void insert.run(fid, [...new Set(texts)].map(fold).join(` ${BREAK} `)),
		finish(length) {
			db.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
			writeBeginnings(db, kind, length, common);
		}
	};
}

/** What a question asks for: beginnings of words (whole words end in a space), and phrases of several words. */
interface Asked {
	beginnings: string[];
	phrases: string[][];
}

/** A question without what it says twice; in one order, however it is written. */
function askedOf(q: string): Asked {
	const { words, phrases } = parseWanted(q);
	const wholes = phrases.flatMap(([word, ...more]) => (more.length ? [] : [`${word} `]));
	const long = phrases.filter(({ length }) => length > 1);
	const all = [...new Set([...words, ...wholes])].sort();
	const isSaid = (beginning: string) =>
		all.some((other) => other !== beginning && other.startsWith(beginning)) ||
		long.flat().some((word) => `${word} `.startsWith(beginning));
	return {
		beginnings: all.filter((beginning) => !isSaid(beginning)),
		phrases: [...new Map(long.map((phrase) => [phrase.join(' '), phrase])).values()].sort()
	};
}

/** What a question comes to: the same for questions that ask the same, empty where there is no word in it. */
export function keyOfText(q: string): string {
	const { beginnings, phrases } = askedOf(q);
	return [...beginnings, ...phrases.map((phrase) => `"${phrase.join(' ')}"`)].join('\n');
}

function grown(rows: Uint32Array): Uint32Array<ArrayBuffer> {
	const more = new Uint32Array(rows.length * 2);
	more.set(rows);
	return more;
}

/** Looks for rows in steps, between which others may get their turn or it may be given up. */
export type Search = Generator<void, Uint32Array, void>;

/** The full text of an open snapshot: finds the rows of records that hold all words and phrases asked for. */
export function openText(db: Database): (q: string, kind: Kind) => Search {
	const beginningOf = openBeginnings(db);
	const finders = new Map<Kind, ReturnType<typeof rowsMatching>>();
	const finderOf = (kind: Kind) => {
		const found = finders.get(kind) ?? rowsMatching(db, kind);
		finders.set(kind, found);
		return found;
	};
	/** Row by row: a question that very many rows answer is neither waited for nor finished for nobody. */
	function* streamed(kind: Kind, match: string): Search {
		const table = textTableOf(kind);
		const find = db.prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid`);
		let rows = new Uint32Array(STEP);
		let count = 0;
		for (const fid of find.pluck().iterate(match) as Iterable<number>) {
			if (count === rows.length) rows = grown(rows);
			rows[count++] = fid - 1;
			if (count % STEP === 0) yield;
		}
		return rows.slice(0, count);
	}

	return function* search(q, kind) {
		const { beginnings, phrases } = askedOf(q);
		const common: Beginning[] = [];
		const rare: string[] = [];
		for (const beginning of beginnings) {
			const known = beginningOf(kind, beginning);
			if (known) common.push(known);
			else rare.push(beginning);
		}
		common.sort((a, b) => a.rows - b.rows);
		const match = [...rare.map(matchOf), ...phrases.map((phrase) => `"${phrase.join(' ')}"`)].join(
			' AND '
		);
		const isCommon = (phrase: string[]) => phrase.every((word) => beginningOf(kind, `${word} `));
		let rows: Uint32Array;
		if (match && !rare.length && phrases.every(isCommon)) rows = yield* streamed(kind, match);
		else if (match) rows = finderOf(kind)(match);
		else {
			const [fewest] = common.splice(0, 1);
			rows = fewest ? unpackRows(fewest.packed(), fewest.rows) : new Uint32Array(0);
		}
		for (const { packed, rows: count } of common) {
			yield;
			rows = keepRows(rows, packed(), count);
		}
		return rows;
	};
}

/** The end of a search, all its steps at once. */
export function searchThrough(search: Search): Uint32Array {
	for (;;) {
		const { done, value } = search.next();
		if (done) return value;
	}
}
