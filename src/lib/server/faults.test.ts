import { expect, test } from 'vitest';
import { BREAKAGES } from './breakage.fixture.ts';
import { readData } from './data.ts';
import { copyData } from './folder.fixture.ts';
import type { Edits } from './folder.fixture.ts';

const TARAZ = 'layers/taraz.geojson';
const KHOST = 'layers/khost.geojson';
const NW = 'layers/north-waziristan.geojson';

const day = (earliest: string, latest: string | null) => (period: unknown) => ({
	...(period as object),
	earliest,
	latest
});

/** More ways, each with the field that must be named. */
const MORE: [promise: string, file: string, edits: Edits, field: string][] = [
	['an id that a statement has too', TARAZ, { 'features.0.id': 'taraz-claim-2011-11' }, 'id'],
	['an id with a space', TARAZ, { 'features.0.id': 'taraz 2011' }, 'id'],
	[
		'an open ring',
		NW,
		{ 'features.0.geometry.coordinates.0': (ring: unknown) => (ring as unknown[]).slice(1) },
		'geometry.coordinates.0'
	],
	['a settlement without a point', TARAZ, { 'features.0.geometry': null }, 'geometry'],
	[
		'a country with a point',
		TARAZ,
		{
			'features.0.properties.location.precision': 'country',
			'features.0.properties.location.region': 'KZ'
		},
		'geometry'
	],
	[
		'a province without an outline or a region',
		KHOST,
		{ 'features.0.geometry': null, 'features.0.properties.location.region': undefined },
		'geometry'
	],
	[
		'a region finer than the precision',
		'statements.json',
		{ 'statements.0.location.region': 'KZ-ZHA' },
		'location.region'
	],
	[
		'a place outside its region',
		TARAZ,
		{ 'features.0.properties.location.region': 'KZ-ATY' },
		'location.region'
	],
	[
		'an anchor off its line',
		NW,
		{ 'features.6.properties.location.anchor': [66.55, 31.2] },
		'location.anchor'
	],
	[
		'an outline without an anchor',
		NW,
		{ 'features.0.properties.location.anchor': undefined },
		'location.anchor'
	],
	[
		'parts above their total',
		TARAZ,
		{
			'features.0.properties.casualties.2.low': 3,
			'features.0.properties.casualties.2.best': 3,
			'features.0.properties.casualties.2.high': 3
		},
		'casualties.0'
	],
	[
		'the same figure twice',
		TARAZ,
		{ 'features.0.properties.casualties.2.who': 'security forces' },
		'casualties.2.who'
	],
	[
		'one day that is two, for no reason',
		TARAZ,
		{
			'features.0.properties.period.inferred': undefined,
			'features.0.properties.period.latest': '2011-11-13'
		},
		'period.precision'
	],
	[
		'a day of which one end is unknown',
		TARAZ,
		{ 'features.0.properties.period.latest': null },
		'period.precision'
	],
	[
		'a day that has not come',
		KHOST,
		{ 'features.0.properties.period': day('2999-01-01', null) },
		'period.earliest'
	],
	[
		'a claim made before the incident',
		TARAZ,
		{ 'features.0.properties.attributions.0.made': day('2011-11-01', '2011-11-02') },
		'attributions.0.made.latest'
	],
	[
		'a claim that speaks of another incident',
		'statements.json',
		{ 'statements.1.incidents': ['atyrau-2011-10-31'] },
		'attributions.0.statement'
	],
	[
		'an unknown place',
		TARAZ,
		{ 'features.0.properties.location.place': 'geonames:0' },
		'location.place'
	],
	[
		'an unknown region',
		TARAZ,
		{ 'features.0.properties.location.region': 'KZ-XXX' },
		'location.region'
	],
	[
		'an altitude',
		TARAZ,
		{ 'features.0.geometry.coordinates': [71.37, 42.9, 610] },
		'geometry.coordinates'
	],
	[
		'a latitude off the globe',
		TARAZ,
		{ 'features.0.geometry.coordinates.1': 429 },
		'geometry.coordinates.1'
	],
	['a layer named unlike its file', TARAZ, { id: 'almaty' }, 'id'],
	['a coordinate system of its own', TARAZ, { crs: { type: 'name' } }, 'crs'],
	[
		'a date of issue that no calendar has',
		'sources.json',
		{ 'sources.0.issued': { 'date-parts': [[2011, 11, 31]] } },
		'issued.date-parts'
	],
	[
		'groups within each other',
		'groups.json',
		{ 'relations.0.from': 'jund-al-khilafah', 'relations.0.to': 'zahir-baibars-battalion' },
		'to'
	],
	[
		'an address that is no web address',
		'sources.json',
		{ 'sources.0.URL': 'javascript:alert(1)' },
		'URL'
	],
	[
		'a reason for what is not there',
		'sources.json',
		{ 'sources.0.inferred.issued': 'A guess.' },
		'inferred.issued'
	]
];

test('a copy broken in fourteen ways names all fourteen, each where it is, and nothing else', async () => {
	const { folder, change } = await copyData();
	for (const [, file, edits] of BREAKAGES) await change(file, edits);
	const { faults } = await readData(folder);
	const expected = BREAKAGES.map(([, file, , fault]) => ({ file, ...fault }));
	expect(expected).toHaveLength(14);
	expect(faults).toHaveLength(expected.length);
	expect(faults).toEqual(expect.arrayContaining(expected));
});

test.each(BREAKAGES)('%s alone is one fault', async (_, file, edits, fault) => {
	const { folder, change } = await copyData();
	await change(file, edits);
	expect((await readData(folder)).faults).toEqual([{ file, ...fault }]);
});

test.each(MORE)('%s is a fault', async (_, file, edits, field) => {
	const { folder, change } = await copyData();
	await change(file, edits);
	const { faults } = await readData(folder);
	expect(faults.map((fault) => fault.field)).toContain(field);
});
