// Where the marks of incidents and presences stand in a frame: symbols at their places, capsules of areas over them
// or beside them with a leader line, and the names of both, clear of each other.
import {
	badgeRadius,
	badgeText,
	capsuleText,
	capsuleWidth,
	PILL_GAP,
	PILL_HEIGHT
} from '../../cartography/badge.ts';
import type { AreaMark, Marks, PointMark } from '../../cartography/marks.ts';
import { palette } from '../../cartography/palette.ts';
import { leaderEnd, overlap, place, type Box, type Unit } from '../../cartography/placement.ts';
import { colourOf } from '../../cartography/symbols.ts';
import type { Point, Shape } from './drawing.ts';
import type { Frame } from './frame.ts';
import { boxesAround, nameShapes, wordsOf, type Words } from './names.ts';
import { outlineOf, reachOf } from './outline.ts';
import { badgeShapes, pillShapes, type Brush } from './symbols.ts';

const GAP = 6;

/** What is drawn of marks, and the boxes that they keep free. */
export interface Placed {
	shapes: Shape[];
	boxes: Box[];
	/** The boxes of names alone, none of which overlaps another or a symbol. */
	names: Box[];
}

export interface MarkOptions extends Brush {
	frame: Frame;
	/** The number of each mark; null where markers are not numbered. */
	numbers: ReadonlyMap<string, number> | null;
	/** Id of the selected record. */
	selected: string | null;
}

const round = ([x, y]: Point, r: number): Box => ({
	left: x - r,
	right: x + r,
	top: y - r,
	bottom: y + r
});

const isIn = (box: Box, { width, height }: Frame): boolean =>
	box.left > 3 && box.top > 3 && box.right < width - 3 && box.bottom < height - 3;

interface PlacedPoint {
	mark: PointMark;
	at: Point;
	radius: number;
}

function pointsIn(points: readonly PointMark[], { frame, numbers }: MarkOptions): PlacedPoint[] {
	return points
		.map((mark) => ({
			mark,
			at: frame.at(mark.position),
			radius: numbers ? Math.max(9.5, mark.open ? 0 : mark.radius) : badgeRadius(mark)
		}))
		.filter(
			({ at: [x, y], radius }) =>
				x > -radius && y > -radius && x < frame.width + radius && y < frame.height + radius
		)
		.sort((a, b) => b.radius - a.radius || (a.mark.id < b.mark.id ? -1 : 1));
}

interface Capsules {
	unit: Unit;
	marks: AreaMark[];
	words: Words;
}

function capsulesIn(areas: readonly AreaMark[], options: MarkOptions): Capsules[] {
	const { frame, fonts, numbers } = options;
	const naming = { fonts, isNumbered: numbers !== null };
	const byArea = new Map<string, AreaMark[]>();
	for (const mark of areas) byArea.set(mark.area, [...(byArea.get(mark.area) ?? []), mark]);
	return [...byArea].flatMap(([id, marks]): Capsules[] => {
		const [first] = marks;
		if (!first) return [];
		const [x, y] = frame.at(first.anchor);
		if (x < 0 || y < 0 || x > frame.width || y > frame.height) return [];
		const words = wordsOf(marks, naming);
		const width = marks.reduce((sum, mark) => sum + capsuleWidth(mark) + PILL_GAP, -PILL_GAP);
		const reach = reachOf(outlineOf(first.geometry, frame, first.anchor[0]));
		const unit: Unit = { id, x, y, width, height: PILL_HEIGHT + 4, label: words.width, reach };
		return [{ unit, marks, words }];
	});
}

const nameOf = (mark: PointMark | AreaMark): string => mark.name;

/** Places everything; incidents at places first, then areas around them, then names. */
export function placeMarks({ points, areas }: Marks, options: MarkOptions): Placed {
	const { frame, numbers, theme, selected } = options;
	const { accent, land } = palette(theme);
	const naming = { fonts: options.fonts, isNumbered: numbers !== null };
	const symbols = pointsIn(points, options);
	const taken: Box[] = symbols.map(({ at, radius }) => round(at, radius + 2));
	const names: Box[] = [];
	const lines: Box[] = [];
	const shapes: { leaders: Shape[]; names: Shape[]; marks: Shape[] } = {
		leaders: [],
		names: [],
		marks: []
	};
	const numberOf = (id: string) => (numbers?.has(id) ? String(numbers.get(id)) : undefined);
	const isSelected = (mark: PointMark | AreaMark) => mark.records.some(({ id }) => id === selected);

	const ways = capsulesIn(areas, options);
	const spots = place(
		ways.map(({ unit }) => unit),
		taken,
		frame
	);
	for (const { unit, marks, words } of ways) {
		const spot = spots.get(unit.id);
		if (!spot) continue;
		const middle: Point = [unit.x + spot.dx, unit.y + spot.dy];
		const pills: Box = {
			left: middle[0] - unit.width / 2,
			right: middle[0] + unit.width / 2,
			top: middle[1] - unit.height / 2,
			bottom: middle[1] + unit.height / 2
		};
		taken.push(pills);
		if (spot.leader) {
			const [dx, dy] = leaderEnd({ width: unit.width, height: PILL_HEIGHT }, spot);
			const d = `M${unit.x.toFixed(1)} ${unit.y.toFixed(1)}L${(unit.x + dx).toFixed(1)} ${(unit.y + dy).toFixed(1)}`;
			const stroke = colourOf(marks[0]!.class, theme);
			for (let step = 0; step <= 1; step += 6 / Math.max(6, Math.hypot(dx, dy)))
				lines.push(round([unit.x + dx * step, unit.y + dy * step], 2));
			shapes.leaders.push(
				{ kind: 'path', d, stroke: land, line: 3, opacity: 0.8, round: true },
				{ kind: 'path', d, stroke, line: 1.2, round: true },
				{ kind: 'circle', x: unit.x, y: unit.y, r: 2, fill: stroke }
			);
		}
		let left = pills.left;
		for (const mark of marks) {
			const width = capsuleWidth(mark);
			const at: Point = [left + width / 2, middle[1]];
			const pill = { class: mark.class, text: capsuleText(mark), width };
			const ring: Shape[] = isSelected(mark)
				? [
						{
							kind: 'rect',
							x: left - 3.5,
							y: at[1] - PILL_HEIGHT / 2 - 2.5,
							width: width + 7,
							height: PILL_HEIGHT + 5,
							r: PILL_HEIGHT / 2 + 2,
							stroke: accent,
							line: 2.2
						}
					]
				: [];
			const own = pillShapes(options, pill, at, numberOf(mark.id));
			shapes.marks.push({
				kind: 'group',
				role: 'mark',
				name: nameOf(mark),
				children: [...ring, ...own]
			});
			left += width + PILL_GAP;
		}
		if (!spot.named || !words.name) continue;
		const x = spot.side === 'right' ? pills.right + GAP : pills.left - GAP - words.width;
		const top = middle[1] - words.height / 2;
		const box = { left: x, right: x + words.width, top, bottom: top + words.height };
		const free = [...taken, ...names].every((other) => overlap(box, other) === 0);
		if (!free || !isIn(box, frame)) continue;
		names.push(box);
		shapes.names.push(...nameShapes(words, box, spot.side === 'right' ? 'start' : 'end', theme));
	}

	for (const { mark, at, radius } of symbols) {
		const badge = { class: mark.class, radius, open: mark.open, text: badgeText(mark) };
		const ring: Shape[] = isSelected(mark)
			? [
					{ kind: 'circle', x: at[0], y: at[1], r: radius + 5, fill: land, fillOpacity: 0.75 },
					{ kind: 'circle', x: at[0], y: at[1], r: radius + 5, stroke: accent, line: 2.5 }
				]
			: [];
		shapes.marks.push({
			kind: 'group',
			role: 'mark',
			name: nameOf(mark),
			children: [...ring, ...badgeShapes(options, badge, at, numberOf(mark.id))]
		});
		const words = wordsOf([mark], naming);
		const around = boxesAround(at, radius, words);
		const others = [
			...taken.filter((box) => box !== taken[symbols.findIndex((s) => s.mark === mark)]),
			...names
		];
		const spot = around.find(
			({ box }) => isIn(box, frame) && others.every((other) => overlap(box, other) === 0)
		);
		if (!spot || !words.name) continue;
		names.push(spot.box);
		shapes.names.push(...nameShapes(words, spot.box, spot.anchor, theme));
	}
	return {
		shapes: [...shapes.leaders, ...shapes.names, ...shapes.marks],
		boxes: [...taken, ...names, ...lines],
		names
	};
}
