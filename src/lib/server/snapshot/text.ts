// Full text on disk: FTS5 tables without content of their own, whose rows are those of the feature tables. The
// words are folded before they go in, by the same rules as everywhere, so the tokenizer has nothing to fold.
// https://www.sqlite.org/fts5.html
import type { Database } from 'better-sqlite3';
import type { Kind } from '../../domain/records.ts';
import { parseWanted, wordsOf } from '../../query/fold.ts';
import { COMMON, openBeginnings, writeBeginnings } from './beginnings.ts';
import { BREAK, matchOf, rowsMatching, textTableOf } from './match.ts';
import { createPairCounts } from './pairs.ts';
import { keepAll, meet, type RowSet } from './rowset.ts';

/** How many folded texts are remembered; names of groups and sources come again in every record. */
const REMEMBERED = 20_000;
/** Bytes of words that are gathered in memory before they are written. */
const GATHERED = 64_000_000;
/** A phrase of common words is checked in so many rows of the table at a time. */
const STRETCH = 1 << 18;

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
	const pairs = createPairCounts();
	const folded = new Map<string, { words: string; times: number }>();
	function forget(): void {
		for (const { words, times } of folded.values()) pairs.add(words, times);
		folded.clear();
	}
	const fold = (text: string) => {
		const known = folded.get(text) ?? { words: wordsOf(text).join(' '), times: 0 };
		if (folded.size >= REMEMBERED) forget();
		folded.set(text, known);
		known.times++;
		return known.words;
	};
	return {
		write: (fid, texts) => void insert.run(fid, [...new Set(texts)].map(fold).join(` ${BREAK} `)),
		finish(length) {
			db.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
			forget();
			writeBeginnings(db, kind, length, common, pairs.above(common));
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

/** Looks for rows in steps, between which others may get their turn or it may be given up. */
export type Search = Generator<void, Uint32Array, void>;

/** The full text of an open snapshot: finds the rows of records that hold all words and phrases asked for. */
export function openText(db: Database): (q: string, kind: Kind) => Search {
	const keptOf = openBeginnings(db);
	const finders = new Map<Kind, ReturnType<typeof rowsMatching>>();
	const finderOf = (kind: Kind) => {
		const found = finders.get(kind) ?? rowsMatching(db, kind);
		finders.set(kind, found);
		return found;
	};
	/** Sets that hold every row of a phrase, with the pairs of its words where they are kept; null where a word is rare. */
	function around(kind: Kind, phrase: readonly string[]): RowSet[] | null {
		const sets: RowSet[] = [];
		let isIn = false;
		for (const [at, word] of phrase.entries()) {
			const known = keptOf(kind, `${word} `);
			if (!known) return null;
			const pair = keptOf(kind, `${word} ${phrase[at + 1] ?? ''} `);
			if (pair || !isIn) sets.push(pair ?? known);
			isIn = pair !== null;
		}
		return sets;
	}
	/** Those of ascending rows that match; by stretches of the table, since very many may. */
	function* checked(rows: Uint32Array, kind: Kind, match: string): Search {
		const find = finderOf(kind);
		let kept = 0;
		for (let at = 0; at < rows.length;) {
			const end = rows[at]! + STRETCH;
			for (const row of find(match, rows[at], end - 1)) {
				while (rows[at]! < row) at++;
				if (rows[at] === row) rows[kept++] = row;
			}
			while (rows[at]! < end) at++;
			yield;
		}
		return rows.subarray(0, kept);
	}

	return function* search(q, kind) {
		const { beginnings, phrases } = askedOf(q);
		const sets: RowSet[] = [];
		const rare: string[] = [];
		const unsure: string[] = [];
		for (const beginning of beginnings) {
			const known = keptOf(kind, beginning);
			if (known) sets.push(known);
			else rare.push(matchOf(beginning));
		}
		for (const phrase of phrases) {
			const words = phrase.join(' ');
			const known = around(kind, phrase);
			sets.push(...(known ?? []));
			if (!known) rare.push(`"${words}"`);
			else if (!keptOf(kind, `${words} `)) unsure.push(`"${words}"`);
		}
		if (rare.length) {
			const rows = finderOf(kind)([...rare, ...unsure].join(' AND '));
			return yield* keepAll(rows, sets);
		}
		const rows = yield* meet(sets);
		return unsure.length ? yield* checked(rows, kind, unsure.join(' AND ')) : rows;
	};
}

/** The end of a search, all its steps at once. */
export function searchThrough(search: Search): Uint32Array {
	for (;;) {
		const { done, value } = search.next();
		if (done) return value;
	}
}
