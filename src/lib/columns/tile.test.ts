import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_ZOOM } from '../query/engine.ts';
import { at, incident, killed, on, point, recordsOf } from '../query/handmade.ts';
import { createOracle } from '../query/oracle.ts';
import { questionSample } from '../query/question.ts';
import { worldSample } from '../query/world.ts';
import { engineOf, featuresOf, readSums, sumsOf } from './tile.fixture.ts';

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

test('a disc is its own area, however many lie in one region, and a place is named where few are', async () => {
	const inRegion = (id: string, lon: number) =>
		incident(id, {
			location: { ...at('district', 'A-1'), name: `District ${id}`, radius: 9000 },
			geometry: point(lon, 3)
		});
	const records = recordsOf({
		incidents: [
			inRegion('a', 10.2),
			inRegion('b', 10.8),
			incident('c', { location: { ...at('settlement'), name: 'Town' } })
		]
	});
	const features = await featuresOf(engineOf(records), {}, 6);
	const outlines = features
		.filter(({ layer }) => layer === 'areas')
		.map(({ properties }) => properties);
	expect(outlines.map(({ place, radius }) => [place, radius]).sort()).toEqual([
		['District a', 9000],
		['District b', 9000]
	]);
	expect(new Set(outlines.map(({ area }) => area)).size).toBe(2);
	expect(outlines.map(({ area }) => area)).not.toContain('A-1');
	expect(features.find(({ layer }) => layer === 'incidents')!.properties.place).toBe('Town');
});
