// What vector tiles hold, where incidents are too many to be drawn one by one: as the map draws them.
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { badgeText, PILL_HEIGHT, roomFor } from '../../cartography/badge.ts';
import { palette } from '../../cartography/palette.ts';
import { overlap, type Box } from '../../cartography/placement.ts';
import { tileArea, tilePoint, type TileFeature } from '../../cartography/tiles.ts';
import { colourOf } from '../../cartography/symbols.ts';
import type { Tile } from '../../query/engine.ts';
import type { Shape } from './drawing.ts';
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

/** The cells, symbols and areas of a frame with the boxes that they keep free; largest first. */
export function cellShapes(
	features: readonly TileFeature[],
	frame: Frame,
	brush: Brush
): { shapes: Shape[]; boxes: Box[]; incidents: number } {
	const { theme, fonts } = brush;
	const { panel, soft } = palette(theme);
	const shapes: Shape[] = [];
	const boxes: Box[] = [];
	let incidents = 0;
	const free = (box: Box) => boxes.every((other) => overlap(box, other) === 0);
	const seen = features
		.map((feature) => ({ feature, at: frame.at(feature.position) }))
		.filter(({ at: [x, y] }) => x > -30 && y > -30 && x < frame.width + 30 && y < frame.height + 30)
		.sort(
			(a, b) => countOf(b.feature) - countOf(a.feature) || a.at[0] - b.at[0] || a.at[1] - b.at[1]
		);
	for (const { feature, at } of seen)
		if (at[0] >= 0 && at[1] >= 0 && at[0] < frame.width && at[1] < frame.height)
			incidents += countOf(feature);
	const box = ([x, y]: readonly [number, number], half: number): Box => ({
		left: x - half,
		right: x + half,
		top: y - half,
		bottom: y + half
	});

	const outlined = seen.filter(({ feature }) => feature.properties.drawing === 'outline');
	const cells = seen.filter(({ feature }) => feature.layer === 'cells');
	const single = seen.filter(
		({ feature }) => feature.layer !== 'cells' && feature.properties.drawing !== 'outline'
	);
	for (const { at } of outlined)
		shapes.push({
			kind: 'circle',
			x: at[0],
			y: at[1],
			r: 3.5,
			fill: panel,
			stroke: soft,
			line: 1.25
		});
	const counts: Shape[] = [];
	for (const { feature, at } of cells) {
		const mark = tilePoint(feature);
		const fill = colourOf(mark.class, theme);
		shapes.push({
			kind: 'circle',
			...{ x: at[0], y: at[1], r: mark.radius, fill, opacity: 0.82 },
			...{ stroke: panel, line: 0.75 }
		});
		if (mark.count < COUNTED) continue;
		const text = countText(mark.count);
		const wide = fonts.widthOf(text, 'semibold', TEXT);
		const own: Box = {
			left: at[0] - wide / 2 - 3,
			right: at[0] + wide / 2 + 3,
			top: at[1] - TEXT * 0.7,
			bottom: at[1] + TEXT * 0.7
		};
		if (!free(own)) continue;
		boxes.push(own);
		counts.push({
			kind: 'text',
			...{ x: at[0], y: at[1] + TEXT * 0.36, text, size: TEXT, cut: 'semibold' },
			...{ fill: panel, anchor: 'middle', halo: { colour: fill, width: 2.8 } }
		});
	}
	for (const { at } of cells) boxes.push(box(at, 5));

	const symbols: Shape[] = [];
	// Names keep clear of dots, symbols need not.
	const dots: Box[] = [];
	for (const { feature, at } of single) {
		const mark = tilePoint(feature);
		const text = tileText(mark.count, badgeText(mark));
		const radius = Math.round(Math.max(mark.radius, roomFor(text)));
		const own = box(at, radius);
		if (free(own)) {
			boxes.push(own);
			const badge = { class: mark.class, radius, open: mark.open, text };
			symbols.push({ kind: 'group', name: mark.name, children: badgeShapes(brush, badge, at) });
			continue;
		}
		const colour = colourOf(mark.class, theme);
		dots.push(box(at, DOT));
		shapes.push({
			kind: 'circle',
			...{ x: at[0], y: at[1], r: DOT, fill: mark.open ? panel : colour },
			...{ stroke: mark.open ? colour : panel, line: mark.open ? 1.5 : 0.75 }
		});
	}
	for (const { feature, at } of outlined) {
		const mark = tileArea(feature, () => null);
		const text = tileText(mark.count, badgeText(mark));
		const width = 30 + (text ? 2 + 7.5 * text.length : 0);
		const own: Box = {
			left: at[0] - width / 2 - 2,
			right: at[0] + width / 2 + 2,
			top: at[1] - PILL_HEIGHT / 2,
			bottom: at[1] + PILL_HEIGHT / 2
		};
		if (!free(own)) continue;
		boxes.push(own);
		const pill = { class: mark.class, text, width };
		symbols.push({ kind: 'group', name: mark.name, children: pillShapes(brush, pill, at) });
	}
	return { shapes: [...shapes, ...counts, ...symbols], boxes: [...boxes, ...dots], incidents };
}
