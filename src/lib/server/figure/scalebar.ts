// A bar of a round distance.
import { palette, type Theme } from '../../cartography/palette.ts';
import type { Box } from '../../cartography/placement.ts';
import type { Rect, Shape } from './drawing.ts';
import { metresPerPixel, type Frame } from './frame.ts';

const LONGEST = 110;
const SIZE = 9.5;
const MARGIN = 12;
/** Farther out a distance in the middle says nothing of one at the edge. */
const LEAST_ZOOM = 2.2;

/** A bar in the lower left corner; null where the map shows too much of the world for one. */
export function scaleBar(frame: Frame, theme: Theme): { box: Box; shapes: Shape[] } | null {
	if (frame.zoom < LEAST_ZOOM) return null;
	const { soft, land } = palette(theme);
	const perPixel = metresPerPixel(frame);
	const most = perPixel * Math.min(LONGEST, frame.width / 3);
	const power = 10 ** Math.floor(Math.log10(most));
	const metres = ([5, 2, 1].find((digit) => digit * power <= most) ?? 1) * power;
	const words = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
	const width = metres / perPixel;
	const [x, y] = [MARGIN, frame.height - MARGIN];
	const d = `M${x} ${y - 4}V${y}H${(x + width).toFixed(1)}V${y - 4}`;
	return {
		box: { left: x - 4, right: x + width + 4, top: y - 18, bottom: y + 4 },
		shapes: [
			{ kind: 'path', d, stroke: land, line: 3.5, opacity: 0.85 },
			{ kind: 'path', d, stroke: soft, line: 1.2 },
			{
				kind: 'text',
				...{ x: x + width / 2, y: y - 5.5, text: words, size: SIZE, cut: 'regular' },
				...{ fill: soft, anchor: 'middle', halo: { colour: land, width: 3 } }
			}
		]
	};
}

/** The corners of a frame for something of a size, away from the scale bar's. */
export const cornersOf = (
	{ width, height }: Frame,
	size: { width: number; height: number }
): Rect[] => {
	const right = width - size.width - 8;
	const bottom = height - size.height - 8;
	return [
		{ x: right, y: 8, ...size },
		{ x: 8, y: 8, ...size },
		{ x: right, y: bottom, ...size }
	];
};
