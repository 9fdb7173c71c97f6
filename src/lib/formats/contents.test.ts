import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDrafts } from '../domain/check.ts';
import { readKept } from './kept.ts';
import { formatLayer, readLayer } from './layer.ts';
import { readPlaces } from './places.ts';
import { readRegions } from './regions.ts';

test('any JSON value as a whole file is told, and never throws', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
			for (const { drafts, faults } of [
				readLayer(value, 'layers/here.geojson'),
				readKept(value, 'groups.json'),
				readRegions(value, 'regions.geojson')
			]) {
				const told = [...faults, ...checkDrafts(drafts, { today: '2026-11-22' }).faults];
				expect(told.length).toBeGreaterThan(0);
			}
		})
	);
});

test('a layer is written so that it reads back as it was, its geometry on one line', () => {
	const layer = fc.record({
		type: fc.constant('FeatureCollection'),
		id: fc.string(),
		features: fc.array(
			fc.record({
				id: fc.string(),
				geometry: fc.option(
					fc.record({ coordinates: fc.array(fc.array(fc.integer(), { minLength: 1 })) })
				),
				properties: fc.jsonValue({ maxDepth: 3 })
			})
		)
	});
	fc.assert(
		fc.property(layer, (value) => {
			const text = formatLayer(value);
			expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
			for (const { geometry } of value.features) {
				if (geometry) expect(text).toContain(`"geometry": ${JSON.stringify(geometry)}`);
			}
		})
	);
});

const HEADER = 'id,name,lon,lat,region,population,capital,names\n';

test('a place is read with its other names; an empty region and population are not known', async () => {
	const { places, faults } = await readPlaces(
		`${HEADER}a,Here,1.5,2.5,KZ,7,1,Там|There\nb,"Else, where",3,4,,,0,\n`,
		'p'
	);
	expect(faults).toEqual([]);
	expect(places).toEqual([
		{
			id: 'a',
			name: 'Here',
			lon: 1.5,
			lat: 2.5,
			region: 'KZ',
			population: 7,
			capital: true,
			names: ['Там', 'There']
		},
		{
			id: 'b',
			name: 'Else, where',
			lon: 3,
			lat: 4,
			region: null,
			population: 0,
			capital: false,
			names: []
		}
	]);
});

test('a place off the globe, without a name or with an id taken is a fault, and the others are read', async () => {
	const { places, faults } = await readPlaces(
		`${HEADER}a,Here,1,91,,,,\nb,,1,2,,,,\nc,C,1,2,,,,\nc,C,1,2,,,,\n`,
		'p'
	);
	expect(faults.map(({ record, field }) => [record, field])).toEqual([
		['a', 'lat'],
		['b', 'name'],
		['c', 'id']
	]);
	expect(places.map(({ id }) => id)).toEqual(['c']);
});

test('a gazetteer without a column says which', async () => {
	expect((await readPlaces('id,name,lon,lat\n', 'p')).faults.map(({ field }) => field)).toEqual([
		'region',
		'population',
		'capital',
		'names'
	]);
});
