import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Drawing, PlacePrecision } from '../domain/precision.ts';

/** What a layer's feature says of its record: flat, so that a map, QGIS and a spreadsheet read it alike. */
export interface FeatureProperties {
	id: string;
	kind: 'incident' | 'presence';
	layer: string;
	title: string;
	/** Top-level type (colour and glyph), or `presence`. */
	class: string;
	/** The type in words. */
	type: string;
	when: string;
	/** ISO days; null where unknown. */
	earliest: string | null;
	latest: string | null;
	place: string;
	precision: PlacePrecision;
	drawing: Drawing;
	/** Metres; only where a disc is drawn. */
	radius: number | null;
	/** Longitude and latitude of the capsule of an areal record; never a position. */
	anchor: [number, number] | null;
	/** Records with the same value are known to one area and share its outline. */
	area: string | null;
	killed_low: number | null;
	/** null: not reported, which is not 0. */
	killed_best: number | null;
	killed_high: number | null;
	/** Names of the groups, in the record's order. */
	groups: string[];
	/** Standing of each group's attribution, in the same order; empty for presences. */
	standings: string[];
	region: string | null;
	/** Why the outline drawn is not exact, in sentences. */
	approximate?: string | null;
	/** Address of its page. */
	url: string;
}

export type LayerFeature = Feature<Geometry | null, FeatureProperties>;
/** A curated layer as it is served. */
export type LayerCollection = FeatureCollection<Geometry | null, FeatureProperties> & {
	id: string;
	title: string;
};
