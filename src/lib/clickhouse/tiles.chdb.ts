import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { createEngine } from '../columns/engine.ts';
import { MOST_SINGLES } from '../columns/singles.ts';
import { read, tilesWithSome } from '../columns/tile.fixture.ts';
import type { Engine, Tile } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';
import { at, incident, killed, point, recordsOf } from '../query/handmade.ts';
import { questionSample } from '../query/question.ts';
import { worldSample } from '../query/world.ts';
import { makeEngine } from './inprocess.fixture.ts';

/** That two engines give the same tiles: by what a reader sees of them, then byte by byte. */
async function same(engine: Engine, other: Engine, filter: Filter, tiles: Tile[]): Promise<void> {
	const [own, others] = [await engine.tiles(filter, tiles), await other.tiles(filter, tiles)];
	tiles.forEach((tile, index) => {
		expect(read(own[index]!, tile)).toEqual(read(others[index]!, tile));
		expect(own[index]).toEqual(others[index]);
	});
}

/** Incidents around a few towns, half of them on just two coordinates, some known to districts. */
function crowd(seed: number, length: number): Incident[] {
	let state = seed % 2147483647 || 1;
	const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
	const middles = Array.from({ length: 4 }, () => [random() * 340 - 170, random() * 160 - 80]);
	return Array.from({ length }, (_, index) => {
		const [lon = 0, lat = 0] = middles[index % 4]!;
		const spread = index % 2 ? 4 * random() ** 3 : 0;
		const [x, y] = [lon + spread * (random() - 0.5), lat + spread * (random() - 0.5)];
		const best = random() < 0.6 ? Math.floor(random() * 9) : null;
		const precision = (['exact', 'settlement', 'near-settlement'] as const)[
			random() < 0.1 ? 2 : index % 2
		]!;
		const whole = random() < 0.1;
		return incident(`i-${index}`, {
			type: ['attack', 'bombing', 'unknown'][index % 3]!,
			geometry: whole ? null : point(Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7),
			location: whole ? at('district', 'A-1-1') : { ...at(precision), name: `Town ${index % 4}` },
			casualties: [killed('all', best, best && best - 1 > 0 ? best - 1 : best, best && best + 2)]
		});
	});
}

describe('tiles from ClickHouse', { timeout: 120_000 }, () => {
	test('are those of columns, byte by byte, whatever is asked', () =>
		fc.assert(
			fc.asyncProperty(worldSample, questionSample, fc.nat(16), async (records, filter, zoom) => {
				const columns = createEngine(records, { snapshot: 'test' });
				const engine = await makeEngine(records);
				for (const one of [{}, filter])
					await same(engine, columns, one, [
						{ z: 0, x: 0, y: 0 },
						...(await tilesWithSome(columns, one, zoom)),
						{ z: zoom, x: 0, y: 0 }
					]);
			}),
			{ numRuns: 25 }
		));

	test('count crowds in the same cells, at every zoom', async () => {
		const incidents = crowd(2011, 3 * MOST_SINGLES);
		const records = recordsOf({ incidents });
		const columns = createEngine(records, { snapshot: 'test' });
		const engine = await makeEngine(records);
		const some: Filter = { type: { include: ['attack', 'bombing'], exclude: [] } };
		for (const filter of [{}, some])
			for (const zoom of [0, 4, 10, 11, 16])
				await same(engine, columns, filter, await tilesWithSome(columns, filter, zoom));
	});

	test('name no incident of so many on one coordinate, and draw what is alone beside cells', async () => {
		const far = Array.from({ length: 150 }, (_, index) =>
			incident(`far-${index}`, { geometry: point(index % 2 ? 120.5 : -70.25, 10) })
		);
		const near = Array.from({ length: MOST_SINGLES + 1 }, (_, index) =>
			incident(`near-${index}`, { geometry: point(20 + index / 1000, 42) })
		);
		const records = recordsOf({ incidents: [...far, ...near] });
		const columns = createEngine(records, { snapshot: 'test' });
		const engine = await makeEngine(records);
		for (const zoom of [0, 2, 6, 12])
			await same(engine, columns, {}, await tilesWithSome(columns, {}, zoom));
	});

	test('that do not exist are refused', async () => {
		const engine = await makeEngine(recordsOf({ incidents: [incident('x')] }));
		for (const tile of [
			{ z: 17, x: 0, y: 0 },
			{ z: 1, x: 2, y: 0 },
			{ z: 0, x: 0.5, y: 0 }
		])
			await expect(engine.tile({}, tile)).rejects.toThrow(RangeError);
	});
});
