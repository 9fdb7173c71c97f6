// A small map that shows where in the world the large one lies.
import { palette, type Theme } from '../../cartography/palette.ts';
import { overlap, type Box } from '../../cartography/placement.ts';
import type { Basemap } from './basemap.ts';
import type { Rect, Shape } from './drawing.ts';
import { createFrame, type Frame } from './frame.ts';
import { cornersOf } from './scalebar.ts';
import { terrainOf, TERRAIN } from './terrain.ts';

/** Nearer in than this, a reader may not know where they are. */
const LEAST_ZOOM = 4;
/** A map that is smaller has no room for another one. */
const LEAST_WIDTH = 400;
const LEAST_HEIGHT = 230;
/** How many zooms farther out it looks. */
const FARTHER = 4.8;

const boxOf = ({ x, y, width, height }: Rect): Box => ({
	left: x,
	right: x + width,
	top: y,
	bottom: y + height
});

/** The inset in the corner where it covers nothing that is `taken`; null where none is needed or free. */
export async function insetOf(
	basemap: Basemap,
	frame: Frame,
	taken: readonly Box[],
	theme: Theme
): Promise<{ box: Box; shape: Shape } | null> {
	if (frame.zoom < LEAST_ZOOM || frame.width < LEAST_WIDTH || frame.height < LEAST_HEIGHT)
		return null;
	const size = { width: 108, height: 84 };
	const free = cornersOf(frame, size).find((corner) =>
		taken.every((box) => overlap(boxOf(corner), box) === 0)
	);
	if (!free) return null;
	const { accent, soft, panel } = palette(theme);
	const small = createFrame(size, frame.middle, frame.zoom - FARTHER);
	const ratio = 2 ** (small.zoom - frame.zoom);
	const shown = {
		width: Math.max(5, frame.width * ratio),
		height: Math.max(4, frame.height * ratio)
	};
	const middle = size.height / 2 + (frame.middle[1] - small.middle[1]) * 512 * 2 ** small.zoom;
	const terrain = terrainOf(await basemap.layers(small, TERRAIN), small, theme, true);
	const clip: Rect = { x: 0, y: 0, ...size };
	const children: Shape[] = [
		{ kind: 'group', clip, children: terrain },
		{
			kind: 'rect',
			x: size.width / 2 - shown.width / 2,
			y: middle - shown.height / 2,
			...shown,
			...{ fill: accent, fillOpacity: 0.14, stroke: accent, line: 1.2 }
		},
		{ kind: 'rect', ...clip, stroke: panel, line: 3.5 },
		{ kind: 'rect', ...clip, stroke: soft, line: 0.8 }
	];
	return {
		box: boxOf(free),
		shape: { kind: 'group', role: 'inset', at: [free.x, free.y], children }
	};
}
