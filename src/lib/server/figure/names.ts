// The names of places beside their marks.
import type { AreaMark, PointMark } from '../../cartography/marks.ts';
import { subline } from '../../cartography/names.ts';
import { palette, type Theme } from '../../cartography/palette.ts';
import type { Box } from '../../cartography/placement.ts';
import type { Point, Shape, TextShape } from './drawing.ts';
import type { Fonts } from './fonts.ts';
import { lineWidth } from './line.ts';

const NAME = 12;
const SUB = 10;

/** The name of a place as it is written, its size in pixels. */
export interface Words {
	name: string;
	sub: string;
	width: number;
	height: number;
}

/** The words beside marks: the place, and what is counted there where no list says it. */
export function wordsOf(
	marks: readonly (PointMark | AreaMark)[],
	{ fonts, isNumbered }: { fonts: Fonts; isNumbered: boolean }
): Words {
	const name = marks[0]?.label ?? '';
	const sub = isNumbered ? '' : marks.map(subline).join(' · ');
	const width = Math.max(
		lineWidth(fonts, { text: name, cut: 'semibold', size: NAME }),
		lineWidth(fonts, { text: sub, cut: 'regular', size: SUB })
	);
	return { name, sub, width, height: NAME * 1.15 + (sub ? SUB * 1.25 : 0) };
}

/** The words in a box. */
export function nameShapes(
	words: Words,
	box: Box,
	anchor: NonNullable<TextShape['anchor']>,
	theme: Theme
): Shape[] {
	const { ink, soft, land } = palette(theme);
	const x =
		anchor === 'start' ? box.left : anchor === 'end' ? box.right : (box.left + box.right) / 2;
	const halo = { colour: land, width: 3.4 };
	const line = (text: string, y: number, size: number, bold: boolean): Shape => ({
		kind: 'text',
		...{ x, y, text, size, halo },
		cut: bold ? 'semibold' : 'regular',
		fill: bold ? ink : soft,
		anchor
	});
	const shapes = [line(words.name, box.top + NAME * 0.9, NAME, true)];
	if (words.sub) shapes.push(line(words.sub, box.top + NAME * 1.15 + SUB * 0.95, SUB, false));
	return shapes;
}

/** The box of a name on each side of a symbol, the best first. */
export function boxesAround([x, y]: Point, radius: number, { width, height }: Words) {
	const away = radius + 4;
	const upright = (top: number) => ({
		box: { left: x - width / 2, right: x + width / 2, top, bottom: top + height },
		anchor: 'middle' as const
	});
	const beside = (left: number, anchor: 'start' | 'end') => ({
		box: { left, right: left + width, top: y - height / 2, bottom: y + height / 2 },
		anchor
	});
	return [
		upright(y - away - height),
		upright(y + away),
		beside(x + away, 'start'),
		beside(x - away - width, 'end')
	];
}
