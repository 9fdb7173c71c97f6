// Lines of words as blocks that are stacked.
import type { Cut, GroupShape, Shape } from './drawing.ts';
import type { Fonts } from './fonts.ts';
import { readsLeft } from './line.ts';
import { wrap } from './wrap.ts';

/** Something of a height, from its own upper left corner. */
export interface Block {
	role: NonNullable<GroupShape['role']>;
	height: number;
	/** To what stands above it. */
	gap: number;
	shapes: Shape[];
}

export interface Lines {
	text: string;
	cut: Cut;
	size: number;
	leading: number;
	fill: string;
	width: number;
	lines?: number;
}

/** Words in lines. */
export function linesBlock(fonts: Fonts, role: Block['role'], gap: number, set: Lines): Block {
	const { text, cut, size, leading, fill, width, lines } = set;
	const setting = { cut, size, width, ...(lines === undefined ? {} : { lines }) };
	const wrapped = wrap(fonts, text, setting);
	const fromRight = readsLeft(text);
	const shapes = wrapped.map((line, index): Shape => ({
		kind: 'text',
		...{ x: fromRight ? width : 0, y: size * 0.95 + index * leading, text: line, size, cut, fill },
		...(fromRight ? { anchor: 'end' } : {})
	}));
	const height = wrapped.length ? (wrapped.length - 1) * leading + size * 1.25 : 0;
	return { role, gap: wrapped.length ? gap : 0, height, shapes };
}

/** How high stacked blocks are, with what lies between them. */
export const heightOf = (blocks: readonly Block[]): number =>
	blocks.reduce((sum, { gap, height }) => sum + gap + height, 0);
