// The keyed list under the map: each number with what its mark says, in columns.
import { palette, type Theme } from '../../cartography/palette.ts';
import { colourOf, type MarkClass } from '../../cartography/symbols.ts';
import type { Shape } from './drawing.ts';
import type { Fonts } from './fonts.ts';
import { wrap } from './wrap.ts';

/** One entry; without a number, what has no mark on the map. */
export interface ListItem {
	number: number | null;
	class: MarkClass;
	/** What is the case, and who says so. */
	words: string;
	said: string;
}

export interface ListOptions {
	fonts: Fonts;
	theme: Theme;
	width: number;
}

const SIZE = 10.5;
const LEADING = 14;
const BETWEEN = 5;
const INDENT = 19;
const GUTTER = 22;

interface SetItem {
	item: ListItem;
	lines: string[];
	height: number;
}

/** How many columns a width has room for. */
const columnsIn = (width: number): number => (width >= 860 ? 3 : width >= 480 ? 2 : 1);

/** Entries shared out over columns so that the longest is as short as can be, in their order. */
function shared(items: SetItem[], columns: number): SetItem[][] {
	const total = (some: SetItem[]) => some.reduce((sum, { height }) => sum + height + BETWEEN, 0);
	let limit = total(items) / columns;
	for (;;) {
		const found: SetItem[][] = [[]];
		for (const item of items) {
			const column = found.at(-1)!;
			if (column.length && total([...column, item]) > limit + 0.01) found.push([item]);
			else column.push(item);
		}
		if (found.length <= columns) return found;
		limit += LEADING / 2;
	}
}

/** The list in a width; its height, and its shapes from the upper left corner. */
export function listBlock(items: readonly ListItem[], options: ListOptions) {
	const { fonts, theme, width } = options;
	const { ink, soft } = palette(theme);
	const columns = Math.min(columnsIn(width), Math.max(1, items.length));
	const own = (width - GUTTER * (columns - 1)) / columns;
	const set = items.map((item): SetItem => {
		const text = [item.words, item.said].filter(Boolean).join(' ');
		const lines = wrap(fonts, text, { cut: 'regular', size: SIZE, width: own - INDENT, lines: 6 });
		return { item, lines, height: lines.length * LEADING };
	});
	const shapes: Shape[] = [];
	let height = 0;
	for (const [column, entries] of shared(set, columns).entries()) {
		const left = column * (own + GUTTER);
		let y = 0;
		for (const { item, lines } of entries) {
			shapes.push({
				kind: 'text',
				...{ x: left, y: y + SIZE, size: SIZE, cut: 'semibold' },
				text: item.number === null ? '–' : String(item.number),
				fill: item.number === null ? soft : colourOf(item.class, theme)
			});
			for (const line of lines) {
				shapes.push({
					kind: 'text',
					...{ x: left + INDENT, y: y + SIZE, text: line, size: SIZE, cut: 'regular', fill: ink }
				});
				y += LEADING;
			}
			y += BETWEEN;
		}
		height = Math.max(height, y ? y - BETWEEN : 0);
	}
	return { height, shapes };
}
