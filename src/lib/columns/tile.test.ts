import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import type { Records } from '../domain/records.ts';
import { MOST_ZOOM, type Engine, type Tile } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';
import { at, incident, killed, on, point, recordsOf } from '../query/handmade.ts';
import { createOracle } from '../query/oracle.ts';
import { questionSample } from '../query/question.ts';
import { rangeOf } from '../query/range.ts';
import { worldSample } from '../query/world.ts';
import { createEngine } from './engine.ts';
import { MOST_SINGLES } from './tile.ts';

interface Read {
	layer: string;
	properties: Record<string, string | number | boolean>;
	/** Share of the world's square, from its upper left corner. */
	world: [x: number, y: number];
	/** Share of the tile's square. */
	inside: [x: number, y: number];
}

function read(bytes: Uint8Array | null, { z, x, y }: Tile): Read[] {
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
async function tilesWithSome(engine: Engine, filter: Filter, zoom: number): Promise<Tile[]> {
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
async function featuresOf(engine: Engine, filter: Filter, zoom: number): Promise<Read[]> {
	const tiles = await tilesWithSome(engine, filter, zoom);
	const bytes = await engine.tiles(filter, tiles);
	return tiles.flatMap((tile, index) => read(bytes[index]!, tile));
}

const lonLat = (geometry: Incident['geometry']): [number, number] =>
	geometry?.type === 'Point' ? [geometry.coordinates[0]!, geometry.coordinates[1]!] : [NaN, NaN];
/** https://en.wikipedia.org/wiki/Web_Mercator_projection#Formulas */
function worldOf(geometry: Incident['geometry']): [number, number] {
	const [lon, lat] = lonLat(geometry);
	const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
	return [lon / 360 + 0.5, 0.5 - y / (2 * Math.PI)];
}
const engineOf = (records: Records) => createEngine(records, { snapshot: 'test' });
const sumsOf = (incidents: readonly Incident[]) => {
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
const readSums = (features: Read[]) => ({
	count: total(features, 'count'),
	low: features.reduce((sum, one) => sum + lowOf(one), 0),
	best: features.reduce((sum, one) => sum + bestOf(one), 0),
	high: features.reduce((sum, one) => sum + highOf(one), 0),
	unreported: total(features, 'unreported')
});

describe('tiles', { timeout: 120_000 }, () => {
	test('of every zoom count each matching incident on the map once, and its figures', () =>
		fc.assert(
			fc.asyncProperty(
				worldSample,
				questionSample,
				fc.integer({ min: 0, max: MOST_ZOOM }),
				async (records, filter, zoom) => {
					const drawn = createOracle(records).list(filter, {
						kind: 'incident',
						order: 'title',
						placed: true
					});
					const incidents = records.incidents.filter(({ id }) => drawn.includes(id));
					const features = await featuresOf(engineOf(records), filter, zoom);
					expect(readSums(features)).toEqual(sumsOf(incidents));
					const ids = features.flatMap(({ properties: { id, ids } }) =>
						String(ids ?? id).split(' ')
					);
					expect(ids.sort()).toEqual(drawn.sort());
				}
			),
			{ numRuns: 60 }
		));

	test('show an incident at one place only where its place is known', () =>
		fc.assert(
			fc.asyncProperty(worldSample, async (records) => {
				const byId = new Map(records.incidents.map((one) => [one.id, one]));
				for (const { layer, properties } of await featuresOf(engineOf(records), {}, 3))
					for (const id of String(properties.ids ?? properties.id).split(' ')) {
						const { precision } = byId.get(id)!.location;
						const place = ['exact', 'settlement', 'water'].includes(precision);
						expect([id, layer]).toEqual([id, place ? 'incidents' : 'areas']);
						if (!place)
							expect(properties.drawing).toBe(precision === 'near-settlement' ? 'disc' : 'outline');
					}
			}),
			{ numRuns: 60 }
		));

	test('refuse what is no tile', async () => {
		const engine = engineOf(recordsOf({}));
		for (const [z, x, y] of [
			[0, 1, 0],
			[-1, 0, 0],
			[1, 0, 2],
			[17, 0, 0],
			[2, 0.5, 1],
			[NaN, 0, 0]
		])
			await expect(engine.tile({}, { z: z!, x: x!, y: y! })).rejects.toThrow(RangeError);
		expect(await engine.tile({}, { z: 0, x: 0, y: 0 })).toBeNull();
	});
});

/** A crowd around a few towns, half of it on just two coordinates. */
const crowdSample = fc
	.record({ seed: fc.nat(), towns: fc.integer({ min: 1, max: 6 }) })
	.map(({ seed, towns }) => {
		let state = seed % 2147483647 || 1;
		const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
		const middles = Array.from({ length: towns }, () => [
			random() * 340 - 170,
			random() * 160 - 80
		]);
		return Array.from({ length: MOST_SINGLES + 500 }, (_, index) => {
			const [lon = 0, lat = 0] = middles[index % towns]!;
			const spread = index % 2 ? 4 * random() ** 3 : 0;
			const best = random() < 0.6 ? Math.floor(random() * 9) : null;
			return incident(`i-${index}`, {
				type: ['attack', 'bombing', 'unknown'][index % 3]!,
				geometry: point(lon + spread * (random() - 0.5), lat + spread * (random() - 0.5)),
				location: at(['exact', 'settlement', 'water'][index % 3] as 'exact'),
				casualties: [killed('all', best, best && best - 1 > 0 ? best - 1 : best, best && best + 2)]
			});
		});
	});

describe('cells', { timeout: 120_000 }, () => {
	test('lose no incident and no figure at any zoom, whatever is asked', () =>
		fc.assert(
			fc.asyncProperty(crowdSample, fc.integer({ min: 0, max: 14 }), async (incidents, zoom) => {
				const engine = engineOf(recordsOf({ incidents }));
				for (const filter of [{}, { type: { include: ['attack'], exclude: [] } }] as Filter[]) {
					const asked = incidents.filter(({ type }) => !filter.type || type === 'attack');
					// Twice, since sums are kept after the first time.
					for (let time = 0; time < 2; time++)
						expect(readSums(await featuresOf(engine, filter, zoom))).toEqual(sumsOf(asked));
				}
			}),
			{ numRuns: 6 }
		));

	test('stand at the mean of their incidents, each in its own of 64 by 64', () =>
		fc.assert(
			fc.asyncProperty(crowdSample, fc.nat(10), async (incidents, zoom) => {
				const engine = engineOf(recordsOf({ incidents }));
				for (const tile of await tilesWithSome(engine, {}, zoom)) {
					const cells = read(await engine.tile({}, tile), tile).filter(
						({ layer }) => layer === 'cells'
					);
					const squares = cells.map(({ inside }) => inside.map((at) => Math.floor(at * 64)).join());
					expect(new Set(squares).size).toBe(squares.length);
					const size = 2 ** zoom;
					cells.forEach((cell, index) => {
						const held = incidents.filter(({ geometry }) => {
							const [x, y] = worldOf(geometry);
							const inTile = [x * size - tile.x, y * size - tile.y];
							return inTile.map((at) => Math.floor(at * 64)).join() === squares[index];
						});
						expect(cell.properties.count).toBe(held.length);
						const lon =
							held.reduce((sum, { geometry }) => sum + lonLat(geometry)[0], 0) / held.length;
						const lat =
							held.reduce((sum, { geometry }) => sum + lonLat(geometry)[1], 0) / held.length;
						const mean = worldOf(point(lon, lat));
						for (const axis of [0, 1] as const)
							expect(Math.abs(cell.world[axis] - mean[axis]) * size).toBeLessThan(1.001 / 1024);
					});
				}
			}),
			{ numRuns: 4 }
		));

	test('never part incidents on one coordinate, and say how many they are', async () => {
		const incidents = Array.from({ length: MOST_SINGLES + 1 }, (_, index) =>
			incident(`i-${index}`, { geometry: point(71.37, 42.9), type: index ? 'attack' : 'bombing' })
		);
		const engine = engineOf(recordsOf({ incidents }));
		for (let zoom = 0; zoom <= MOST_ZOOM; zoom++) {
			const [cell, ...others] = await featuresOf(engine, {}, zoom);
			expect(others).toEqual([]);
			expect(cell).toMatchObject({
				layer: 'cells',
				properties: { count: MOST_SINGLES + 1, class: 'attack', class_share: 99 }
			});
			// Within a pixel of a tile of 1024, of where they lie.
			const pixel = 1 / 1024 / 2 ** zoom;
			expect(Math.abs(cell!.world[0] - (71.37 + 180) / 360)).toBeLessThanOrEqual(pixel);
		}
		const few = engineOf(recordsOf({ incidents: incidents.slice(0, 3) }));
		const [stack, ...rest] = await featuresOf(few, {}, 9);
		expect(rest).toEqual([]);
		expect(stack).toMatchObject({
			layer: 'incidents',
			properties: { count: 3, id: 'i-0', ids: 'i-0 i-1 i-2' }
		});
	});
});

test('a single incident says what is known of it, and leaves out what nobody reported', async () => {
	const incidents = [
		incident('told', { period: on('2011-11-12'), casualties: [killed('all', 6, 5, 9)] }),
		incident('untold', { period: on(null), geometry: point(-60, -10), location: at('exact') })
	];
	const features = await featuresOf(engineOf(recordsOf({ incidents })), {}, 4);
	const [told, untold] = ['told', 'untold'].map((id) =>
		features.find(({ properties }) => properties.id === id)
	);
	expect(told!.properties).toEqual({
		id: 'told',
		count: 1,
		class: 'attack',
		type: 'attack',
		precision: 'settlement',
		earliest: '2011-11-12',
		killed_low: 5,
		killed_best: 6,
		killed_high: 9
	});
	expect(untold!.properties).toEqual({
		id: 'untold',
		count: 1,
		class: 'attack',
		type: 'attack',
		precision: 'exact',
		unreported: 1
	});
});

test('a province is one feature at its anchor, a disc one in its middle, however many lie in it', async () => {
	const province = { location: at('province', 'A-1'), geometry: null };
	const disc = { location: { ...at('near-settlement'), radius: 9000 }, geometry: point(12, 3) };
	const incidents = [
		incident('a', province),
		incident('b', province),
		incident('c', disc),
		incident('d', { ...disc, type: 'bombing' })
	];
	const records = recordsOf({ incidents });
	const features = await featuresOf(engineOf(records), {}, 6);
	expect(features.map(({ layer }) => layer)).toEqual(['areas', 'areas']);
	const outline = features.find(({ properties }) => properties.drawing === 'outline')!;
	expect(outline.properties).toMatchObject({ area: 'A-1', count: 2, ids: 'a b', unreported: 2 });
	const anchor = records.regions.find(({ id }) => id === 'A-1')!.anchor;
	expect(outline.world[0]).toBeCloseTo((anchor[0] + 180) / 360, 4);
	const round = features.find(({ properties }) => properties.drawing === 'disc')!;
	expect(round.properties).toMatchObject({ count: 2, ids: 'c d', radius: 9000, class_share: 50 });
	expect(round.world[0]).toBeCloseTo((12 + 180) / 360, 4);
});
