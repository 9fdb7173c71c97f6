// The symbols of map, list, legend and figure: one glyph a type, so that type is never told by colour alone.

import { palette, type Theme } from './palette.ts';

/** What a symbol stands for: a top-level type of incident, a statement or a presence. */
export const SYMBOL_CLASSES = [
	'attack',
	'explosion',
	'abduction',
	'arrest-or-raid',
	'protest-or-riot',
	'other',
	'unknown',
	'statement',
	'presence'
] as const;
export type SymbolClass = (typeof SYMBOL_CLASSES)[number];

/** Incidents of several types at one place: a symbol with a number and no glyph. */
export type MarkClass = SymbolClass | 'several';

/** Filled shapes as SVG path data in a box of 16 x 16, drawn around its middle. */
const GLYPHS: Record<SymbolClass, string> = {
	// Cross-hairs.
	attack:
		'M7 .5h2v4.7H7zM7 10.8h2v4.7H7zM.5 7h4.7v2H.5zM10.8 7h4.7v2h-4.7zM8 6.3a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4z',
	// A burst.
	explosion:
		'M8 .2l1.5 4.2l4-1.9l-1.9 4L15.8 8l-4.2 1.5l1.9 4l-4-1.9L8 15.8l-1.5-4.2l-4 1.9l1.9-4L.2 8l4.2-1.5l-1.9-4l4 1.9z',
	// A padlock.
	abduction: 'M4 7V5a4 4 0 0 1 8 0v2h1.5v8h-11V7zM6 7h4V5a2 2 0 0 0-4 0z',
	// A shield.
	'arrest-or-raid': 'M8 .7l6 2v5.1c0 3.6-2.4 6.2-6 7.5c-3.6-1.3-6-3.9-6-7.5V2.7z',
	// A placard.
	'protest-or-riot': 'M1.5 1.5h13v8H9.1v6H6.9v-6H1.5z',
	// Three dots.
	other:
		'M2.8 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6zM8 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6zM13.2 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6z',
	// A hollow lozenge: the question mark is kept for figures that nobody reported.
	unknown: 'M8 .8L15.2 8L8 15.2L.8 8zM8 4.3L4.3 8L8 11.7L11.7 8z',
	// A speech bubble.
	statement: 'M1.5 2h13v9H8.4L4.6 14.8V11H1.5z',
	// A tent.
	presence: 'M8 1.4L15.6 14.2h-4.9L8 9.2l-2.7 5H.4z'
};

const WORDS: Record<SymbolClass, string> = {
	attack: 'attack',
	explosion: 'explosion',
	abduction: 'abduction',
	'arrest-or-raid': 'arrest or raid',
	'protest-or-riot': 'protest or riot',
	other: 'other',
	unknown: 'type unknown',
	statement: 'statement',
	presence: 'group present'
};

/** Whether a class of a feature is one that we have a symbol for. */
export const isSymbolClass = (value: string): value is SymbolClass =>
	(SYMBOL_CLASSES as readonly string[]).includes(value);

/** The class to draw; one that we do not know is drawn as an unknown type. */
export const symbolClassOf = (value: string): SymbolClass =>
	isSymbolClass(value) ? value : 'unknown';

/** SVG path data in a box of 16 x 16, to be filled by the even-odd rule. */
export const glyphOf = (value: string): string => GLYPHS[symbolClassOf(value)];

/** A class in words, as the legend says it. */
export const classWords = (value: string): string => WORDS[symbolClassOf(value)];

/** The colour of a class, as #RRGGBB. */
export const colourOf = (value: string, theme: Theme): string =>
	palette(theme)[value === 'several' ? 'ink' : symbolClassOf(value)];

/** Radius in pixels of a symbol with 0 or 1 killed, and of one with `FULL_KILLED` or more. */
export const SMALLEST_RADIUS = 9;
export const LARGEST_RADIUS = 26;
export const FULL_KILLED = 100;
/** Radius in pixels of the open circle of an unreported figure: room for a glyph and a "?". */
export const OPEN_RADIUS = 11;

/**
 * Radius in pixels for a best figure of killed: it grows with the square root, from 9 px at one to
 * 26 px at a hundred and above. Unreported (null) is no size at all but an open circle.
 */
export function radiusOf(killed: number | null): number {
	if (killed === null) return OPEN_RADIUS;
	const share = (Math.sqrt(Math.max(1, killed)) - 1) / (Math.sqrt(FULL_KILLED) - 1);
	return SMALLEST_RADIUS + (LARGEST_RADIUS - SMALLEST_RADIUS) * Math.min(1, share);
}

/** Side in pixels of a hatching's tile. */
export const HATCH_TILE = 8;
/** Opacity of a hatching's lines, one pixel wide, and of the tint under them. */
export const HATCH_LINES = 0.8;
export const HATCH_TINT = 0.1;

/**
 * The lines of a hatching in a tile of `HATCH_TILE` pixels, as SVG path data that joins seamlessly:
 * rising (/) for incidents "somewhere in here", falling (\) for presences.
 */
export function hatchOf(kind: 'incident' | 'presence'): string {
	const t = HATCH_TILE;
	return kind === 'incident'
		? `M-1 1L1 -1M0 ${t}L${t} 0M${t - 1} ${t + 1}L${t + 1} ${t - 1}`
		: `M-1 ${t - 1}L1 ${t + 1}M0 0L${t} ${t}M${t - 1} -1L${t + 1} 1`;
}
