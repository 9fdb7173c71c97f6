// Makes a figure's file from its sheet.
import type { Drawing } from './drawing.ts';
import { openBasemap } from './basemap.ts';
import { compose } from './compose.ts';
import { createFonts, type Fonts } from './fonts.ts';
import { toPDF } from './pdf.ts';
import { toPNG } from './png.ts';
import type { AskTiles, Format, Sheet } from './sheet.ts';
import { toSVG } from './svg.ts';

/** Makes files; throws a RangeError with a sentence for what cannot be drawn as it is asked. */
export interface Press {
	drawing: (sheet: Sheet, askTiles: AskTiles) => Promise<Drawing>;
	print: (sheet: Sheet, format: Format, askTiles: AskTiles) => Promise<Uint8Array>;
}

/** The editor's own words are drawn as they are or not at all; a reader's fonts may have letters that ours lack. */
function refuseMissing({ title, caption }: Sheet, fonts: Fonts): void {
	const missing = fonts.missingIn(title + caption);
	if (!missing.length) return;
	throw new RangeError(
		`There are no letters here for “${missing.slice(0, 10).join('')}”: title and caption can be in Latin, Greek, Cyrillic and Arabic letters; an SVG takes any.`
	);
}

/** A press with the packages that `load` finds and the first basemap of a list that is there. */
export function createPress(load: NodeJS.Require, basemaps: readonly string[]): Press {
	const fonts = createFonts(load);
	const basemap = openBasemap(basemaps);
	const drawing: Press['drawing'] = (sheet, askTiles) =>
		compose(sheet, { fonts, basemap, askTiles });
	return {
		drawing,
		async print(sheet, format, askTiles) {
			if (format !== 'svg') refuseMissing(sheet, fonts);
			const drawn = await drawing(sheet, askTiles);
			if (format === 'svg') return new TextEncoder().encode(toSVG(drawn, fonts, sheet.mark));
			if (format === 'pdf') return toPDF(drawn, { fonts, day: sheet.day, load });
			return toPNG(drawn, { fonts, scale: sheet.options.scale, load });
		}
	};
}
