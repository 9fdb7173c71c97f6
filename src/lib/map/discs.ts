import type { AreaMark, DiscMark, PointMark } from '../cartography/marks.ts';
import { cornersOf } from './targets.ts';
import type { Pixel } from './viewport.svelte.ts';

/** A disc larger than this share of the frame's smaller side says nothing any more. */
const LARGEST = 0.4;
const EQUATOR = 40_075_016.686;

/** What discs are drawn in. */
interface Frame {
	project: (position: [number, number]) => Pixel;
	width: number;
	height: number;
	zoom: number;
}

/** Pixels of so many metres at a latitude; a world is 512 pixels wide at zoom 0. */
export const pixelsOf = (metres: number, lat: number, zoom: number): number =>
	(metres * 512 * 2 ** zoom) / (EQUATOR * Math.cos((lat * Math.PI) / 180));

/**
 * The discs to draw: those that lie clear of each other and are larger than their symbol, the marks of most
 * incidents first. Others would be a fog; their symbols' soft edge says the same. What `isLit` names is drawn always.
 */
export function discsOf(
	points: readonly PointMark[],
	frame: Frame,
	isLit: (mark: PointMark) => boolean
): DiscMark[] {
	const most = LARGEST * Math.min(frame.width, frame.height);
	const drawn: { x: number; y: number; radius: number }[] = [];
	return [...points]
		.filter(({ disc, small }) => disc && !small)
		.sort((a, b) => Number(isLit(b)) - Number(isLit(a)) || b.count - a.count)
		.flatMap((mark): DiscMark[] => {
			const radius = pixelsOf(mark.disc!, mark.position[1], frame.zoom);
			const { x, y } = frame.project(mark.position);
			const isClear =
				radius > mark.radius &&
				radius < most &&
				drawn.every((other) => Math.hypot(other.x - x, other.y - y) >= other.radius + radius);
			if (!isClear && !isLit(mark)) return [];
			drawn.push({ x, y, radius });
			return [{ mark: mark.id, class: mark.class, position: mark.position, radius: mark.disc! }];
		});
}

/**
 * Areas with their outlines left out where those would cover the map: where they overlap one before, and where they
 * are nearly as large as the view. Capsules stay. What `isLit` names keeps its outline.
 */
export function clearAreas(
	areas: readonly AreaMark[],
	frame: Omit<Frame, 'zoom'>,
	isLit: (mark: AreaMark) => boolean
): AreaMark[] {
	const most = 0.8 * Math.min(frame.width, frame.height);
	const drawn: (readonly [Pixel, Pixel])[] = [];
	const first = [...areas].sort((a, b) => Number(isLit(b)) - Number(isLit(a)) || b.count - a.count);
	const kept = new Set(
		first.filter((mark) => {
			const [low, high] = cornersOf(mark.geometry).map(frame.project) as [Pixel, Pixel];
			const isClear =
				!mark.areas &&
				high.x - low.x < most &&
				low.y - high.y < most &&
				drawn.every(([a, b]) => high.x < a.x || low.x > b.x || high.y > a.y || low.y < b.y);
			if (isClear || isLit(mark)) drawn.push([low, high]);
			return isClear || isLit(mark);
		})
	);
	return areas.map((mark) =>
		kept.has(mark) ? mark : { ...mark, geometry: { type: 'Point', coordinates: mark.anchor } }
	);
}
