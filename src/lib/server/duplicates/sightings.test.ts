import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Incident } from '../../domain/incident.ts';
import { likenessOf } from '../../domain/likeness.ts';
import { dayOf } from '../../domain/period.ts';
import type { PlacePrecision } from '../../domain/precision.ts';
import type { Region } from '../../domain/region.ts';
import { distance } from '../../query/distance.ts';
import { portraitsOf } from './apply.ts';
import { createSightings } from './sightings.ts';

const evidence: Incident['evidence'] = [{ source: 'x', paraphrase: 'As told.' }];
interface Made {
	dataset: string;
	lon: number;
	lat: number;
	day: number;
	days: number;
	precision: PlacePrecision;
	region?: string;
	best: number | null;
}
const incident = ({ dataset, lon, lat, day, days, precision, region, best }: Made): Incident => ({
	id: 'x',
	layer: null,
	kind: 'incident',
	title: 'An incident',
	type: 'bombing',
	occurrences: 1,
	period: {
		earliest: dayOf(16000 + day),
		latest: dayOf(16000 + day + days),
		precision: 'day',
		evidence
	},
	location: {
		precision,
		method: 'made up',
		evidence,
		...(region !== undefined && { region }),
		...(precision === 'province' && { anchor: [lon, lat] as [number, number] })
	},
	geometry: precision === 'province' ? null : { type: 'Point', coordinates: [lon, lat] },
	casualties: [{ outcome: 'killed', who: 'all', low: best, best, high: best, evidence }],
	attributions: [],
	evidence,
	dataset
});
const region = (id: string, level: Region['level'], parent: string | null): Region => ({
	...{ id, name: id, level, parent, anchor: [0, 0] },
	geometry: { type: 'Polygon', coordinates: [] }
});
const regions = [region('AL', 'country', null), region('AL-1', 'province', 'AL')];
const portraitOf = portraitsOf({
	types: [{ id: 'bombing', parent: null, label: 'Bombing', definition: 'One.', codes: {} }],
	groups: []
});

function pairsOf(made: Made[]) {
	const incidents = made.map(incident);
	const sightings = createSightings(regions);
	incidents.forEach((each, index) => sightings.see(each, index + 1));
	return sightings.pairs((n) => portraitOf(incidents[n - 1]!));
}

const places = fc.record({
	dataset: fc.constantFrom('one', 'two', 'three'),
	lon: fc.oneof(
		fc.double({ min: 179.7, max: 180, noNaN: true }),
		fc.double({ min: -180, max: -179.7, noNaN: true })
	),
	lat: fc.oneof(
		fc.double({ min: 60, max: 60.4, noNaN: true }),
		fc.double({ min: -0.3, max: 0.3, noNaN: true })
	),
	day: fc.nat(8),
	days: fc.nat(3),
	precision: fc.constantFrom<PlacePrecision>('exact', 'settlement', 'near-settlement', 'country'),
	best: fc.constantFrom(1, 2, null)
});

test('every pair that is alike is found, also across the antimeridian, and none within a dataset', () => {
	fc.assert(
		fc.property(fc.array(places, { maxLength: 4 }), (made) => {
			// Of so few incidents none has more candidates than are kept of each.
			const single = Math.fround;
			const expected = made.flatMap((one, i) =>
				made.slice(i + 1).flatMap((other, j) => {
					if (one.dataset === other.dataset) return [];
					if ([one, other].some(({ precision }) => precision === 'country')) return [];
					const [a, b] = [incident(one), incident(other)].map(portraitOf) as [never, never];
					const km = distance(
						single(one.lon),
						single(one.lat),
						single(other.lon),
						single(other.lat)
					);
					return likenessOf(a, b, km) ? [`${i + 1} ${i + j + 2}`] : [];
				})
			);
			expect(
				pairsOf(made)
					.map(({ a, b }) => `${a} ${b}`)
					.sort()
			).toEqual(expected.sort());
		})
	);
});

const usual: Made = {
	dataset: 'one',
	lon: 71,
	lat: 43,
	day: 0,
	days: 0,
	precision: 'settlement',
	region: 'AL-1',
	best: 3
};

test('a record known to a province is a weak candidate of those known to it or in it', () => {
	const areal: Made = { ...usual, dataset: 'two', precision: 'province', lon: 74 };
	const [found, ...rest] = pairsOf([usual, areal]);
	expect(found).toMatchObject({ a: 1, b: 2, km: null });
	expect(found?.score).toBeLessThan(0.5);
	expect(rest).toEqual([]);
	expect(pairsOf([{ ...usual, precision: 'province' }, areal])).toHaveLength(1);
	expect(pairsOf([{ ...usual, region: 'AL' }, areal])).toEqual([]);
});

test('of each incident only the best pairs are kept', () => {
	const others = Array.from({ length: 9 }, (_, index) => ({
		...usual,
		dataset: 'two',
		lat: usual.lat + index / 1000
	}));
	const pairs = pairsOf([usual, ...others]);
	expect(pairs.map(({ a, b }) => [a, b])).toEqual([
		[1, 2],
		[1, 3],
		[1, 4]
	]);
});

test('what takes the place of a record is compared in its stead', () => {
	const sightings = createSightings(regions);
	const far = incident({ ...usual, dataset: 'two', lon: 10 });
	const near = incident({ ...usual, dataset: 'two' });
	const held = [incident(usual), near];
	sightings.see(held[0]!, 1);
	sightings.see(near, 2);
	sightings.see(far, 2);
	expect(sightings.pairs((n) => portraitOf(held[n - 1]!))).toEqual([]);
	sightings.see(near, 2);
	expect(sightings.pairs(() => null)).toEqual([]);
	expect(sightings.pairs((n) => portraitOf(held[n - 1]!))).toHaveLength(1);
});
