import MiniSearch from 'minisearch';
import type { Kind, Records } from '../domain/records.ts';
import type { AnyRecord } from '../query/engine.ts';
import { holdsPhrase, parseWanted, wordsOf } from '../query/fold.ts';
import { textsOf } from '../query/texts.ts';
import type { Lines } from './store.ts';

/** Finds records by their words. Another index may take the place of the one in this file. */
export interface TextIndex {
	/** Ids of the same records as `rows`. */
	find: (q: string, kind: Kind) => Iterable<string>;
	/** Rows of the records of a kind that hold all words and phrases asked for, ascending, each once. */
	rows: (q: string, kind: Kind) => Uint32Array;
}

interface Entry {
	id: number;
	text: string;
}

function indexOf(records: readonly AnyRecord[], texts: (record: AnyRecord) => string[]) {
	const index = new MiniSearch<Entry>({
		fields: ['text'],
		tokenize: wordsOf,
		processTerm: (word) => word,
		searchOptions: { combineWith: 'AND', prefix: true }
	});
	index.addAll(records.map((record, id) => ({ id, text: [...new Set(texts(record))].join('\n') })));
	return index;
}

/**
 * An index in memory of all texts of all records, built when first asked. Each word must begin a word of the
 * record, a phrase must stand in one of its texts; a question without a word finds nothing. `lines` are the
 * records by row; left out: as they stand.
 */
export function createTextIndex(records: Records, lines = asTheyStand(records)): TextIndex {
	const texts = textsOf(records);
	const indexes = new Map<Kind, MiniSearch<Entry>>();
	function rows(q: string, kind: Kind): Uint32Array {
		const { words, phrases } = parseWanted(q);
		const query = [...words, ...phrases.flat()];
		if (!query.length) return new Uint32Array(0);
		const all: readonly AnyRecord[] = lines[kind];
		const index = indexes.get(kind) ?? indexOf(all, texts);
		indexes.set(kind, index);
		const found = index
			.search(query.join(' '))
			.map(({ id }) => id as number)
			.filter((row) => {
				if (!phrases.length) return true;
				const said = texts(all[row]!).map(wordsOf);
				return phrases.every((phrase) => said.some((text) => holdsPhrase(text, phrase)));
			});
		return Uint32Array.from(found).sort();
	}
	return { rows, find: (q, kind) => Array.from(rows(q, kind), (row) => lines[kind][row]!.id) };
}

const asTheyStand = ({ incidents, statements, presences }: Records): Lines => ({
	incident: incidents,
	statement: statements,
	presence: presences
});
