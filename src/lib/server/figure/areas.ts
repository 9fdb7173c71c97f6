// What lies somewhere in an area, along a line or within a distance, and what the question outlines.
import circle from '@turf/circle';
import type { Geometry } from 'geojson';
import type { AreaMark, DiscMark } from '../../cartography/marks.ts';
import { palette, type Theme } from '../../cartography/palette.ts';
import { colourOf, HATCH_LINES, HATCH_TINT } from '../../cartography/symbols.ts';
import type { Filter } from '../../query/filter.ts';
import type { Shape } from './drawing.ts';
import type { Frame } from './frame.ts';
import { hatchLines } from './hatch.ts';
import { outlineOf } from './outline.ts';
import { pathOf } from './path.ts';

/** Nearer in, the map under a large area stays readable. */
const strengthAt = (zoom: number): number => (zoom <= 6 ? 1 : Math.max(0.6, 1 - (zoom - 6) * 0.15));

function shapesOfArea(
	{ kind, class: name, anchor, geometry }: AreaMark,
	frame: Frame,
	theme: Theme
) {
	const colour = colourOf(name, theme);
	const { rings, lines } = outlineOf(geometry, frame, anchor[0]);
	const shapes: Shape[] = [];
	if (rings.length) {
		const d = pathOf(rings, true);
		const strength = strengthAt(frame.zoom);
		const hatching = pathOf(hatchLines(rings, kind), false);
		shapes.push({ kind: 'path', d, fill: colour, opacity: HATCH_TINT * strength, evenOdd: true });
		if (hatching)
			shapes.push({
				kind: 'path',
				d: hatching,
				stroke: colour,
				line: 0.9,
				opacity: HATCH_LINES * strength
			});
		shapes.push({ kind: 'path', d, stroke: colour, line: 1.1, dash: [3.3, 2.2], round: true });
	}
	if (lines.length) {
		const d = pathOf(lines, false);
		shapes.push({ kind: 'path', d, stroke: colour, line: 9, opacity: 0.18, round: true });
		shapes.push({ kind: 'path', d, stroke: colour, line: 1.1, dash: [3.3, 2.2], round: true });
	}
	return shapes;
}

/** Areas, presences under incidents. */
export const areaShapes = (areas: readonly AreaMark[], frame: Frame, theme: Theme): Shape[] =>
	(['presence', 'incident'] as const).flatMap((kind) =>
		areas.filter((area) => area.kind === kind).flatMap((area) => shapesOfArea(area, frame, theme))
	);

const around = (position: readonly [number, number], km: number): Geometry =>
	circle([position[0], position[1]], km, { steps: 96, units: 'kilometers' }).geometry;

/** Discs around what is known only to lie near a position. */
export function discShapes(discs: readonly DiscMark[], frame: Frame, theme: Theme): Shape[] {
	const { soft } = palette(theme);
	return discs.flatMap(({ position, radius }): Shape[] => {
		const d = pathOf(outlineOf(around(position, radius / 1000), frame, position[0]).rings, true);
		return d
			? [
					{ kind: 'path', d, fill: soft, opacity: 0.1 },
					{ kind: 'path', d, stroke: soft, line: 1, dash: [3, 2.5] }
				]
			: [];
	});
}

function geometryAsked({ bbox, area, near }: Filter): { geometry: Geometry; near: number } | null {
	if (near) return { geometry: around([near.lon, near.lat], near.km), near: near.lon };
	if (area?.[0])
		return {
			geometry: { type: 'Polygon', coordinates: [[...area, area[0]].map(([x, y]) => [x, y])] },
			near: area[0][0]
		};
	if (!bbox) return null;
	const [west, south, east, north] = bbox;
	const far = west > east ? east + 360 : east;
	const ring = [
		[west, south],
		[far, south],
		[far, north],
		[west, north],
		[west, south]
	];
	return { geometry: { type: 'Polygon', coordinates: [ring] }, near: (west + far) / 2 };
}

/** The space that is asked for, and the countries of what has no place of its own. */
export function questionShapes(
	filter: Filter,
	countries: readonly { geometry: Geometry; near: number }[],
	frame: Frame,
	theme: Theme
): Shape[] {
	const { accent } = palette(theme);
	const shapes: Shape[] = [];
	for (const { geometry, near } of countries) {
		const d = pathOf(outlineOf(geometry, frame, near).rings, true);
		if (!d) continue;
		shapes.push({ kind: 'path', d, fill: accent, opacity: 0.06, evenOdd: true });
		shapes.push({ kind: 'path', d, stroke: accent, line: 1.4, round: true });
	}
	const asked = geometryAsked(filter);
	const d = asked && pathOf(outlineOf(asked.geometry, frame, asked.near).rings, true);
	if (d) {
		shapes.push({ kind: 'path', d, fill: accent, opacity: 0.05 });
		shapes.push({ kind: 'path', d, stroke: accent, line: 1.75, dash: [0.9, 3.9], round: true });
	}
	return shapes;
}
