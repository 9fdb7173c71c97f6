import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { MOST_ZOOM } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';
import { at, incident, killed, point, recordsOf } from '../query/handmade.ts';
import { MOST_SINGLES } from './singles.ts';
import { engineOf, featuresOf, read, readSums, sumsOf, tilesWithSome } from './tile.fixture.ts';

const lonLat = (geometry: Incident['geometry']): [number, number] =>
	geometry?.type === 'Point' ? [geometry.coordinates[0]!, geometry.coordinates[1]!] : [NaN, NaN];
/** https://en.wikipedia.org/wiki/Web_Mercator_projection#Formulas */
function worldOf(geometry: Incident['geometry']): [number, number] {
	const [lon, lat] = lonLat(geometry);
	const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
	return [lon / 360 + 0.5, 0.5 - y / (2 * Math.PI)];
}
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
		return Array.from({ length: 2 * MOST_SINGLES + 500 }, (_, index) => {
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

	test('stand at the mean of their incidents, each in its own of 32 by 32', () =>
		fc.assert(
			fc.asyncProperty(crowdSample, fc.nat(10), async (incidents, zoom) => {
				const engine = engineOf(recordsOf({ incidents }));
				for (const tile of await tilesWithSome(engine, {}, zoom)) {
					const cells = read(await engine.tile({}, tile), tile).filter(
						({ layer }) => layer === 'cells'
					);
					const squares = cells.map(({ inside }) => inside.map((at) => Math.floor(at * 32)).join());
					expect(new Set(squares).size).toBe(squares.length);
					const size = 2 ** zoom;
					cells.forEach((cell, index) => {
						const held = incidents.filter(({ geometry }) => {
							const [x, y] = worldOf(geometry);
							const inTile = [x * size - tile.x, y * size - tile.y];
							return inTile.map((at) => Math.floor(at * 32)).join() === squares[index];
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

	test('are drawn from so many coordinates on, not from so many incidents on', async () => {
		const spread = (places: number) =>
			Array.from({ length: MOST_SINGLES + 500 }, (_, index) =>
				incident(`i-${index}`, { geometry: point(((index % places) * 300) / places, 42.9) })
			);
		const layers = async (places: number) => {
			const engine = engineOf(recordsOf({ incidents: spread(places) }));
			return new Set((await featuresOf(engine, {}, 0)).map(({ layer }) => layer));
		};
		expect([...(await layers(MOST_SINGLES))]).toEqual(['incidents']);
		expect([...(await layers(MOST_SINGLES + 1))]).toEqual(['cells']);
	});

	test('never part incidents on one coordinate, which say how many they are, and few of them who', async () => {
		const incidents = Array.from({ length: MOST_SINGLES + 1 }, (_, index) =>
			incident(`i-${index}`, { geometry: point(71.37, 42.9), type: index ? 'attack' : 'bombing' })
		);
		const engine = engineOf(recordsOf({ incidents }));
		for (let zoom = 0; zoom <= MOST_ZOOM; zoom++) {
			const [stack, ...others] = await featuresOf(engine, {}, zoom);
			expect(others).toEqual([]);
			expect(stack).toMatchObject({
				layer: 'incidents',
				properties: { count: MOST_SINGLES + 1, class: 'attack', class_share: 99 }
			});
			expect(stack!.properties).not.toHaveProperty('id');
			// Within a unit of a tile of 4096, of where they lie.
			const unit = 1 / 4096 / 2 ** zoom;
			expect(Math.abs(stack!.world[0] - (71.37 + 180) / 360)).toBeLessThanOrEqual(unit);
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
