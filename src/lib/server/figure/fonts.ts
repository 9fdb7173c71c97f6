// The font files that figures are set in, and how wide their letters are.
import { bearMissingAnchors } from './anchors.ts';
import type { Cut } from './drawing.ts';
import { inSteps, short } from './path.ts';

/** A file of letters. */
export type Face = Cut | 'arabic' | 'arabic-semibold';

/** The part of fontkit that is used: https://github.com/foliojs/fontkit */
interface Glyph {
	id: number;
	advanceWidth: number;
	path: { toSVG(): string };
}
interface Position {
	xAdvance: number;
	xOffset: number;
	yOffset: number;
}
export interface Font {
	unitsPerEm: number;
	hasGlyphForCodePoint(code: number): boolean;
	glyphForCodePoint(code: number): Glyph;
	layout(text: string): { glyphs: Glyph[]; positions: Position[] };
}

/** The letters of figures. */
export interface Fonts {
	/** Absolute path of a face's file. */
	fileOf: (face: Face) => string;
	fontOf: (face: Face) => Font;
	/** Pixels of a text of one direction and script. */
	widthOf: (text: string, face: Face, size: number, spacing?: number) => number;
	/** The outlines of a text's letters as SVG path data in the font's units, upright; `gap` more between letters. */
	outlineOf: (text: string, face: Face, gap: number) => string;
	/** The characters of a text that none of the files has. */
	missingIn: (text: string) => string[];
}

const FILES = {
	regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
	semibold: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
	serif: '@expo-google-fonts/noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf',
	italic: '@expo-google-fonts/noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
	arabic: '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
	'arabic-semibold':
		'@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf'
} satisfies Record<Face, string>;

/** How many outlines are remembered, of letters and of whole lines, some 5 kB each: maps have many names in common. */
const MOST_OUTLINES = 5000;
const MOST_LINES = 1000;

export const FACES = Object.keys(FILES) as Face[];

const ARABIC = /\p{Script=Arabic}/u;
/** Marks that show nothing, and so need no letter. */
const MARK = /\p{Mn}/u;
const UNSEEN = /[\p{Cf}\s]/u;

/** The file that letters of a text of one script are taken from. */
export function faceOf(text: string, cut: Cut): Face {
	if (!ARABIC.test(text)) return cut;
	return cut === 'semibold' || cut === 'serif' ? 'arabic-semibold' : 'arabic';
}

/** Opens the font files beside the program that `load` reads packages for. */
export function createFonts(load: NodeJS.Require): Fonts {
	const fonts = new Map<Face, Font>();
	const advances = new Map<Face, Map<number, number>>();
	const fileOf = (face: Face) => load.resolve(FILES[face]);
	const fontOf = (face: Face): Font => {
		let font = fonts.get(face);
		if (!font) {
			const { openSync } = load('fontkit') as { openSync: (file: string) => Font };
			font = openSync(fileOf(face));
			bearMissingAnchors(font);
			fonts.set(face, font);
			advances.set(face, new Map());
		}
		return font;
	};
	function advanceOf(text: string, face: Face): number {
		const font = fontOf(face);
		// Arabic letters have another width in each joining.
		if (ARABIC.test(text))
			return font.layout(text).positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
		const known = advances.get(face)!;
		let sum = 0;
		for (const letter of text) {
			const code = letter.codePointAt(0)!;
			let advance = known.get(code);
			if (advance === undefined) {
				// A reader's fonts may have a letter that ours lack, and then it is as wide as it is high at most.
				if (UNSEEN.test(letter) && letter !== ' ') advance = 0;
				else if (!font.hasGlyphForCodePoint(code)) advance = font.unitsPerEm;
				else advance = font.glyphForCodePoint(code).advanceWidth;
				known.set(code, advance);
			}
			sum += advance;
		}
		return sum;
	}
	const outlines = new Map<string, string>();
	const lines = new Map<string, string>();
	function letterOf(face: Face, glyph: Glyph): string {
		const key = `${face} ${glyph.id}`;
		let d = outlines.get(key);
		if (d === undefined) {
			d = inSteps(glyph.path.toSVG());
			if (outlines.size < MOST_OUTLINES) outlines.set(key, d);
		}
		return d;
	}
	return {
		fileOf,
		fontOf,
		widthOf: (text, face, size, spacing = 0) =>
			(advanceOf(text, face) / fontOf(face).unitsPerEm) * size + spacing * [...text].length,
		outlineOf(text, face, gap) {
			const key = `${face} ${gap} ${text}`;
			const known = lines.get(key);
			if (known !== undefined) return known;
			const { glyphs, positions } = fontOf(face).layout(text);
			let [d, at] = ['', 0];
			for (const [index, glyph] of glyphs.entries()) {
				const { xAdvance, xOffset, yOffset } = positions[index]!;
				const letter = letterOf(face, glyph);
				if (letter) d += `M${short(at + xOffset)} ${short(yOffset)}${letter}`;
				at += xAdvance + gap;
			}
			lines.set(key, d);
			if (lines.size > MOST_LINES) lines.delete(lines.keys().next().value!);
			return d;
		},
		missingIn: (text) =>
			[...new Set(text)].filter((letter) => {
				const has = (face: Face) => fontOf(face).hasGlyphForCodePoint(letter.codePointAt(0)!);
				// A mark is of the script of the letter that bears it.
				const isHeld = has(faceOf(letter, 'regular')) || (MARK.test(letter) && has('arabic'));
				return !UNSEEN.test(letter) && !isHeld;
			})
	};
}
