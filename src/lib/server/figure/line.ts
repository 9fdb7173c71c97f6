// A line of words as it is read: runs of one direction and script, from left to right.
// https://www.unicode.org/reports/tr9/
import bidiFactory from 'bidi-js';
import type { Cut } from './drawing.ts';
import { faceOf, type Face, type Fonts } from './fonts.ts';

const bidi = bidiFactory();

/** Letters that stand next to each other, in the order in which they are typed. */
export interface Run {
	text: string;
	face: Face;
	/** Pixels from the line's left end. */
	x: number;
	width: number;
	rightToLeft: boolean;
}

const ARABIC = /\p{Script=Arabic}/u;
/** Signs that belong to whatever they follow. */
const NEUTRAL = /[ \p{Mn}\p{Cf}]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFEFC]/;

/** Whether a text is one of a language that is written from the right: its first letter tells. */
export const readsLeft = (text: string): boolean =>
	/^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFEFC]/u.test(text);

/** Stretches of Arabic letters, of others, and of the spaces around them. */
function scriptsIn(text: string): string[] {
	const parts: string[] = [];
	for (const stretch of text.split(/(?<=^\s+)(?=\S)|(?<=\S)(?=\s+$)/u)) {
		let arabic: boolean | null = null;
		for (const letter of stretch) {
			const own: boolean = arabic !== null && NEUTRAL.test(letter) ? arabic : ARABIC.test(letter);
			if (own === arabic) parts[parts.length - 1] += letter;
			else parts.push(letter);
			arabic = own;
		}
	}
	return parts.flatMap((part) => part.split(/(?<=\S)(?=\s+$)/u));
}

/** Signs that stand among letters read from the right, as they are seen: turned round, and mirrored. */
const turned = (text: string): string =>
	[...text]
		.reverse()
		.map((sign) => bidi.getMirroredCharacter(sign) ?? sign)
		.join('');

/** A text's stretches of one level, from left to right. */
function levelled(text: string): { text: string; rightToLeft: boolean }[] {
	if (!RIGHT_TO_LEFT.test(text)) return [{ text, rightToLeft: false }];
	const { levels } = bidi.getEmbeddingLevels(text, readsLeft(text) ? 'rtl' : 'ltr');
	const stretches: { from: number; to: number; level: number }[] = [];
	for (let at = 0; at < text.length; at++) {
		const level = levels[at] ?? 0;
		const last = stretches.at(-1);
		if (last?.level === level) last.to = at + 1;
		else stretches.push({ from: at, to: at + 1, level });
	}
	// Rule L2: from the highest level down, whatever stands at it or above is turned round.
	const highest = Math.max(...stretches.map(({ level }) => level));
	for (let level = highest; level > 0; level--)
		for (let from = 0; from < stretches.length; from++) {
			let to = from;
			while ((stretches[to]?.level ?? -1) >= level) to++;
			if (to > from + 1) {
				stretches.splice(from, to - from, ...stretches.slice(from, to).reverse());
			}
			from = Math.max(from, to);
		}
	return stretches.map(({ from, to, level }) => ({
		text: text.slice(from, to),
		rightToLeft: level % 2 === 1
	}));
}

/** The runs of a line in a cut and size. */
export function runsOf(
	fonts: Fonts,
	{ text, cut, size, spacing = 0 }: { text: string; cut: Cut; size: number; spacing?: number }
): Run[] {
	let x = 0;
	return levelled(text).flatMap(({ text: stretch, rightToLeft }) => {
		const parts = scriptsIn(stretch);
		if (rightToLeft) parts.reverse();
		return parts.map((part): Run => {
			const face = faceOf(part, cut);
			const isTurned = rightToLeft && !RIGHT_TO_LEFT.test(part);
			// Letters that join are never set apart.
			const gap = rightToLeft ? 0 : spacing;
			const width = fonts.widthOf(part, face, size, gap);
			const run: Run = {
				...{ text: isTurned ? turned(part) : part, face, x, width },
				rightToLeft: rightToLeft && !isTurned
			};
			x += width;
			return run;
		});
	});
}

/** Pixels that a line takes. */
export function lineWidth(
	fonts: Fonts,
	line: { text: string; cut: Cut; size: number; spacing?: number }
): number {
	const last = runsOf(fonts, line).at(-1);
	return last ? last.x + last.width : 0;
}
