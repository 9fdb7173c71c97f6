// What vector tiles hold, where incidents are too many to be drawn one by one: as the map draws them.
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { badgeText, PILL_HEIGHT, roomFor } from '../../cartography/badge.ts';
import { palette } from '../../cartography/palette.ts';
import { overlap, type Box } from '../../cartography/placement.ts';
import { tileArea, tilePoint, type TileFeature } from '../../cartography/tiles.ts';
import { colourOf } from '../../cartography/symbols.ts';
import type { Tile } from '../../query/engine.ts';
import type { Point, Shape } from './drawing.ts';
import type { Frame } from './frame.ts';
import { badgeShapes, pillShapes, type Brush } from './symbols.ts';

/** Nearer in, tiles are enlarged. */
const LAST_ZOOM = 14;
/** The radius of a dot where there is no room for a symbol. */
const DOT = 4;
/** Cells with a number have room for one. */
const COUNTED = 100;
const TEXT = 10.5;

/** The tiles that a frame looks at, each once. */
export function tilesOf({ zoom, middle, width, height }: Frame): Tile[] {
	const z = Math.max(0, Math.min(LAST_ZOOM, Math.floor(zoom)));
	const count = 2 ** z;
	const size = (512 * 2 ** zoom) / count;
	const left = middle[0] * count - width / 2 / size;
	const top = middle[1] * count - height / 2 / size;
	const found = new Map<string, Tile>();
	for (let y = Math.floor(top); y < top + height / size; y++)
		for (let x = Math.floor(left); x < left + width / size; x++)
			if (y >= 0 && y < count) {
				const tile = { z, x: ((x % count) + count) % count, y };
				found.set(`${tile.x}/${y}`, tile);
			}
	return [...found.values()];
}

const LAYERS = ['incidents', 'cells', 'areas'] as const;

/** The features of tiles in the tiles' order. */
export function featuresIn(tiles: readonly Tile[], bytes: readonly (Uint8Array | null)[]) {
	const features: TileFeature[] = [];
	for (const [index, { z, x, y }] of tiles.entries()) {
		const held = bytes[index];
		if (!held) continue;
		const tile = new VectorTile(new PbfReader(held));
		for (const layer of LAYERS) {
			const found = tile.layers[layer];
			for (let at = 0; found && at < found.length; at++) {
				const feature = found.feature(at);
				const { geometry } = feature.toGeoJSON(x, y, z);
				if (geometry.type !== 'Point') continue;
				const [lon = 0, lat = 0] = geometry.coordinates;
				features.push({ layer, position: [lon, lat], properties: feature.properties });
			}
		}
	}
	return features;
}

const countOf = ({ properties }: TileFeature): number => Number(properties.count ?? 1);

/** "120", "1.2k", "34k". */
const countText = (count: number): string =>
	count >= 10_000
		? `${Math.round(count / 1000)}k`
		: count >= 1000
			? `${Math.round(count / 100) / 10}k`
			: String(count);

/** Few sizes and few numbers, as on the map. */
const tileText = (count: number, text: string): string =>
	count >= 100 ? '100+' : count >= 10 ? '10+' : text;

/** A feature and where it lies in the frame. */
interface Seen {
	feature: TileFeature;
	at: Point;
}

/** What has been drawn so far. */
interface Board {
	brush: Brush;
	/** Circles below everything else. */
	shapes: Shape[];
	counts: Shape[];
	symbols: Shape[];
	/** What counts, symbols and capsules keep free of each other. */
	boxes: Box[];
	/** Names keep clear of dots, symbols need not. */
	dots: Box[];
}

const boxAt = ([x, y]: Point, width: number, height = width): Box => ({
	left: x - width,
	right: x + width,
	top: y - height,
	bottom: y + height
});

/** Takes the room of a box, where nobody has. */
function take({ boxes }: Board, own: Box): boolean {
	const isFree = boxes.every((other) => overlap(own, other) === 0);
	if (isFree) boxes.push(own);
	return isFree;
}

function drawCell(board: Board, { feature, at: [x, y] }: Seen): void {
	const { theme, fonts } = board.brush;
	const { panel } = palette(theme);
	const mark = tilePoint(feature);
	const fill = colourOf(mark.class, theme);
	board.shapes.push({
		kind: 'circle',
		...{ x, y, r: mark.radius, fill, opacity: 0.82 },
		...{ stroke: panel, line: 0.75 }
	});
	if (mark.count < COUNTED) return;
	const text = countText(mark.count);
	const wide = fonts.widthOf(text, 'semibold', TEXT);
	if (!take(board, boxAt([x, y], wide / 2 + 3, TEXT * 0.7))) return;
	board.counts.push({
		kind: 'text',
		...{ x, y: y + TEXT * 0.36, text, size: TEXT, cut: 'semibold' },
		...{ fill: panel, anchor: 'middle', halo: { colour: fill, width: 2.8 } }
	});
}

/** A symbol, or a dot where there is no room for one. */
function drawSingle(board: Board, { feature, at }: Seen): void {
	const { brush, shapes, symbols, dots } = board;
	const { theme } = brush;
	const { panel } = palette(theme);
	const mark = tilePoint(feature);
	const text = tileText(mark.count, badgeText(mark));
	const radius = Math.round(Math.max(mark.radius, roomFor(text)));
	if (take(board, boxAt(at, radius))) {
		const badge = { class: mark.class, radius, open: mark.open, text };
		const children = badgeShapes(brush, badge, at);
		symbols.push({ kind: 'group', name: mark.name, children });
		return;
	}
	const colour = colourOf(mark.class, theme);
	dots.push(boxAt(at, DOT));
	shapes.push({
		kind: 'circle',
		...{ x: at[0], y: at[1], r: DOT, fill: mark.open ? panel : colour },
		...{ stroke: mark.open ? colour : panel, line: mark.open ? 1.5 : 0.75 }
	});
}

/** The capsule of an area, where there is room for it. */
function drawArea(board: Board, { feature, at }: Seen): void {
	const mark = tileArea(feature, () => null);
	const text = tileText(mark.count, badgeText(mark));
	const width = 30 + (text ? 2 + 7.5 * text.length : 0);
	if (!take(board, boxAt(at, width / 2 + 2, PILL_HEIGHT / 2))) return;
	const pill = { class: mark.class, text, width };
	const children = pillShapes(board.brush, pill, at);
	board.symbols.push({ kind: 'group', name: mark.name, children });
}

/** The cells, symbols and areas of a frame with the boxes that they keep free; largest first. */
export function cellShapes(
	features: readonly TileFeature[],
	frame: Frame,
	brush: Brush
): { shapes: Shape[]; boxes: Box[]; incidents: number } {
	const { width, height } = frame;
	const { panel, soft } = palette(brush.theme);
	const seen: Seen[] = features
		.map((feature) => ({ feature, at: frame.at(feature.position) }))
		.filter(({ at: [x, y] }) => x > -30 && y > -30 && x < width + 30 && y < height + 30)
		.sort(
			(a, b) => countOf(b.feature) - countOf(a.feature) || a.at[0] - b.at[0] || a.at[1] - b.at[1]
		);
	const incidents = seen
		.filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x < width && y < height)
		.reduce((sum, { feature }) => sum + countOf(feature), 0);
	const kindOf = ({ feature: { layer, properties } }: Seen) =>
		properties.drawing === 'outline' ? 'outlined' : layer === 'cells' ? 'cell' : 'single';
	const { outlined = [], cell = [], single = [] } = Object.groupBy(seen, kindOf);

	const board: Board = { brush, shapes: [], counts: [], symbols: [], boxes: [], dots: [] };
	for (const { at } of outlined)
		board.shapes.push({
			kind: 'circle',
			...{ x: at[0], y: at[1], r: 3.5, fill: panel, stroke: soft, line: 1.25 }
		});
	for (const one of cell) drawCell(board, one);
	for (const { at } of cell) board.boxes.push(boxAt(at, 5));
	for (const one of single) drawSingle(board, one);
	for (const one of outlined) drawArea(board, one);
	const { shapes, counts, symbols, boxes, dots } = board;
	return { shapes: [...shapes, ...counts, ...symbols], boxes: [...boxes, ...dots], incidents };
}
