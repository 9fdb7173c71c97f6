// The map of a figure: terrain, areas, marks, names, scale bar and inset.
import type { Marks } from '../../cartography/marks.ts';
import { palette } from '../../cartography/palette.ts';
import type { Box } from '../../cartography/placement.ts';
import { frameOf } from '../../query/frame.ts';
import { areaShapes, discShapes, questionShapes } from './areas.ts';
import { cellShapes, featuresIn, tilesOf } from './cells.ts';
import type { Tools } from './compose.ts';
import type { Shape } from './drawing.ts';
import { frameAround, frameAt, type Edges, type Frame } from './frame.ts';
import { insetOf } from './inset.ts';
import { labelsOf, NAMES } from './labels.ts';
import { lineWidth } from './line.ts';
import { placeMarks } from './marks.ts';
import { scaleBar } from './scalebar.ts';
import type { Sheet } from './sheet.ts';
import { terrainOf, TERRAIN } from './terrain.ts';
import { wrap } from './wrap.ts';

/** What a map shows that is empty and looks nowhere. */
const WORLD: [number, number, number, number] = [-170, -56, 180, 74];

interface MapOptions {
	marks: Marks;
	/** The number of each mark; null where markers are not numbered. */
	numbers: ReadonlyMap<string, number> | null;
	size: { width: number; height: number };
}

function frameFor({ camera, extent, filter, tiled }: Sheet, { marks, size }: MapOptions): Frame {
	if (camera) return frameAt(size, camera);
	const side = Math.min(64, size.width * 0.11);
	const upright = Math.min(52, size.height * 0.14);
	const edges: Edges = { top: upright + 6, bottom: upright, left: side, right: side };
	const asked = frameOf(extent, filter);
	return asked
		? frameAround(size, asked, edges, tiled ? Infinity : marks.points.length + marks.areas.length)
		: frameAround(size, WORLD, { top: 0, right: 0, bottom: 0, left: 0 });
}

/** A sentence on a plate in the middle of an empty map. */
function plate(text: string, { width, height }: Frame, { fonts }: Tools, theme: Sheet['theme']) {
	const { panel, rule, ink } = palette(theme);
	const [size, leading] = [12, 16];
	const lines = wrap(fonts, text, { cut: 'regular', size, width: Math.min(360, width - 60) });
	const wide = Math.max(
		...lines.map((line) => lineWidth(fonts, { text: line, cut: 'regular', size }))
	);
	const high = lines.length * leading;
	const [x, y] = [width / 2, height / 2];
	const box: Box = {
		left: x - wide / 2 - 14,
		right: x + wide / 2 + 14,
		top: y - high / 2 - 10,
		bottom: y + high / 2 + 10
	};
	const shapes: Shape[] = [
		{
			kind: 'rect',
			...{ x: box.left, y: box.top, width: wide + 28, height: high + 20, r: 4 },
			...{ fill: panel, stroke: rule, line: 1 }
		},
		...lines.map((line, index): Shape => ({
			kind: 'text',
			...{ x, y: y - high / 2 + 12.5 + index * leading, text: line, size },
			...{ cut: 'regular', fill: ink, anchor: 'middle' }
		}))
	];
	return { box, shapes };
}

/** The map in its own pixels. */
export async function drawMap(sheet: Sheet, options: MapOptions, tools: Tools): Promise<Shape[]> {
	const { marks, numbers, size } = options;
	const { theme, filter, countries } = sheet;
	const { fonts, basemap } = tools;
	const brush = { fonts, theme };
	const frame = frameFor(sheet, options);
	const found = await basemap.layers(frame, [...TERRAIN, ...NAMES]);

	const bar = scaleBar(frame, theme);
	const taken: Box[] = bar ? [bar.box] : [];
	const over: Shape[] = [];
	const under: Shape[] = [];
	if (sheet.tiled) {
		const tiles = tilesOf(frame);
		const cells = cellShapes(featuresIn(tiles, await tools.askTiles(tiles)), frame, brush);
		over.push(...cells.shapes);
		taken.push(...cells.boxes);
	}
	const placed = placeMarks(marks, { ...brush, frame, numbers, selected: sheet.selected });
	over.push(...placed.shapes);
	taken.push(...placed.boxes);
	if (sheet.nothing) {
		const words = plate(sheet.nothing, frame, tools, theme);
		over.push(...words.shapes);
		taken.push(words.box);
	}
	const inset = await insetOf(basemap, frame, taken, theme);
	if (inset) taken.push(inset.box);
	const labels = labelsOf(found, taken, { fonts, theme, lang: sheet.labels, frame });

	under.push(
		...terrainOf(found, frame, theme),
		...questionShapes(filter, countries, frame, theme),
		...areaShapes(marks.areas, frame, theme),
		...discShapes(marks.discs, frame, theme)
	);
	const children: Shape[] = [
		...under,
		...labels.flatMap(({ shapes }) => shapes),
		...over,
		...(bar?.shapes ?? []),
		...(inset ? [inset.shape] : [])
	];
	const { width, height } = size;
	return [
		{ kind: 'group', clip: { x: 0, y: 0, width, height }, children },
		{
			kind: 'rect',
			...{ x: 0.5, y: 0.5, width: width - 1, height: height - 1 },
			...{ stroke: palette(theme).rule, line: 1 }
		}
	];
}
