import area from '@turf/area';
import { expect, test } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import type { PlacePrecision } from '../domain/precision.ts';
import type { Records } from '../domain/records.ts';
import type { Region } from '../domain/region.ts';
import { shapeOf } from './shape.ts';

const evidence = [{ source: 's', paraphrase: 'p' }];
const SQUARE: Region['geometry'] = {
	type: 'Polygon',
	coordinates: [
		[
			[0, 0],
			[1, 0],
			[1, 1],
			[0, 1],
			[0, 0]
		]
	]
};
const region = (id: string, level: Region['level']): Region => ({
	...{ id, name: id, level, parent: null, anchor: [0.4, 0.6], geometry: SQUARE }
});
const records: Records = {
	...{ layers: [], incidents: [], presences: [], statements: [], groups: [], relations: [] },
	...{ sources: [], datasets: [], types: [] },
	regions: [region('P', 'province'), region('C', 'country')]
};

function at(precision: PlacePrecision, rest: Partial<Incident['location']> = {}, point = true) {
	const incident: Incident = {
		...{ kind: 'incident', id: 'i', layer: null, title: 't', type: 'attack', occurrences: 1 },
		period: { earliest: null, latest: null, precision: 'unknown', evidence },
		location: { precision, method: 'given', evidence, ...rest },
		...{ casualties: [], attributions: [], evidence, dataset: 'd' },
		geometry: point ? { type: 'Point', coordinates: [10, 20] } : null
	};
	return shapeOf(incident, records);
}

test('a settlement is a symbol at its position', () => {
	expect(at('settlement')).toMatchObject({ drawing: 'symbol', position: [10, 20], radius: null });
});

test('near a settlement is a symbol inside a disc of its radius, else of 25 km', () => {
	expect(at('near-settlement', { radius: 4000 }).radius).toBe(4000);
	expect(at('near-settlement')).toMatchObject({ drawing: 'disc', radius: 25_000 });
});

test('a province is its outline, and its anchor is no position', () => {
	const shape = at('province', { region: 'P' }, false);
	expect(shape).toMatchObject({
		drawing: 'outline',
		area: 'P',
		anchor: [0.4, 0.6],
		position: null
	});
	expect(shape.geometry).toEqual(SQUARE);
});

test('where no outline is known a disc stands for the area, and says so', () => {
	const shape = at('district', { region: 'C' });
	expect(shape).toMatchObject({ drawing: 'outline', radius: 30_000, position: null });
	expect(shape.approximate).toBe(
		'No outline of this district is known: a disc of 30 km stands for it.'
	);
	const disc = shape.geometry;
	if (disc?.type !== 'Polygon') throw new Error('no disc was drawn');
	expect(area(disc) / 1e6).toBeGreaterThan(2750);
	expect(area(disc) / 1e6).toBeLessThan(2830);
});

test('what is known to a country only, or to no place, is not placed', () => {
	expect(at('country', { region: 'C' }).drawing).toBe('not placed');
	expect(at('unknown').geometry).toBeNull();
	expect(at('settlement', {}, false).drawing).toBe('not placed');
});
