// What a symbol and a capsule hold and where in them it stands, whoever draws them.
import type { AreaMark, PointMark } from './marks.ts';
import type { MarkClass } from './symbols.ts';

/** A symbol as it is drawn: radius in pixels; `text` stands beside or in place of the glyph. */
export interface Badge {
	class: MarkClass;
	radius: number;
	open: boolean;
	text: string;
}

/** How many, as text with its thousands apart. */
const countText = (count: number) => count.toLocaleString('en');

/** Text of a symbol: how many, or "?" where no figure was reported. */
export const badgeText = ({ records, count, open }: PointMark | AreaMark): string =>
	records.length > 1 || count > 1 ? countText(count) : open ? '?' : '';

/** The least radius that has room for a text. */
export const roomFor = (text: string): number => (text ? 9 + 2 * text.length : 0);

/** Radius in whole pixels: symbols with a number need room for it. */
export const badgeRadius = (mark: PointMark): number =>
	Math.round(Math.max(mark.radius, roomFor(badgeText(mark))));

/** Width of the edge of an open circle, and of the pale edge that keeps filled ones apart. */
export const EDGE = 1.75;
export const PALE_EDGE = 3;

/** Where glyph and text stand, in pixels from the middle: the glyph's middle, the middle of the text's baseline. */
export interface BadgeParts {
	glyph: { x: number; size: number } | null;
	text: { x: number; y: number; size: number } | null;
}

/** The parts of a symbol; `widthOf` measures its text in a size. */
export function badgeParts(
	{ class: name, radius, text }: Badge,
	widthOf: (text: string, size: number) => number
): BadgeParts {
	const size = Math.min(12, Math.max(10.5, radius));
	const y = size * 0.36;
	const hasGlyph = name !== 'several';
	if (text && hasGlyph && radius >= 10.5) {
		const wide = widthOf(text, size);
		const side = Math.min(radius * 0.85, 11);
		const left = -(side + 1.5 + wide) / 2;
		return {
			glyph: { x: left + side / 2, size: side },
			text: { x: left + side + 1.5 + wide / 2, y, size }
		};
	}
	if (text) return { glyph: null, text: { x: 0, y, size } };
	return { glyph: hasGlyph ? { x: 0, size: Math.min(radius * 1.15, 20) } : null, text: null };
}

const PILL = 30;
const CHARACTER = 7.5;
export const PILL_HEIGHT = 24;
/** Between capsules side by side. */
export const PILL_GAP = 5;
/** Side of the glyph in a capsule. */
export const PILL_GLYPH = 11;

/** What a capsule says beside its glyph. */
export const capsuleText = (mark: AreaMark): string =>
	mark.kind === 'presence' ? countText(mark.count) : badgeText(mark);

/** Width of a capsule in pixels. */
export const capsuleWidth = (mark: AreaMark): number =>
	PILL + (capsuleText(mark) ? 2 + CHARACTER * capsuleText(mark).length : 0);
