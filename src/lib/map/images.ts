// The pictures that the map's layers ask for by name, painted when they are first asked for.
import { badgeParts, EDGE, PALE_EDGE, type Badge } from '../cartography/badge.ts';
import {
	colourOf,
	glyphOf,
	HATCH_LINES,
	HATCH_TILE,
	HATCH_TINT,
	hatchOf,
	type MarkClass
} from '../cartography/symbols.ts';
import { palette, type Theme } from '../cartography/palette.ts';

/** The part of a symbol's name that does not change with the theme. */
export const symbolName = ({ class: name, radius, open, text }: Badge): string =>
	[name, Math.round(radius), open ? 'open' : 'full', text].join('/');

/** What precedes it. */
export const symbolPrefix = (theme: Theme): string => `symbol/${theme}/`;

export const hatchName = (theme: Theme, kind: string, name: string): string =>
	`hatch/${theme}/${kind}/${name}`;

/** A picture of nothing: it keeps other labels away from what the page draws over the map. */
export const BLANK = 'blank';

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

function paintSymbol(picture: Badge, theme: Theme, ratio: number): Brush {
	const { radius, open, text } = picture;
	const { panel } = palette(theme);
	const colour = colourOf(picture.class, theme);
	const middle = radius + 2;
	const brush = brushOf(middle * 2, middle * 2, ratio);
	brush.translate(middle, middle);
	brush.beginPath();
	brush.arc(0, 0, radius - (open ? EDGE / 2 : 0), 0, 2 * Math.PI);
	// A thin edge in the panel's colour keeps symbols apart where they overlap.
	brush.lineWidth = open ? EDGE : PALE_EDGE;
	brush.strokeStyle = open ? colour : panel;
	brush.fillStyle = open ? panel : colour;
	if (!open) brush.stroke();
	brush.fill();
	if (open) brush.stroke();

	brush.fillStyle = open ? colour : panel;
	brush.textAlign = 'center';
	brush.textBaseline = 'alphabetic';
	const parts = badgeParts(picture, (words, size) => {
		brush.font = font(size);
		return brush.measureText(words).width;
	});
	if (parts.glyph) stampGlyph(brush, picture.class, parts.glyph.x, 0, parts.glyph.size);
	if (parts.text) {
		brush.font = font(parts.text.size);
		brush.fillText(text, parts.text.x, parts.text.y);
	}
	return brush;
}

function paintHatch(kind: 'incident' | 'presence', colour: string, ratio: number): Brush {
	const brush = brushOf(HATCH_TILE, HATCH_TILE, ratio);
	brush.globalAlpha = HATCH_TINT;
	brush.fillStyle = colour;
	brush.fillRect(0, 0, HATCH_TILE, HATCH_TILE);
	brush.globalAlpha = HATCH_LINES;
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
