// Breaks words into lines.
import type { Cut } from './drawing.ts';
import type { Fonts } from './fonts.ts';
import { lineWidth } from './line.ts';

export interface Setting {
	cut: Cut;
	size: number;
	/** The longest line, in pixels. */
	width: number;
	/** The most lines; what does not fit ends in "…". Left out: as many as it takes. */
	lines?: number;
}

/** As much of a word as fits in a line, and the rest. */
function split(word: string, fits: (text: string) => boolean): [string, string] {
	const letters = [...new Intl.Segmenter('en').segment(word)].map(({ segment }) => segment);
	let [low, high] = [1, letters.length];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (fits(letters.slice(0, middle).join(''))) low = middle;
		else high = middle - 1;
	}
	return [letters.slice(0, low).join(''), letters.slice(low).join('')];
}

function shortened(line: string, fits: (text: string) => boolean): string {
	let kept = line.trimEnd();
	while (kept && !fits(`${kept}…`)) kept = kept.slice(0, -1).trimEnd();
	return `${kept.replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** The lines of a text; a word that is too long for a line is broken anywhere. */
export function wrap(fonts: Fonts, text: string, { cut, size, width, lines }: Setting): string[] {
	const fits = (words: string) => lineWidth(fonts, { text: words, cut, size }) <= width;
	const words = text
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim()
		.split(' ')
		.filter(Boolean);
	const set: string[] = [];
	let line = '';
	while (words.length) {
		const word = words.shift()!;
		const longer = line ? `${line} ${word}` : word;
		if (fits(longer)) {
			line = longer;
			continue;
		}
		if (line) {
			set.push(line);
			line = '';
			words.unshift(word);
		} else {
			const [head, rest] = split(word, fits);
			set.push(head);
			if (rest) words.unshift(rest);
		}
		if (lines !== undefined && set.length === lines) {
			if (words.length) set[lines - 1] = shortened(set[lines - 1]!, fits);
			return set;
		}
	}
	if (line) set.push(line);
	return set;
}
