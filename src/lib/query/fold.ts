// Words as a reader may type them: case, diacritics and spelling variants of the same letter fold together.

/** Letters that Unicode does not take apart. */
const LETTERS: Record<string, string> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	đ: 'd',
	ð: 'd',
	ł: 'l',
	ħ: 'h',
	ı: 'i',
	þ: 'th',
	// Arabic: alif wasla, alif maqsura, ta marbuta, and the Persian and Urdu forms of ya, kaf and ha.
	'\u0671': '\u0627',
	'\u0649': '\u064A',
	'\u0629': '\u0647',
	'\u06CC': '\u064A',
	'\u06A9': '\u0643',
	'\u06C1': '\u0647'
};
const VARIANTS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Marks above and below letters, tatweel, a lone hamza, and apostrophes inside words, as in Qa'ida. */
const DROPPED = /[\p{M}\u0640\u0621'’‘`´ʻʼʽʾʿ]/gu;

/** A text with case, diacritics and spelling variants folded. */
export const fold = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.normalize('NFKD')
		.replace(DROPPED, '')
		.replace(VARIANTS, (letter) => LETTERS[letter] ?? letter);

/** The folded words of a text: runs of letters and digits in any script. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A question of full text: words that must each begin some word, and phrases that must stand as they are. */
export interface Wanted {
	words: string[];
	phrases: string[][];
}

/** Reads a question such as `headscarf "prayer rooms"`; a quote left open goes to the end. */
export function parseWanted(q: string): Wanted {
	const wanted: Wanted = { words: [], phrases: [] };
	q.split(/["“”„«»]/u).forEach((part, index) => {
		const words = wordsOf(part);
		if (index % 2 === 0) wanted.words.push(...words);
		else if (words.length) wanted.phrases.push(words);
	});
	return wanted;
}

/** Whether words hold a phrase: its words after each other. */
export const holdsPhrase = (words: readonly string[], phrase: readonly string[]): boolean =>
	words.some((_, at) => phrase.every((word, offset) => words[at + offset] === word));
