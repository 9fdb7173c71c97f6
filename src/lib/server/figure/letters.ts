// Which letters the glyphs of a PDF are.

interface Glyph {
	id: number;
	advanceWidth: number;
	codePoints: number[];
}
/** The part of PDFKit's embedded fonts that is used; lists go by a glyph's number in the file. */
export interface Embedded {
	/** What fontkit opened. */
	font: { getGlyph: (id: number, letters?: number[]) => Glyph };
	subset: { glyphs: number[]; includeGlyph: (id: number) => number };
	unicode: number[][];
	widths: number[];
	/** From the font's units to a thousandth of its size. */
	scale: number;
	layout: (text: string, features?: object) => { glyphs: Glyph[]; positions: object[] };
	encode: (text: string, features?: object) => [numbers: string[], positions: object[]];
}

const told = new WeakSet<Embedded>();

/**
 * Has a glyph stand in the file once for each letter that it is part of. Arabic letters are drawn as a body and dots;
 * fontkit and PDFKit keep of each body the first letter that it was, and who copies or searches the text would read ع
 * for every غ.
 */
export function tellLettersApart(font: Embedded): void {
	if (told.has(font)) return;
	told.add(font);
	const held = new Map<string, number>();
	const { subset, unicode, widths } = font;
	const plain = font.font.getGlyph.bind(font.font);
	font.font.getGlyph = (id, letters) => {
		const glyph = plain(id, letters);
		if (!letters || glyph.codePoints.join() === letters.join()) return glyph;
		return Object.create(glyph, { codePoints: { value: letters } }) as Glyph;
	};
	function numberOf({ id, codePoints, advanceWidth }: Glyph): number {
		const key = [id, ...codePoints].join();
		const known = held.get(key);
		if (known !== undefined) return known;
		const first = subset.includeGlyph(id);
		const number = unicode[first] === undefined ? first : subset.glyphs.push(id) - 1;
		unicode[number] = codePoints;
		widths[number] = advanceWidth * font.scale;
		held.set(key, number);
		return number;
	}
	font.encode = (text, features) => {
		const { glyphs, positions } = font.layout(text, features);
		const numbers = glyphs.map((glyph) => numberOf(glyph).toString(16).padStart(4, '0'));
		return [numbers, positions];
	};
}
