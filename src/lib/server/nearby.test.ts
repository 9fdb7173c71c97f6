import distance from '@turf/distance';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import type { Records } from '../domain/records.ts';
import { nearbyOf } from './nearby.ts';

const evidence = [{ source: 's', paraphrase: 'p' }];

function incident(id: string, position: [number, number], day: string | null): Incident {
	return {
		kind: 'incident',
		id,
		layer: null,
		title: id,
		type: 'attack',
		occurrences: 1,
		period: { earliest: day, latest: day, precision: 'day', evidence },
		location: { precision: 'settlement', method: 'given', evidence },
		casualties: [],
		attributions: [],
		evidence,
		dataset: 'd',
		geometry: { type: 'Point', coordinates: position }
	};
}
const recordsOf = (incidents: Incident[]): Records => ({
	...{ layers: [], presences: [], statements: [], groups: [], relations: [] },
	...{ sources: [], datasets: [], types: [], regions: [] },
	incidents
});

const degree = (most: number) => fc.integer({ min: -most * 10, max: most * 10 }).map((n) => n / 10);
const position = fc.tuple(degree(180), degree(85));

test('the five incidents nearest on the sphere are found, across the antimeridian too', () => {
	fc.assert(
		fc.property(fc.array(position, { minLength: 7, maxLength: 40 }), (positions) => {
			const incidents = positions.map((at, index) => incident(`i${index}`, at, null));
			const [first] = incidents;
			if (!first) throw new Error('no incident was made');
			const found = nearbyOf(first, recordsOf(incidents));
			const expected = positions
				.slice(1)
				.map((at) => Math.round(distance(positions[0] ?? [0, 0], at)))
				.sort((a, b) => a - b)
				.slice(0, 5);
			expect(found.map(({ km }) => km)).toEqual(expected);
		})
	);
});

test('days are counted from the record to the other, and only between two that are dated to a day', () => {
	const taraz = incident('taraz', [71.37, 42.9], '2011-11-12');
	const atyrau = incident('atyrau', [51.88, 47.12], '2011-10-31');
	const undated = incident('undated', [51.88, 47.12], null);
	const found = nearbyOf(taraz, recordsOf([taraz, atyrau, undated]));
	expect(found.map(({ row, days }) => [row.id, days])).toEqual([
		['atyrau', -12],
		['undated', null]
	]);
});

test('an incident known only to an area has no distance, whatever its anchor', () => {
	const point = incident('point', [70, 33], null);
	const areal: Incident = {
		...incident('areal', [70, 33], null),
		location: { precision: 'province', method: 'centroid', anchor: [70, 33], evidence }
	};
	expect(nearbyOf(point, recordsOf([point, areal]))).toEqual([]);
	expect(nearbyOf(areal, recordsOf([point, areal]))).toEqual([]);
});
