import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LayerFeature } from './feature.ts';
import { marksOf } from './marks.ts';
import { at, present, sampleLayers, within } from './samples.ts';

const sample = () => sampleLayers().flatMap(({ features }) => features);

describe('names', () => {
	test('a point is named with its type, its day and its figure', () => {
		const names = marksOf(sample()).points.map(({ name }) => name);
		expect(names).toEqual([
			'Taraz: armed attack, 12 November 2011, 6 killed',
			'Atyrau: device exploded early, 31 October 2011, 1 killed'
		]);
	});
	test('an area is named by what is said of it, incidents and presences apart', () => {
		const names = marksOf(sample(), { whole: true }).areas.map(({ name }) => name);
		expect(names).toEqual([
			'Khost province: 1 incident, no figure reported',
			'Khost province: 1 group said to be present',
			'North Waziristan: 6 groups said to be present, no incident recorded'
		]);
	});
	test('under a filter an area without incidents says only that none is shown', () => {
		const [, , waziristan] = marksOf(sample()).areas;
		expect(waziristan?.name).toBe(
			'North Waziristan: 6 groups said to be present, no incident shown'
		);
	});
	test('several incidents give their sum and how many gave no figure', () => {
		const [mark] = marksOf([
			at('a', [1, 2], { killed_low: 2, killed_best: 3, killed_high: 5 }),
			at('b', [1, 2], { killed_low: 1, killed_best: 1, killed_high: 1 }),
			at('c', [1, 2])
		]).points;
		expect(mark?.name).toBe('Taraz: 3 incidents, 3 to 6, best 4 killed, 1 without a figure');
	});
	test('an abbreviation at the start of a type keeps its capitals', () => {
		const [mark] = marksOf([at('a', [1, 2], { type: 'IED attack' })]).points;
		expect(mark?.name).toContain('IED attack');
	});
});

describe('points', () => {
	test('incidents on one coordinate are one mark with a count, at that very coordinate', () => {
		const { points } = marksOf([at('a', [1, 2]), at('b', [1, 2]), at('c', [1, 2.0001])]);
		expect(points.map(({ count, position }) => [count, position])).toEqual([
			[2, [1, 2]],
			[1, [1, 2.0001]]
		]);
	});
	test('several types at one place are no type', () => {
		const two = [at('a', [1, 2]), at('b', [1, 2], { class: 'explosion' })];
		expect(marksOf(two).points[0]?.class).toBe('several');
	});
	test('an unreported figure is open and not the size of 0', () => {
		const [none, zero] = marksOf([at('a', [1, 2]), at('b', [3, 4], { killed_best: 0 })]).points;
		expect([none?.open, none?.killed.best]).toEqual([true, null]);
		expect([zero?.open, zero?.killed.best]).toEqual([false, 0]);
	});
	test('a presence at a place of incidents is opened with them and not counted among them', () => {
		const [mark, ...rest] = marksOf([at('p', [1, 2], present('G')), at('a', [1, 2])]).points;
		expect(rest).toEqual([]);
		expect(mark).toMatchObject({ kind: 'incident', count: 1, groups: 1, class: 'attack' });
		expect(mark?.records).toEqual([
			{ kind: 'incident', id: 'a' },
			{ kind: 'presence', id: 'p' }
		]);
	});
	test('a near-settlement lies in a disc of its radius, the widest where several share it', () => {
		const near = { precision: 'near-settlement', drawing: 'disc' } as const;
		const { discs, points } = marksOf([
			at('a', [1, 2], { ...near, radius: 5000 }),
			at('b', [1, 2], { ...near, radius: 25000 })
		]);
		expect(discs).toEqual([
			{ mark: points[0]?.id, class: 'attack', position: [1, 2], radius: 25000 }
		]);
	});
});

describe('areas', () => {
	test('records of one area and kind share one outline, one anchor and one count', () => {
		const { areas } = marksOf([
			within('a', 'X', [1, 2], { killed_best: 2 }),
			within('b', 'X', [1, 2]),
			within('c', 'Y', [5, 6])
		]);
		expect(areas.map(({ area, count }) => [area, count])).toEqual([
			['X', 2],
			['Y', 1]
		]);
		expect(areas[0]?.killed).toMatchObject({ best: 2, unreported: 1 });
	});
	test('a group said to be in an area twice is one group', () => {
		const { areas } = marksOf([
			within('a', 'X', [1, 2], present('G')),
			within('b', 'X', [1, 2], present('G'))
		]);
		expect(areas[0]).toMatchObject({ kind: 'presence', count: 1 });
		expect(areas[0]?.records).toHaveLength(2);
	});
	test('an area without an anchor is opened from the middle of its extent', () => {
		const { areas } = marksOf([within('a', 'X', [10, 20], { anchor: null })]);
		expect(areas[0]?.anchor).toEqual([10, 20]);
	});
});

const anyFeature: fc.Arbitrary<LayerFeature> = fc.record({
	type: fc.constant('Feature' as const),
	geometry: fc.option(
		fc.record({
			type: fc.constant('Point' as const),
			coordinates: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
		})
	),
	properties: fc.record({
		...Object.fromEntries(
			Object.entries(at('x', [0, 0]).properties).map(([k, v]) => [k, fc.constant(v)])
		),
		id: fc.stringMatching(/^[a-f]$/),
		kind: fc.constantFrom('incident', 'presence'),
		drawing: fc.constantFrom('symbol', 'disc', 'outline', 'not placed'),
		area: fc.constantFrom(null, 'X', 'Y'),
		killed_best: fc.option(fc.nat(9)),
		place: fc.string()
	})
}) as fc.Arbitrary<LayerFeature>;

test('every record is opened by exactly one mark or listed as not placed', () => {
	fc.assert(
		fc.property(fc.array(anyFeature), (features) => {
			const { points, areas, notPlaced } = marksOf(features);
			const opened = [...points, ...areas].flatMap(({ records }) => records);
			const listed = notPlaced.map(({ properties: { kind, id } }) => ({ kind, id }));
			const keys = [...opened, ...listed].map(({ kind, id }) => `${kind} ${id}`);
			const asked = features.map(({ properties: { kind, id } }) => `${kind} ${id}`);
			expect(new Set(keys).size).toBe(keys.length);
			expect(new Set(keys)).toEqual(new Set(asked));
			const ids = [...points, ...areas].map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
		})
	);
});
