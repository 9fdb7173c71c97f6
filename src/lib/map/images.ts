// The pictures that the map's layers ask for by name, painted when they are first asked for.
import { colourOf, glyphOf, HATCH_TILE, hatchOf, type MarkClass } from '../cartography/symbols.ts';
import { palette, type Theme } from '../cartography/palette.ts';

/** A symbol as it is drawn: radius in whole pixels; `text` stands beside or in place of the glyph. */
export interface SymbolPicture {
	class: MarkClass;
	radius: number;
	open: boolean;
	text: string;
}

/** The part of a symbol's name that does not change with the theme. */
export const symbolName = ({ class: name, radius, open, text }: SymbolPicture): string =>
	[name, Math.round(radius), open ? 'open' : 'full', text].join('/');

/** What precedes it. */
export const symbolPrefix = (theme: Theme): string => `symbol/${theme}/`;

export const hatchName = (theme: Theme, kind: string, name: string): string =>
	`hatch/${theme}/${kind}/${name}`;

/** A picture of nothing: it keeps other labels away from what the page draws over the map. */
export const BLANK = 'blank';

const EDGE = 1.75;
const font = (size: number) => `600 ${size}px "Noto Sans", sans-serif`;

type Brush = OffscreenCanvasRenderingContext2D;

function brushOf(width: number, height: number, ratio: number): Brush {
	const canvas = new OffscreenCanvas(Math.ceil(width * ratio), Math.ceil(height * ratio));
	const brush = canvas.getContext('2d');
	if (!brush) throw new Error('This browser gives no canvas to paint the map’s symbols on.');
	brush.scale(ratio, ratio);
	return brush;
}

function stampGlyph(brush: Brush, name: string, x: number, y: number, size: number): void {
	brush.save();
	brush.translate(x - size / 2, y - size / 2);
	brush.scale(size / 16, size / 16);
	brush.fill(new Path2D(glyphOf(name)), 'evenodd');
	brush.restore();
}

function paintSymbol(picture: SymbolPicture, theme: Theme, ratio: number): Brush {
	const { radius, open, text } = picture;
	const { panel } = palette(theme);
	const colour = colourOf(picture.class, theme);
	const middle = radius + 2;
	const brush = brushOf(middle * 2, middle * 2, ratio);
	brush.translate(middle, middle);
	brush.beginPath();
	brush.arc(0, 0, radius - (open ? EDGE / 2 : 0), 0, 2 * Math.PI);
	// A thin edge in the panel's colour keeps symbols apart where they overlap.
	brush.lineWidth = open ? EDGE : 3;
	brush.strokeStyle = open ? colour : panel;
	brush.fillStyle = open ? panel : colour;
	if (!open) brush.stroke();
	brush.fill();
	if (open) brush.stroke();

	brush.fillStyle = open ? colour : panel;
	brush.textAlign = 'center';
	brush.textBaseline = 'alphabetic';
	const size = Math.min(12, Math.max(10.5, radius));
	brush.font = font(size);
	const glyph = picture.class !== 'several';
	const wide = brush.measureText(text).width;
	if (text && glyph && radius >= 10.5) {
		const side = Math.min(radius * 0.85, 11);
		const left = -(side + 1.5 + wide) / 2;
		stampGlyph(brush, picture.class, left + side / 2, 0, side);
		brush.fillText(text, left + side + 1.5 + wide / 2, size * 0.36);
	} else if (text) brush.fillText(text, 0, size * 0.36);
	else if (glyph) stampGlyph(brush, picture.class, 0, 0, Math.min(radius * 1.15, 20));
	return brush;
}

function paintHatch(kind: 'incident' | 'presence', colour: string, ratio: number): Brush {
	const brush = brushOf(HATCH_TILE, HATCH_TILE, ratio);
	brush.globalAlpha = 0.1;
	brush.fillStyle = colour;
	brush.fillRect(0, 0, HATCH_TILE, HATCH_TILE);
	brush.globalAlpha = 0.8;
	brush.lineWidth = 1;
	brush.strokeStyle = colour;
	brush.stroke(new Path2D(hatchOf(kind)));
	return brush;
}

function paint(id: string, ratio: number): Brush | null {
	const [what = '', theme = '', third = '', ...rest] = id.split('/');
	if (id === BLANK) return brushOf(1, 1, ratio);
	if (theme !== 'light' && theme !== 'dark') return null;
	if (what === 'hatch' && (third === 'incident' || third === 'presence'))
		return paintHatch(third, colourOf(rest[0] ?? '', theme), ratio);
	if (what !== 'symbol') return null;
	const [radius = '9', open = '', text = ''] = rest;
	const picture = {
		class: third as MarkClass,
		radius: Number(radius),
		open: open === 'open',
		text
	};
	return paintSymbol(picture, theme, ratio);
}

/** Paints the picture of a name for a screen of so many pixels a pixel; null for a name not of ours. */
export function imageOf(id: string, ratio: number): ImageData | null {
	const brush = paint(id, ratio);
	return brush && brush.getImageData(0, 0, brush.canvas.width, brush.canvas.height);
}
