// Symbols and capsules as shapes, around a middle.
import {
	badgeParts,
	EDGE,
	PALE_EDGE,
	PILL_GLYPH,
	PILL_HEIGHT,
	type Badge
} from '../../cartography/badge.ts';
import { palette, type Theme } from '../../cartography/palette.ts';
import { colourOf, glyphOf, type MarkClass } from '../../cartography/symbols.ts';
import type { Shape } from './drawing.ts';
import type { Fonts } from './fonts.ts';

/** What symbols are drawn with. */
export interface Brush {
	fonts: Fonts;
	theme: Theme;
}

const stamp = (name: string, x: number, y: number, size: number, fill: string): Shape => ({
	kind: 'path',
	d: glyphOf(name),
	at: [x - size / 2, y - size / 2],
	scale: size / 16,
	fill,
	evenOdd: true
});

/** A symbol; `number` stands in it alone where markers are numbered. */
export function badgeShapes(
	{ fonts, theme }: Brush,
	badge: Badge,
	[x, y]: readonly [number, number],
	number?: string
): Shape[] {
	const { panel } = palette(theme);
	const { radius, open } = badge;
	const colour = colourOf(badge.class, theme);
	const [ground, ink] = open ? [panel, colour] : [colour, panel];
	const widthOf = (text: string, size: number) => fonts.widthOf(text, 'semibold', size);
	const text = number ?? badge.text;
	const parts = number
		? { glyph: null, text: { x: 0, y: 12 * 0.36, size: 12 } }
		: badgeParts(badge, widthOf);
	const shapes: Shape[] = open
		? [{ kind: 'circle', x, y, r: radius - EDGE / 2, fill: ground, stroke: colour, line: EDGE }]
		: [
				{ kind: 'circle', x, y, r: radius + PALE_EDGE / 2, fill: panel },
				{ kind: 'circle', x, y, r: radius, fill: ground }
			];
	if (parts.glyph) shapes.push(stamp(badge.class, x + parts.glyph.x, y, parts.glyph.size, ink));
	if (parts.text)
		shapes.push({
			kind: 'text',
			x: x + parts.text.x,
			y: y + parts.text.y,
			text,
			size: parts.text.size,
			cut: 'semibold',
			fill: ink,
			anchor: 'middle'
		});
	return shapes;
}

const PILL_TEXT = 12;

/** A capsule of a width, around its middle. */
export function pillShapes(
	{ fonts, theme }: Brush,
	pill: { class: MarkClass; text: string; width: number },
	[x, y]: readonly [number, number],
	number?: string
): Shape[] {
	const { panel } = palette(theme);
	const colour = colourOf(pill.class, theme);
	const height = PILL_HEIGHT - 2;
	const shapes: Shape[] = [
		{
			kind: 'rect',
			x: x - pill.width / 2,
			y: y - height / 2,
			width: pill.width,
			height,
			r: height / 2,
			fill: panel,
			stroke: colour,
			line: EDGE
		}
	];
	const text = number ?? pill.text;
	const wide = text ? fonts.widthOf(text, 'semibold', PILL_TEXT) : 0;
	const hasGlyph = pill.class !== 'several' && number === undefined;
	const side = hasGlyph ? PILL_GLYPH : 0;
	const gap = hasGlyph && text ? 3 : 0;
	const left = x - (side + gap + wide) / 2;
	if (hasGlyph) shapes.push(stamp(pill.class, left + side / 2, y, side, colour));
	if (text)
		shapes.push({
			kind: 'text',
			x: left + side + gap,
			y: y + PILL_TEXT * 0.36,
			text,
			size: PILL_TEXT,
			cut: 'semibold',
			fill: colour
		});
	return shapes;
}
