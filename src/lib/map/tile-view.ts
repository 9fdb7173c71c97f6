// What of the tiles in view becomes a mark with a button: the greatest, apart enough to be told apart.
import type { Map } from 'maplibre-gl';
import type { AreaMark, DiscMark, Marks, PointMark } from '../cartography/marks.ts';
import { tileArea, tilePoint, type AreaShape, type TileFeature } from '../cartography/tiles.ts';
import type { Pixel } from './viewport.svelte.ts';

/** The source of tiles on the map. */
export const TILES = 'tiles';
/** The least distance of two buttons over symbols, and over the capsules of areas, in pixels. */
const APART = 26;
const CAPSULES_APART = 84;
/** The most of each. */
const MOST_POINTS = 160;
const MOST_CAPSULES = 40;
const MOST_DISCS = 40;

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

const isCapsule = ({ properties }: TileFeature): boolean => properties.drawing === 'outline';
const countOf = ({ properties }: TileFeature): number => Number(properties.count ?? 1);

/** All features of the tiles that the map shows. */
export function featuresShown(map: Map): TileFeature[] {
	if (!map.getSource(TILES)) return [];
	return LAYERS.flatMap((layer) =>
		map
			.querySourceFeatures(TILES, { sourceLayer: layer })
			.flatMap((feature) => tileFeatureOf(layer, feature) ?? [])
	);
}

/** A number that is another one where the features are others. */
export function signOf(features: readonly TileFeature[]): number {
	let sign = features.length;
	for (const { position, properties } of features)
		for (const part of [position[0] * 1e5, position[1] * 1e5, Number(properties.count ?? 1)])
			sign = (Math.imul(sign, 31) + Math.round(part)) | 0;
	return sign;
}

/** The greatest features in a frame that lie so far apart, at most so many. */
export function spaced(
	features: readonly TileFeature[],
	project: (position: [number, number]) => Pixel,
	frame: { width: number; height: number },
	{ apart, most }: { apart: number; most: number }
): TileFeature[] {
	const taken = new globalThis.Map<string, Pixel[]>();
	const chosen: TileFeature[] = [];
	// Single incidents are what a reader wants to open; then the greatest cells.
	const order = ({ layer }: TileFeature) => (layer === 'cells' ? 1 : 0);
	const sorted = features
		.map((feature) => ({ feature, at: project(feature.position) }))
		.filter(({ at: { x, y } }) => x >= 0 && y >= 0 && x <= frame.width && y <= frame.height)
		.sort((a, b) => order(a.feature) - order(b.feature) || countOf(b.feature) - countOf(a.feature));
	for (const { feature, at } of sorted) {
		if (chosen.length >= most) break;
		const [column, line] = [Math.floor(at.x / apart), Math.floor(at.y / apart)];
		let free = true;
		for (let dx = -1; dx <= 1 && free; dx++)
			for (let dy = -1; dy <= 1 && free; dy++)
				for (const other of taken.get(`${column + dx} ${line + dy}`) ?? [])
					if (Math.hypot(other.x - at.x, other.y - at.y) < apart) free = false;
		if (!free) continue;
		chosen.push(feature);
		const key = `${column} ${line}`;
		taken.set(key, [...(taken.get(key) ?? []), at]);
	}
	return chosen;
}

/** The marks of features, without those that are drawn otherwise already. */
export function marksOfTiles(
	features: readonly TileFeature[],
	view: {
		project: (position: [number, number]) => Pixel;
		width: number;
		height: number;
		shapeOf: (area: string) => AreaShape | null;
		isDrawn: (id: string) => boolean;
	}
): Pick<Marks, 'points' | 'discs' | 'areas'> {
	const { project, shapeOf, isDrawn } = view;
	const near = features.filter((feature) => !isCapsule(feature));
	const points: PointMark[] = spaced(near, project, view, { apart: APART, most: MOST_POINTS })
		.map(tilePoint)
		.filter(({ records }) => !records.length || !records.every(({ id }) => isDrawn(id)));
	const areas: AreaMark[] = spaced(features.filter(isCapsule), project, view, {
		apart: CAPSULES_APART,
		most: MOST_CAPSULES
	})
		.map((feature) => tileArea(feature, shapeOf))
		.filter(({ records }) => !records.length || !records.every(({ id }) => isDrawn(id)));
	const discs = points
		.flatMap(({ id, class: name, position, disc }): DiscMark[] =>
			disc ? [{ mark: id, class: name, position, radius: disc }] : []
		)
		.slice(0, MOST_DISCS);
	return { points, discs, areas };
}
