// Names of the basemap where there is room for them: incidents come first, then capitals, countries, places,
// seas and provinces; none overlaps another or leaves the frame.
import { CAPITAL_SIZE, HALO, LABELS, PLACE_ORDER, valueAt } from '../../cartography/basemap.ts';
import type { LabelLook } from '../../cartography/basemap.ts';
import { ITALIC } from '../../cartography/fonts.ts';
import { palette, type Palette, type Theme } from '../../cartography/palette.ts';
import { overlap, type Box } from '../../cartography/placement.ts';
import type { Found } from './basemap.ts';
import type { Cut, Point, Shape } from './drawing.ts';
import type { Fonts } from './fonts.ts';
import type { Frame } from './frame.ts';
import { lineWidth } from './line.ts';
import { wrap } from './wrap.ts';

/** The layers of the basemap that are words. */
export const NAMES = Object.values(LABELS).map(({ layer }) => layer);

type Kind = keyof typeof LABELS;

/** A name that may be written, with the places where it may stand. */
interface Candidate {
	kind: Kind;
	at: Point;
	lines: string[];
	size: number;
	spacing: number;
	cut: Cut;
	dot: boolean;
	order: number;
	/** Of a name that stands in several tiles, one. */
	key: string;
}

/** A name that is written, and the box it keeps free. */
export interface Label {
	box: Box;
	shapes: Shape[];
}

export interface LabelOptions {
	fonts: Fonts;
	theme: Theme;
	lang: 'en' | 'native';
	frame: Pick<Frame, 'width' | 'height' | 'zoom'>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** No letter is smaller: 7 points. */
export const LEAST_SIZE = 9.5;
const LEADING = 1.2;
/** Above a baseline and under it, in sizes. */
const ASCENT = 0.76;
const DESCENT = 0.24;
const DOT = 1.7;
const DOT_GAP = 5;

/** What comes first in the order of names. */
function orderOf(kind: Kind, props: Record<string, unknown>): number {
	const rank = number(props.rank);
	if (kind === 'country') return 100 + rank;
	if (kind === 'sea') return 300 + number(props.z);
	if (kind === 'region') return 400 + rank;
	const own = PLACE_ORDER.rank * rank + PLACE_ORDER.capital * number(props.capital);
	return number(props.capital) === 2 ? 50 + own / 100 : 200 + own;
}

function candidate(kind: Kind, { points, props }: Found, options: LabelOptions): Candidate | null {
	const { fonts, lang, frame } = options;
	const [at] = points;
	const look: LabelLook = LABELS[kind];
	if (!at || frame.zoom < look.minzoom || frame.zoom >= look.maxzoom) return null;
	const native = lang === 'native' ? text(props.name_native) : '';
	// A name in letters that no file has is written in Latin ones.
	const plain = native && !fonts.missingIn(native).length ? native : text(props.name);
	const name = kind === 'country' ? plain.toLocaleUpperCase('en') : plain;
	if (!name) return null;
	const base = valueAt(look.size, frame.zoom);
	const isCapital = kind === 'place' && number(props.capital) === 2;
	const size = Math.max(LEAST_SIZE, isCapital ? Math.max(base, CAPITAL_SIZE[1]) : base) - 0;
	const cut: Cut = look.font === ITALIC ? 'italic' : 'regular';
	const width = look.lineWidth * size;
	return {
		...{ kind, at, size, cut },
		spacing: look.spacing * size,
		lines: wrap(fonts, name, { cut, size, width }),
		dot: kind === 'place',
		order: orderOf(kind, props),
		key: `${kind} ${plain} ${Math.round(at[0] / 40)} ${Math.round(at[1] / 40)}`
	};
}

interface Spot {
	x: number;
	y: number;
	anchor: 'start' | 'middle' | 'end';
}

/** Where the middle of a name's lines may be, the best first. */
function spotsOf({ kind, at: [x, y], size, lines }: Candidate): Spot[] {
	const half = (lines.length * size * LEADING) / 2;
	if (kind === 'place')
		return [
			{ x: x + DOT_GAP, y, anchor: 'start' },
			{ x: x - DOT_GAP, y, anchor: 'end' },
			{ x, y: y - half - 3, anchor: 'middle' },
			{ x, y: y + half + 3, anchor: 'middle' }
		];
	const middle: Spot = { x, y, anchor: 'middle' };
	if (kind === 'region') return [middle];
	const away = size * (kind === 'country' ? 1.4 : 1);
	const steps = kind === 'country' ? [1, 2.2, 3.6] : [1.2, 2.6];
	return [
		middle,
		...steps.flatMap((step): Spot[] => [
			{ x, y: y - away * step, anchor: 'middle' },
			{ x, y: y + away * step, anchor: 'middle' },
			{ x: x - away * 2 * step, y, anchor: 'middle' },
			{ x: x + away * 2 * step, y, anchor: 'middle' }
		])
	];
}

function boxAt(candidate: Candidate, { x, y, anchor }: Spot, width: number): Box {
	const { size, lines } = candidate;
	const height = size * LEADING * (lines.length - 1) + size * (ASCENT + DESCENT);
	const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
	return { left, right: left + width, top: y - height / 2, bottom: y + height / 2 };
}

function colourOf(kind: Kind, { label, seaLabel }: Palette): string {
	return kind === 'sea' ? seaLabel : label;
}

function shapesOf(one: Candidate, spot: Spot, box: Box, { land, ...rest }: Palette): Shape[] {
	const { kind, lines, size, cut, spacing } = one;
	const fill = colourOf(kind, { land, ...rest });
	const halo = kind === 'sea' ? {} : { halo: { colour: land, width: HALO * 2 } };
	const opacity = LABELS[kind].opacity;
	const shapes: Shape[] = lines.map((line, index) => ({
		kind: 'text',
		x: spot.x,
		y: box.top + size * ASCENT + index * size * LEADING,
		text: line,
		...{ size, cut, fill, anchor: spot.anchor },
		...(spacing ? { spacing } : {}),
		...(opacity < 1 ? { opacity } : {}),
		...halo
	}));
	if (one.dot)
		shapes.unshift({
			kind: 'circle',
			x: one.at[0],
			y: one.at[1],
			r: DOT,
			fill,
			stroke: land,
			line: 0.8
		});
	return shapes;
}

const inside = (box: Box, { width, height }: { width: number; height: number }): boolean =>
	box.left >= 4 && box.top >= 3 && box.right <= width - 4 && box.bottom <= height - 3;

const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({
	left: left - by,
	top: top - by / 2,
	right: right + by,
	bottom: bottom + by / 2
});

/** The names of a frame clear of what is `taken`, which incidents are; in the order in which they are written. */
export function labelsOf(
	found: ReadonlyMap<string, Found[]>,
	taken: readonly Box[],
	options: LabelOptions
): Label[] {
	const { fonts, frame, theme } = options;
	const seen = new Set<string>();
	const candidates = (Object.keys(LABELS) as Kind[])
		.flatMap((kind) =>
			(found.get(LABELS[kind].layer) ?? []).flatMap((one) => candidate(kind, one, options) ?? [])
		)
		.sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1))
		.filter(({ key }) => !seen.has(key) && seen.add(key));
	const boxes = [...taken];
	const labels: Label[] = [];
	for (const one of candidates) {
		const { size, cut, spacing, lines } = one;
		const width = Math.max(
			...lines.map((line) => lineWidth(fonts, { text: line, size, cut, spacing }))
		);
		const dot: Box = {
			left: one.at[0] - 3,
			right: one.at[0] + 3,
			top: one.at[1] - 3,
			bottom: one.at[1] + 3
		};
		const isFree = (box: Box) => boxes.every((other) => overlap(box, other) === 0);
		if (one.dot && !(isFree(dot) && inside(dot, frame))) continue;
		for (const spot of spotsOf(one)) {
			const box = boxAt(one, spot, width);
			const padding = Math.min(LABELS[one.kind].padding, 5);
			if (!inside(box, frame) || !isFree(grown(box, padding))) continue;
			boxes.push(box);
			if (one.dot) boxes.push(dot);
			labels.push({ box, shapes: shapesOf(one, spot, box, palette(theme)) });
			break;
		}
	}
	return labels;
}
