import MiniSearch from 'minisearch';
import type { Kind, Records } from '../domain/records.ts';
import type { AnyRecord } from '../query/engine.ts';
import { holdsPhrase, parseWanted, wordsOf } from '../query/fold.ts';
import { textsOf } from '../query/texts.ts';

/** Finds records by their words. Another index may take the place of the one in this file. */
export interface TextIndex {
	/** Ids of the records of a kind that hold all words and phrases asked for, in any order. */
	find: (q: string, kind: Kind) => Iterable<string>;
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
 * record, a phrase must stand in one of its texts; a question without a word finds nothing.
 */
export function createTextIndex(records: Records): TextIndex {
	const texts = textsOf(records);
	const kinds: Record<Kind, readonly AnyRecord[]> = {
		incident: records.incidents,
		statement: records.statements,
		presence: records.presences
	};
	const indexes = new Map<Kind, MiniSearch<Entry>>();
	return {
		find(q, kind) {
			const { words, phrases } = parseWanted(q);
			const query = [...words, ...phrases.flat()];
			if (!query.length) return [];
			const all = kinds[kind];
			const index = indexes.get(kind) ?? indexOf(all, texts);
			indexes.set(kind, index);
			return index
				.search(query.join(' '))
				.map(({ id }) => all[id as number]!)
				.filter((record) => {
					if (!phrases.length) return true;
					const said = texts(record).map(wordsOf);
					return phrases.every((phrase) => said.some((text) => holdsPhrase(text, phrase)));
				})
				.map(({ id }) => id);
		}
	};
}
