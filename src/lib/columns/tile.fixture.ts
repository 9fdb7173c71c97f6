// Reads tiles of an engine as any reader of vector tiles does.
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Incident } from '../domain/incident.ts';
import type { Records } from '../domain/records.ts';
import type { Engine, Tile } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';
import { rangeOf } from '../query/range.ts';
import { createEngine } from './engine.ts';

/** A feature of a tile. */
export interface Read {
	layer: string;
	properties: Record<string, string | number | boolean>;
	/** Share of the world's square, from its upper left corner. */
	world: [x: number, y: number];
	/** Share of the tile's square. */
	inside: [x: number, y: number];
}

/** The features of a tile. */
export function read(bytes: Uint8Array | null, { z, x, y }: Tile): Read[] {
	if (!bytes) return [];
	return Object.values(new VectorTile(new PbfReader(bytes)).layers).flatMap((layer) =>
		Array.from({ length: layer.length }, (_, index): Read => {
			const feature = layer.feature(index);
			const [[position]] = feature.loadGeometry() as unknown as [[{ x: number; y: number }]];
			const inside: [number, number] = [position.x / layer.extent, position.y / layer.extent];
			return {
				layer: layer.name,
				properties: feature.properties,
				inside,
				world: [(x + inside[0]) / 2 ** z, (y + inside[1]) / 2 ** z]
			};
		})
	);
}
const number = (feature: Read, key: string): number => Number(feature.properties[key] ?? 0);
const total = (features: Read[], key: string): number =>
	features.reduce((sum, feature) => sum + number(feature, key), 0);
const bestOf = (feature: Read): number => number(feature, 'killed_best');
const lowOf = (feature: Read): number =>
	number(feature, 'killed_low' in feature.properties ? 'killed_low' : 'killed_best');
const highOf = (feature: Read): number =>
	number(feature, 'killed_high' in feature.properties ? 'killed_high' : 'killed_best');

/** All tiles of a zoom that hold something, found by going down from the whole world. */
export async function tilesWithSome(engine: Engine, filter: Filter, zoom: number): Promise<Tile[]> {
	let tiles: Tile[] = [{ z: 0, x: 0, y: 0 }];
	for (let z = 0; z <= zoom; z++) {
		const found = await engine.tiles(filter, tiles);
		const held = tiles.filter((_, index) => found[index] !== null);
		if (z === zoom) return held;
		tiles = held.flatMap(({ x, y }) =>
			[0, 1, 2, 3].map((part) => ({ z: z + 1, x: 2 * x + (part & 1), y: 2 * y + (part >> 1) }))
		);
	}
	return tiles;
}
/** All features of a zoom. */
export async function featuresOf(engine: Engine, filter: Filter, zoom: number): Promise<Read[]> {
	const tiles = await tilesWithSome(engine, filter, zoom);
	const bytes = await engine.tiles(filter, tiles);
	return tiles.flatMap((tile, index) => read(bytes[index]!, tile));
}

/** An engine of records made for a test. */
export const engineOf = (records: Records) => createEngine(records, { snapshot: 'test' });
/** What incidents add up to, one by one. */
export const sumsOf = (incidents: readonly Incident[]) => {
	const ranges = incidents.map(({ casualties }) => rangeOf(casualties, 'killed'));
	const sum = (end: 'low' | 'best' | 'high') =>
		ranges.reduce((all, range) => all + (range?.[end] ?? 0), 0);
	return {
		count: incidents.length,
		low: sum('low'),
		best: sum('best'),
		high: sum('high'),
		unreported: ranges.filter((range) => !range).length
	};
};
/** What features add up to. */
export const readSums = (features: Read[]) => ({
	count: total(features, 'count'),
	low: features.reduce((sum, one) => sum + lowOf(one), 0),
	best: features.reduce((sum, one) => sum + bestOf(one), 0),
	high: features.reduce((sum, one) => sum + highOf(one), 0),
	unreported: total(features, 'unreported')
});
