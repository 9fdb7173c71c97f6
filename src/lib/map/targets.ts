// Which marks are operable in the view, in which order, and how the capsules of areas are grouped.
import type { Geometry, Position } from 'geojson';
import { capsuleWidth, PILL_GAP, PILL_HEIGHT } from '../cartography/badge.ts';
import type { AreaMark, Marks, PointMark } from '../cartography/marks.ts';
import type { Unit } from '../cartography/placement.ts';
import type { Pixel } from './viewport.svelte.ts';

interface At {
	/** Id of the point mark, or the area that its marks share. */
	id: string;
	/** Degrees. */
	position: [number, number];
}
/** A symbol. */
export interface PointTarget extends At {
	kind: 'point';
	mark: PointMark;
}
/** An area with the marks that share it. */
export interface AreaTarget extends At {
	kind: 'area';
	marks: AreaMark[];
}
/** A place or an area with all that can be opened of it. */
export type Target = PointTarget | AreaTarget;

/** The most that can be operated at once: nearest to the middle first. */
export const MOST_TARGETS = 200;

/** Everything that can be opened: a point each, an area each. */
export function targetsOf({ points, areas }: Marks): Target[] {
	const byArea = new Map<string, AreaTarget>();
	for (const mark of areas) {
		const had = byArea.get(mark.area);
		if (had) had.marks.push(mark);
		else
			byArea.set(mark.area, { kind: 'area', id: mark.area, position: mark.anchor, marks: [mark] });
	}
	const ofPoint = (mark: PointMark): Target => ({
		kind: 'point',
		id: mark.id,
		position: mark.position,
		mark
	});
	return [...points.map(ofPoint), ...byArea.values()];
}

/** Lines of the page that are read as one, in pixels. */
const LINE = 48;

/**
 * The targets in a frame, with where they are: at most `MOST_TARGETS`, nearest to the middle chosen first,
 * in reading order. Targets that `keep` names come first, in its order, so that focus is never lost.
 */
export function inView(
	targets: Target[],
	project: (position: [number, number]) => Pixel,
	frame: { width: number; height: number },
	keep: string[] = []
): Target[] {
	const middle = { x: frame.width / 2, y: frame.height / 2 };
	const margin = 12;
	const seen = targets.flatMap((target) => {
		const { x, y } = project(target.position);
		const inside =
			x > -margin && y > -margin && x < frame.width + margin && y < frame.height + margin;
		return inside || keep.includes(target.id) ? [{ target, x, y }] : [];
	});
	const distance = (at: Pixel) => Math.hypot(at.x - middle.x, at.y - middle.y);
	const order = (id: string) => (keep.includes(id) ? keep.indexOf(id) : keep.length);
	return seen
		.sort((a, b) => distance(a) - distance(b))
		.slice(0, MOST_TARGETS)
		.sort(
			(a, b) =>
				order(a.target.id) - order(b.target.id) ||
				Math.floor(a.y / LINE) - Math.floor(b.y / LINE) ||
				a.x - b.x
		)
		.map(({ target }) => target);
}

function* positionsOf(geometry: Geometry): Generator<Position> {
	if (geometry.type === 'Point') yield geometry.coordinates;
	else if (geometry.type === 'LineString') yield* geometry.coordinates;
	else if (geometry.type === 'Polygon') yield* geometry.coordinates[0] ?? [];
	else if (geometry.type === 'MultiLineString') yield* geometry.coordinates.flat();
	else if (geometry.type === 'MultiPolygon')
		for (const [ring] of geometry.coordinates) yield* ring ?? [];
	else if (geometry.type === 'GeometryCollection')
		for (const part of geometry.geometries) yield* positionsOf(part);
}

const corners = new WeakMap<Geometry, [[number, number], [number, number]]>();

/** South-west and north-east corner of a geometry. */
export function cornersOf(geometry: Geometry): [[number, number], [number, number]] {
	const had = corners.get(geometry);
	if (had) return had;
	let [west, south, east, north] = [180, 90, -180, -90];
	for (const [lon = 0, lat = 0] of positionsOf(geometry)) {
		[west, south] = [Math.min(west, lon), Math.min(south, lat)];
		[east, north] = [Math.max(east, lon), Math.max(north, lat)];
	}
	const found: [[number, number], [number, number]] = [
		[west, south],
		[east, north]
	];
	corners.set(geometry, found);
	return found;
}

/** A target's capsules as a unit to be placed; `label` is the width of its name. */
export function unitOf(
	{ id, position, marks }: AreaTarget,
	project: (position: [number, number]) => Pixel,
	label: number
): Unit {
	const { x, y } = project(position);
	const [first] = marks;
	let reach = 0;
	if (first && first.shape === 'area') {
		const [low, high] = cornersOf(first.geometry).map(project);
		if (low && high) reach = Math.min(Math.abs(high.x - low.x), Math.abs(high.y - low.y)) / 2;
	}
	const width = marks.reduce((sum, mark) => sum + capsuleWidth(mark) + PILL_GAP, -PILL_GAP);
	return { id, x, y, width, height: PILL_HEIGHT + 8, label, reach };
}
