// What of the tiles in view becomes a mark: symbols of incidents that lie apart enough to be told apart, buttons
// over the greatest cells, and a capsule for each area or for several that lie close.
import type { FeatureCollection } from 'geojson';
import type { Map } from 'maplibre-gl';
import type { AreaMark, PointMark } from '../cartography/marks.ts';
import {
	areasTogether,
	cellRadius,
	tileArea,
	tileMarkId,
	tilePoint,
	type AreaShape,
	type TileFeature
} from '../cartography/tiles.ts';
import type { Pixel } from './viewport.svelte.ts';

/** The source of tiles on the map. */
export const TILES = 'tiles';
/** The least distance of two buttons, in pixels. */
const APART = 26;
/** Areas so near to each other, to the side and up or down, share a capsule. */
const CAPSULE = { width: 110, height: 56 };
/** The most symbols and buttons over cells, and the most capsules. */
const MOST_POINTS = 160;
export const MOST_CAPSULES = 20;
/** So near to a cell, in pixels, a single incident stays a dot, so that it does not outweigh the many beside it. */
const NEAR_CELLS = 96;

const LAYERS = ['incidents', 'cells', 'areas'] as const;

/** A feature as the map gives it. */
export function tileFeatureOf(
	layer: TileFeature['layer'],
	{ geometry, properties }: { geometry: GeoJSON.Geometry; properties: Record<string, unknown> }
): TileFeature | null {
	if (geometry.type !== 'Point') return null;
	const [lon = 0, lat = 0] = geometry.coordinates;
	return { layer, position: [lon, lat], properties };
}

/** All features of the tiles that the map shows, each once: tiles that overlap while they change may say it twice. */
export function featuresShown(map: Map): TileFeature[] {
	if (!map.getSource(TILES)) return [];
	const features = new globalThis.Map<string, TileFeature>();
	for (const layer of LAYERS)
		for (const found of map.querySourceFeatures(TILES, { sourceLayer: layer })) {
			const feature = tileFeatureOf(layer, found);
			if (feature) features.set(tileMarkId(feature), feature);
		}
	return [...features.values()];
}

/** A number that is another one where the features are others. */
export function signOf(features: readonly TileFeature[]): number {
	let sign = features.length;
	for (const { position, properties } of features)
		for (const part of [position[0] * 1e5, position[1] * 1e5, Number(properties.count ?? 1)])
			sign = (Math.imul(sign, 31) + Math.round(part)) | 0;
	return sign;
}

/** Names and outlines of regions by their ids. */
export const outlinesOf = ({ features }: FeatureCollection): globalThis.Map<string, AreaShape> =>
	new globalThis.Map(
		features.map(({ geometry, properties }) => [
			String(properties?.id),
			{ name: String(properties?.name ?? ''), geometry }
		])
	);

/** What is in view. */
interface Frame {
	project: (position: [number, number]) => Pixel;
	width: number;
	height: number;
}

const isWithin = ({ x, y }: Pixel, { width, height }: Frame): boolean =>
	x >= 0 && y >= 0 && x <= width && y <= height;

/** The marks in a frame, in their order, that keep clear of those before them; at most so many. */
export function spaced(marks: readonly PointMark[], frame: Frame, most: number): PointMark[] {
	const chosen: { at: Pixel; radius: number }[] = [];
	return marks.filter(({ position, radius }) => {
		if (chosen.length >= most) return false;
		const at = frame.project(position);
		if (!isWithin(at, frame)) return false;
		const isFree = chosen.every(
			(other) =>
				Math.hypot(other.at.x - at.x, other.at.y - at.y) >= Math.max(APART, other.radius + radius)
		);
		if (isFree) chosen.push({ at, radius });
		return isFree;
	});
}

/** The areas in a frame, the greatest first, those that lie too close to it together with each. */
export function gathered(marks: readonly AreaMark[], frame: Frame, most: number): AreaMark[] {
	const groups: { at: Pixel; marks: [AreaMark, ...AreaMark[]] }[] = [];
	const sorted = [...marks].sort((a, b) => b.count - a.count);
	for (const mark of sorted) {
		const at = frame.project(mark.anchor);
		if (!isWithin(at, frame)) continue;
		const near = groups.find(
			(group) =>
				Math.abs(group.at.x - at.x) < CAPSULE.width && Math.abs(group.at.y - at.y) < CAPSULE.height
		);
		if (near) near.marks.push(mark);
		else if (groups.length < most) groups.push({ at, marks: [mark] });
		else {
			const distance = (group: { at: Pixel }) => Math.hypot(group.at.x - at.x, group.at.y - at.y);
			groups.reduce((a, b) => (distance(b) < distance(a) ? b : a)).marks.push(mark);
		}
	}
	return groups.map((group) => areasTogether(group.marks));
}

/** Tells whether a position lies near to one of some others. */
function nearTo(marks: readonly PointMark[], frame: Frame): (mark: PointMark) => boolean {
	const squareOf = ({ position }: PointMark) => {
		const { x, y } = frame.project(position);
		return [Math.floor(x / NEAR_CELLS), Math.floor(y / NEAR_CELLS)] as const;
	};
	const squares = new Set(marks.map((mark) => squareOf(mark).join()));
	return (mark) => {
		const [x, y] = squareOf(mark);
		for (let dx = -1; dx <= 1; dx++)
			for (let dy = -1; dy <= 1; dy++) if (squares.has(`${x + dx},${y + dy}`)) return true;
		return false;
	};
}

/** What of the tiles in view is marked. */
export interface TileMarks {
	/** Drawn as symbols. */
	points: PointMark[];
	/** Dots, over which there is a button. */
	dots: PointMark[];
	areas: AreaMark[];
}

/** The marks of features, without those that are drawn otherwise already. */
export function marksOfTiles(
	features: readonly TileFeature[],
	view: Frame & {
		shapeOf: (area: string) => AreaShape | null;
		/** Marks that are drawn already. */
		given: readonly (PointMark | AreaMark)[];
	}
): TileMarks {
	const drawn = new Set(view.given.flatMap(({ records }) => records.map(({ id }) => id)));
	const isNew = ({ records }: PointMark | AreaMark) =>
		!records.length || !records.every(({ id }) => drawn.has(id));
	const isOutline = ({ properties }: TileFeature) => properties.drawing === 'outline';
	const marks = features.filter((feature) => !isOutline(feature)).map(tilePoint);
	const cells = marks.filter(({ spread }) => spread);
	const isCrowded = nearTo(cells, view);
	const singles = marks.filter((mark) => !mark.spread && isNew(mark));
	singles.sort((a, b) => b.radius - a.radius || b.count - a.count);
	const symbols = singles.filter((mark) => !isCrowded(mark));
	const dots = singles
		.filter(isCrowded)
		.map((mark) => ({ ...mark, radius: cellRadius(mark.count) }));
	const others = [...cells, ...dots].sort((a, b) => b.count - a.count);
	const points = new Set(spaced([...symbols, ...others], view, MOST_POINTS));
	const areas = features.filter(isOutline).map((feature) => tileArea(feature, view.shapeOf));
	return {
		points: symbols.filter((mark) => points.has(mark)),
		dots: others.filter((mark) => points.has(mark)),
		areas: gathered(areas.filter(isNew), view, MOST_CAPSULES)
	};
}
