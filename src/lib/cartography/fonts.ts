// The font files that letter the map. Whoever draws turns a file into an address; one that draws no
// letter is never downloaded.
import type { StyleSpecification } from 'maplibre-gl';

type FontFaces = NonNullable<StyleSpecification['font-faces']>;

export const REGULAR = 'Noto Sans Regular';
export const SEMIBOLD = 'Noto Sans SemiBold';
export const ITALIC = 'Noto Serif Italic';

const latin =
	'U+0000-00FF U+0131 U+0152-0153 U+02BB-02BC U+02C6 U+02DA U+02DC U+2000-206F U+20AC U+2122 U+2191 U+2193 U+2212 U+2215';
const latinExtended = 'U+0100-0130 U+0132-0151 U+0154-02BA U+02BD-02C5 U+0304 U+0308 U+1E00-1EFF';
const cyrillic = 'U+0400-045F U+0490-0491 U+04B0-04B1 U+2116';
const cyrillicExtended = 'U+0460-048F U+0492-04AF U+04B2-052F';
const arabic = 'U+0600-06FF U+0750-077F U+08A0-08FF U+FB50-FDFF U+FE70-FEFC';

/** The subsets of a Fontsource package that a weight and style of a family are made of. */
const subsets = (name: string, cut: string) =>
	[
		[`@fontsource/${name}/files/${name}-latin-${cut}.woff2`, latin],
		[`@fontsource/${name}/files/${name}-latin-ext-${cut}.woff2`, latinExtended],
		[`@fontsource/${name}/files/${name}-cyrillic-${cut}.woff2`, cyrillic],
		[`@fontsource/${name}/files/${name}-cyrillic-ext-${cut}.woff2`, cyrillicExtended]
	] as const;

const arabicFile = (weight: number) =>
	[
		`@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-${weight}-normal.woff2`,
		arabic
	] as const;

/** Files of each family by their path in node_modules, with the characters each covers. */
export const FONT_FILES = {
	[REGULAR]: [...subsets('noto-sans', '400-normal'), arabicFile(400)],
	[SEMIBOLD]: [...subsets('noto-sans', '600-normal'), arabicFile(600)],
	[ITALIC]: [...subsets('noto-serif', '400-italic'), arabicFile(400)]
};

/**
 * The style's `font-faces`.
 * @param addressOf the address of a file under node_modules, or undefined to leave it to the reader's fonts
 */
export function fontFaces(addressOf: (file: string) => string | undefined): FontFaces {
	const faces: FontFaces = {};
	for (const [family, files] of Object.entries(FONT_FILES)) {
		faces[family] = files.flatMap(([file, ranges]) => {
			const url = addressOf(file);
			return url ? [{ url, 'unicode-range': ranges.split(' ') }] : [];
		});
	}
	return faces;
}
