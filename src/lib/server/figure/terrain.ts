// Land, water and boundaries of a frame, as the map draws them.
import { LINES, valueAt } from '../../cartography/basemap.ts';
import { palette, type Theme } from '../../cartography/palette.ts';
import type { Found } from './basemap.ts';
import type { Shape } from './drawing.ts';
import type { Frame } from './frame.ts';
import { pathOf, short } from './path.ts';

/** The layers of the basemap that have no words. */
export const TERRAIN = ['land', 'rivers', 'water', 'boundaries'] as const;

const pathsOf = (found: readonly Found[], closed: boolean): string =>
	pathOf(
		found.map(({ points }) => points),
		closed
	);

/** A frame's terrain, bottom to top; `plain` leaves out rivers and provinces. */
export function terrainOf(
	found: ReadonlyMap<string, Found[]>,
	{ width, height, zoom }: Pick<Frame, 'width' | 'height' | 'zoom'>,
	theme: Theme,
	plain = false
): Shape[] {
	const { land, water, river, countryBorder, regionBorder } = palette(theme);
	const lines = found.get('boundaries') ?? [];
	const shapes: Shape[] = [{ kind: 'rect', x: 0, y: 0, width, height, fill: water }];
	const put = (d: string, paint: Omit<Extract<Shape, { kind: 'path' }>, 'kind' | 'd'>) => {
		if (d) shapes.push({ kind: 'path', d, ...paint });
	};
	put(pathsOf(found.get('land') ?? [], true), { fill: land });
	if (!plain && zoom >= LINES.river.minzoom)
		put(pathsOf(found.get('rivers') ?? [], false), {
			stroke: river,
			line: valueAt(LINES.river.width, zoom),
			round: true
		});
	put(pathsOf(found.get('water') ?? [], true), { fill: water });
	const borders = (kind: 'region' | 'country' | 'disputed') =>
		lines.filter(({ props }) =>
			kind === 'disputed'
				? props.disputed === 1
				: props.kind === kind && (kind === 'region' || props.disputed === 0)
		);
	if (!plain && zoom >= LINES.region.minzoom)
		put(pathsOf(borders('region'), false), {
			stroke: regionBorder,
			line: valueAt(LINES.region.width, zoom)
		});
	const edge = valueAt(LINES.country.width, zoom);
	put(pathsOf(borders('country'), false), { stroke: countryBorder, line: edge, round: true });
	put(pathsOf(borders('disputed'), false), {
		stroke: countryBorder,
		line: edge,
		dash: LINES.disputed.dash.map((dash) => Number(short(dash * edge)))
	});
	return shapes;
}
