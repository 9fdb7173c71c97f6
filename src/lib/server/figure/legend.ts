// The legend as lines of items, each a picture with its words.
import { palette } from '../../cartography/palette.ts';
import type { LegendItem } from '../../cartography/legend.ts';
import { colourOf, HATCH_LINES, HATCH_TINT, OPEN_RADIUS } from '../../cartography/symbols.ts';
import type { Point, Shape } from './drawing.ts';
import { hatchLines } from './hatch.ts';
import { lineWidth } from './line.ts';
import { pathOf } from './path.ts';
import { badgeShapes, type Brush } from './symbols.ts';

const SIZE = 10;
const GAP = 5;
const BETWEEN = 16;

interface Picture {
	width: number;
	/** Half its height. */
	half: number;
	/** Around a middle line at 0, from 0 to the right. */
	shapes: Shape[];
}

/** Circles with what they stand for. */
function circles(
	brush: Brush,
	sizes: readonly { label: string; radius: number }[],
	paint: { fill?: string; stroke?: string }
): Picture {
	const { soft } = palette(brush.theme);
	const shapes: Shape[] = [];
	let x = 0;
	let half = 0;
	for (const { label, radius } of sizes) {
		shapes.push({ kind: 'circle', x: x + radius, y: 0, r: radius - 0.6, line: 1.2, ...paint });
		x += 2 * radius + 3;
		shapes.push({
			kind: 'text',
			...{ x, y: SIZE * 0.36, text: label, size: SIZE, cut: 'regular', fill: soft }
		});
		x += lineWidth(brush.fonts, { text: label, cut: 'regular', size: SIZE }) + 7;
		half = Math.max(half, radius);
	}
	return { width: x - 7, half, shapes };
}

function hatched(of: 'incident' | 'presence', colour: string): Picture {
	const ring: Point[] = [
		[0.5, -7],
		[24.5, -7],
		[24.5, 7],
		[0.5, 7]
	];
	const d = pathOf([ring], true);
	return {
		width: 25,
		half: 8,
		shapes: [
			{ kind: 'path', d, fill: colour, opacity: HATCH_TINT },
			{
				kind: 'path',
				d: pathOf(hatchLines([ring], of), false),
				...{ stroke: colour, line: 0.9, opacity: HATCH_LINES }
			},
			{ kind: 'path', d, stroke: colour, line: 1.1, dash: [3.3, 2.2] }
		]
	};
}

const badge = (brush: Brush, name: LegendClass, open: boolean, text: string): Picture => {
	const radius = open ? OPEN_RADIUS - 1 : 9;
	return {
		width: radius * 2 + 1,
		half: radius + 1,
		shapes: badgeShapes(brush, { class: name, radius, open, text }, [radius + 0.5, 0])
	};
};
type LegendClass = Parameters<typeof badgeShapes>[1]['class'];

function pictureOf(item: LegendItem, brush: Brush): Picture {
	const { soft } = palette(brush.theme);
	switch (item.kind) {
		case 'type':
			return badge(brush, item.class, false, '');
		case 'open':
			return badge(brush, 'several', true, '?');
		case 'several':
			return badge(brush, 'several', false, '3');
		case 'sizes':
			return circles(
				brush,
				item.sizes.map(({ killed, radius }) => ({ label: String(killed), radius })),
				{ stroke: soft }
			);
		case 'cells':
			return circles(
				brush,
				item.sizes.map(({ count, radius }) => ({ label: count.toLocaleString('en'), radius })),
				{ fill: soft }
			);
		case 'hatch':
			return hatched(item.of, colourOf(item.class, brush.theme));
		case 'disc':
			return {
				width: 20,
				half: 10,
				shapes: [
					{ kind: 'circle', x: 10, y: 0, r: 9, fill: soft, fillOpacity: 0.1 },
					{ kind: 'circle', x: 10, y: 0, r: 9, stroke: soft, line: 1, dash: [3, 2.5] },
					{ kind: 'circle', x: 10, y: 0, r: 3, fill: soft }
				]
			};
	}
}

const moved = (shapes: Shape[], at: Point): Shape => ({ kind: 'group', at, children: shapes });

/** The legend in a width; its height, and its shapes from the upper left corner. */
export function legendBlock(items: readonly LegendItem[], width: number, brush: Brush) {
	const { ink } = palette(brush.theme);
	const shapes: Shape[] = [];
	let line: { x: number; picture: Picture; words: string }[] = [];
	let [x, y] = [0, 0];
	const set = () => {
		if (!line.length) return;
		const half = Math.max(...line.map(({ picture }) => picture.half));
		for (const { x: left, picture, words } of line) {
			shapes.push(moved(picture.shapes, [left, y + half]));
			shapes.push({
				kind: 'text',
				...{ x: left + picture.width + GAP, y: y + half + SIZE * 0.36, text: words },
				...{ size: SIZE, cut: 'regular', fill: ink }
			});
		}
		y += 2 * half + 5;
		line = [];
		x = 0;
	};
	for (const item of items) {
		const picture = pictureOf(item, brush);
		const wide =
			picture.width +
			GAP +
			lineWidth(brush.fonts, { text: item.words, cut: 'regular', size: SIZE });
		if (line.length && x + wide > width) set();
		line.push({ x, picture, words: item.words });
		x += wide + BETWEEN;
	}
	set();
	return { height: Math.max(0, y - 5), shapes };
}
