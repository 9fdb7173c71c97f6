import type { FeatureCollection, Geometry, Position } from 'geojson';
import type { LayerCollection, LayerFeature } from '$lib/cartography/feature.ts';
import { extentOf, type Extent } from '$lib/domain/extent.ts';

/** What a small map draws. */
export interface Places {
	layers: LayerCollection[];
	/** The outline of a region. */
	regions: FeatureCollection;
	/** Of all that is drawn, areas whole. */
	extent: Extent | null;
}

/** What the data address of a page's places answers: one record, a collection of them, or a region. */
export type Answer = LayerFeature | LayerCollection | FeatureCollection['features'][number];

function* positionsOf(geometry: Geometry | null): Generator<Position> {
	if (!geometry) return;
	if (geometry.type === 'GeometryCollection') {
		for (const part of geometry.geometries) yield* positionsOf(part);
		return;
	}
	const left: unknown[] = [geometry.coordinates];
	for (let next = left.pop(); Array.isArray(next); next = left.pop())
		if (typeof next[0] === 'number') yield next as Position;
		else for (const part of next as unknown[]) left.push(part);
}

function* allPositions(geometries: Iterable<Geometry | null>): Generator<Position> {
	for (const geometry of geometries) yield* positionsOf(geometry);
}

const isRecord = (feature: Answer): feature is LayerFeature =>
	feature.type === 'Feature' && feature.properties !== null && 'drawing' in feature.properties;

const NONE: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** What to draw of an answer. */
export function placesOf(answer: Answer): Places {
	if (answer.type === 'FeatureCollection') {
		const extent = extentOf(allPositions(answer.features.map(({ geometry }) => geometry)));
		return { layers: [answer], regions: NONE, extent };
	}
	const extent = extentOf(positionsOf(answer.geometry));
	if (isRecord(answer)) {
		const { id, title } = answer.properties;
		const layer = { type: 'FeatureCollection' as const, id, title, features: [answer] };
		return { layers: [layer], regions: NONE, extent };
	}
	const properties = { ...answer.properties, id: answer.id, count: 0, chosen: true };
	const outline = { ...answer, properties };
	return { layers: [], regions: { ...NONE, features: [outline] }, extent };
}
