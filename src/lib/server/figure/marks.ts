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
import { palette, type Theme } from '../../cartography/palette.ts';
import {
	leaderEnd,
	overlap,
	place,
	type Box,
	type Spot,
	type Unit
} from '../../cartography/placement.ts';
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

/** What has been placed so far. */
interface Board {
	/** The boxes of symbols, then those of capsules. */
	taken: Box[];
	names: Box[];
	lines: Box[];
	leaders: Shape[];
	labels: Shape[];
	marks: Shape[];
}

const isFree = (box: Box, others: readonly Box[]): boolean =>
	others.every((other) => overlap(box, other) === 0);
const isSelected = ({ records }: PointMark | AreaMark, { selected }: MarkOptions): boolean =>
	records.some(({ id }) => id === selected);
const numberOf = ({ id }: PointMark | AreaMark, { numbers }: MarkOptions): string | undefined =>
	numbers?.get(id)?.toString();
const markShape = (mark: PointMark | AreaMark, children: Shape[]): Shape => ({
	kind: 'group',
	role: 'mark',
	name: mark.name,
	children
});

/** A line from an area's anchor to the capsules that stand beside it. */
function placeLeader(board: Board, { unit, marks }: Capsules, spot: Spot, theme: Theme): void {
	const [dx, dy] = leaderEnd({ width: unit.width, height: PILL_HEIGHT }, spot);
	const d = `M${unit.x.toFixed(1)} ${unit.y.toFixed(1)}L${(unit.x + dx).toFixed(1)} ${(unit.y + dy).toFixed(1)}`;
	const stroke = colourOf(marks[0]!.class, theme);
	for (let step = 0; step <= 1; step += 6 / Math.max(6, Math.hypot(dx, dy)))
		board.lines.push(round([unit.x + dx * step, unit.y + dy * step], 2));
	board.leaders.push(
		{ kind: 'path', d, stroke: palette(theme).land, line: 3, opacity: 0.8, round: true },
		{ kind: 'path', d, stroke, line: 1.2, round: true },
		{ kind: 'circle', x: unit.x, y: unit.y, r: 2, fill: stroke }
	);
}

/** The capsules of an area side by side, from the left. */
function placeCapsules(
	board: Board,
	{ marks }: Capsules,
	[from, y]: Point,
	options: MarkOptions
): void {
	let left = from;
	for (const mark of marks) {
		const width = capsuleWidth(mark);
		const pill = { class: mark.class, text: capsuleText(mark), width };
		const ring: Shape = {
			kind: 'rect',
			x: left - 3.5,
			y: y - PILL_HEIGHT / 2 - 2.5,
			width: width + 7,
			height: PILL_HEIGHT + 5,
			r: PILL_HEIGHT / 2 + 2,
			stroke: palette(options.theme).accent,
			line: 2.2
		};
		const own = pillShapes(options, pill, [left + width / 2, y], numberOf(mark, options));
		board.marks.push(markShape(mark, isSelected(mark, options) ? [ring, ...own] : own));
		left += width + PILL_GAP;
	}
}

function placeAreas(board: Board, areas: readonly AreaMark[], options: MarkOptions): void {
	const { frame, theme } = options;
	const all = capsulesIn(areas, options);
	const spots = place(
		all.map(({ unit }) => unit),
		board.taken,
		frame
	);
	for (const capsules of all) {
		const { unit, words } = capsules;
		const spot = spots.get(unit.id);
		if (!spot) continue;
		const middle: Point = [unit.x + spot.dx, unit.y + spot.dy];
		const pills: Box = {
			left: middle[0] - unit.width / 2,
			right: middle[0] + unit.width / 2,
			top: middle[1] - unit.height / 2,
			bottom: middle[1] + unit.height / 2
		};
		board.taken.push(pills);
		if (spot.leader) placeLeader(board, capsules, spot, theme);
		placeCapsules(board, capsules, [pills.left, middle[1]], options);
		if (!spot.named || !words.name) continue;
		const x = spot.side === 'right' ? pills.right + GAP : pills.left - GAP - words.width;
		const top = middle[1] - words.height / 2;
		const box = { left: x, right: x + words.width, top, bottom: top + words.height };
		if (!isIn(box, frame) || !isFree(box, [...board.taken, ...board.names])) continue;
		board.names.push(box);
		board.labels.push(...nameShapes(words, box, spot.side === 'right' ? 'start' : 'end', theme));
	}
}

function placePoints(board: Board, symbols: readonly PlacedPoint[], options: MarkOptions): void {
	const { frame, theme, fonts, numbers } = options;
	const { accent, land } = palette(theme);
	for (const [index, { mark, at, radius }] of symbols.entries()) {
		const badge = { class: mark.class, radius, open: mark.open, text: badgeText(mark) };
		const own = badgeShapes(options, badge, at, numberOf(mark, options));
		const ring: Shape[] = [
			{ kind: 'circle', x: at[0], y: at[1], r: radius + 5, fill: land, fillOpacity: 0.75 },
			{ kind: 'circle', x: at[0], y: at[1], r: radius + 5, stroke: accent, line: 2.5 }
		];
		board.marks.push(markShape(mark, isSelected(mark, options) ? [...ring, ...own] : own));
		const words = wordsOf([mark], { fonts, isNumbered: numbers !== null });
		if (!words.name) continue;
		// Its own symbol is not in the way of its name.
		const others = [...board.taken.toSpliced(index, 1), ...board.names];
		const spot = boxesAround(at, radius, words).find(
			({ box }) => isIn(box, frame) && isFree(box, others)
		);
		if (!spot) continue;
		board.names.push(spot.box);
		board.labels.push(...nameShapes(words, spot.box, spot.anchor, theme));
	}
}

/** Places everything; incidents at places first, then areas around them, then names. */
export function placeMarks({ points, areas }: Marks, options: MarkOptions): Placed {
	const symbols = pointsIn(points, options);
	const taken = symbols.map(({ at, radius }) => round(at, radius + 2));
	const board: Board = { taken, names: [], lines: [], leaders: [], labels: [], marks: [] };
	placeAreas(board, areas, options);
	placePoints(board, symbols, options);
	return {
		shapes: [...board.leaders, ...board.labels, ...board.marks],
		boxes: [...board.taken, ...board.names, ...board.lines],
		names: board.names
	};
}
