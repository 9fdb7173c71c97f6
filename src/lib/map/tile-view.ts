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
const APART = 28;
/** Areas so near to each other, to the side and up or down, share a capsule. */
const CAPSULE = { width: 110, height: 56 };
/** How far buttons reach beyond two symbols, in pixels. */
const ROOM = 8;
/** The most symbols and buttons over cells. */
export const MOST_POINTS = 160;
/** A capsule for each so many square pixels of the map, and the fewest and most of them. */
const CAPSULE_SHARE = 26_000;
const CAPSULES = [4, 20] as const;
/** Among many, so far from all others, in pixels, a single incident has room for its symbol; else it stays a dot. */
const ALONE = 48;

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
				Math.hypot(other.at.x - at.x, other.at.y - at.y) >=
				Math.max(APART, other.radius + radius + ROOM)
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

/** Tells whether a mark has none of some marks near to it. */
function loneAmong(marks: readonly PointMark[], frame: Frame): (mark: PointMark) => boolean {
	const squares = new globalThis.Map<string, { mark: PointMark; at: Pixel }[]>();
	const squareOf = ({ x, y }: Pixel) => [Math.floor(x / ALONE), Math.floor(y / ALONE)] as const;
	for (const mark of marks) {
		const at = frame.project(mark.position);
		const key = squareOf(at).join();
		const held = squares.get(key);
		if (held) held.push({ mark, at });
		else squares.set(key, [{ mark, at }]);
	}
	return (mark) => {
		const at = frame.project(mark.position);
		const [column, line] = squareOf(at);
		for (let dx = -1; dx <= 1; dx++)
			for (let dy = -1; dy <= 1; dy++)
				for (const other of squares.get(`${column + dx},${line + dy}`) ?? [])
					if (other.mark !== mark && Math.hypot(other.at.x - at.x, other.at.y - at.y) < ALONE)
						return false;
		return true;
	};
}

/** How many capsules a frame has room for. */
export const capsulesIn = ({ width, height }: Pick<Frame, 'width' | 'height'>): number =>
	Math.max(CAPSULES[0], Math.min(CAPSULES[1], Math.floor((width * height) / CAPSULE_SHARE)));

/** What of the tiles in view is marked. */
export interface TileMarks {
	/** Drawn as symbols. */
	points: PointMark[];
	/** Dots, over which there is a button. */
	dots: PointMark[];
	/** All dots in the frame. */
	crowd: PointMark[];
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
	const singles = marks.filter((mark) => !mark.spread && isNew(mark));
	singles.sort((a, b) => b.radius - a.radius || b.count - a.count);
	const seen = (list: readonly PointMark[]) =>
		list.filter(({ position }) => isWithin(view.project(position), view));
	// One rule for the whole view, so that what differs is what lies there and never the tile it came in.
	const isCrowded = seen(cells).length > 0 || seen(singles).length > MOST_POINTS;
	const hasRoom = isCrowded ? loneAmong([...cells, ...singles], view) : () => true;
	const symbols = singles.filter(hasRoom);
	const roomy = new Set(symbols);
	const dots = singles
		.filter((mark) => !roomy.has(mark))
		.map((mark) => ({ ...mark, radius: cellRadius(mark.count) }));
	const others = [...cells, ...dots].sort((a, b) => b.count - a.count);
	const points = new Set(spaced([...symbols, ...others], view, MOST_POINTS));
	const areas = features.filter(isOutline).map((feature) => tileArea(feature, view.shapeOf));
	return {
		points: symbols.filter((mark) => points.has(mark)),
		dots: others.filter((mark) => points.has(mark)),
		crowd: seen(others),
		areas: gathered(areas.filter(isNew), view, capsulesIn(view))
	};
}
