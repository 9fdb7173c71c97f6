import { rm } from 'node:fs/promises';
import { join } from 'node:path';
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

const bare = { type: 'Feature', id: 'nothing', geometry: null };
const negative = (total: unknown) => ({ ...(total as object), low: null, best: null, high: -3 });

/** Mistakes that could be told several times over, each with the one line it gets. */
const ONCE: [promise: string, file: string, edits: Edits, said: string][] = [
	[
		'an anchor far from its outline and so from its region',
		KHOST,
		{ 'features.1.properties.location.anchor': [10, 10] },
		'haqqani-network-khost location.anchor [10,10], which is not inside the outline'
	],
	['a feature without properties', KHOST, { 'features.2': bare }, 'nothing properties nothing'],
	[
		'a feature with a text for properties',
		KHOST,
		{ 'features.2': { ...bare, properties: 'x' } },
		'nothing properties "x"'
	],
	[
		'a region without properties',
		'regions.geojson',
		{
			'features.8': {
				...bare,
				geometry: {
					type: 'Polygon',
					coordinates: [
						[
							[0, 0],
							[1, 0],
							[1, 1],
							[0, 0]
						]
					]
				}
			}
		},
		'nothing properties nothing'
	],
	[
		'a total below 0',
		TARAZ,
		{ 'features.0.properties.casualties.0': negative },
		'taraz-2011-11-12 casualties.0.high -3'
	],
	[
		'a region of a wrong level, which others lie in',
		'regions.geojson',
		{ 'features.4.properties.level': 'shire' },
		'AF-KHO level "shire"'
	]
];

test.each(ONCE)('%s is told once', async (_, file, edits, said) => {
	const { folder, change } = await copyData();
	await change('layers/khost.geojson', {
		'features.0.geometry': null,
		'features.0.properties.location.anchor': undefined
	});
	await change(file, edits);
	const { faults } = await readData(folder);
	expect(faults.map(({ record, field, found }) => `${record} ${field} ${found}`)).toEqual([said]);
});

test.each([
	'statements.json',
	'groups.json',
	'sources.json',
	'datasets.json',
	'taxonomy.json',
	'regions.geojson',
	'layers/taraz.geojson',
	'layers/khost.geojson'
])('that %s cannot be read is the one fault of it', async (file) => {
	for (const text of ['{', '{}', '[]', '"text"', new Uint8Array([0xe9])]) {
		const { folder, write } = await copyData();
		await write(file, text);
		const { faults } = await readData(folder);
		expect([...new Set(faults.map((fault) => fault.file))]).toEqual([file]);
		expect(faults.filter(({ record }) => record !== '')).toEqual([]);
	}
});

test('a broken record is left out and the others stay', async () => {
	const { folder, change } = await copyData();
	await change('layers/taraz.geojson', { 'features.0.properties.title': '' });
	const { records } = await readData(folder);
	const ids = records.incidents.map(({ id }) => id).sort();
	expect(ids).toEqual(['atyrau-2011-10-31', 'khost-us-bases']);
});

test('what refers to a broken record is not blamed for it', async () => {
	const { folder, change } = await copyData();
	await change('groups.json', { 'groups.0.name': 7 });
	const { faults } = await readData(folder);
	expect(faults.map(({ record, field }) => [record, field])).toEqual([
		['jund-al-khilafah', 'name']
	]);
});

test('a file that is missing, empty or not JSON is a fault, and the others are read', async () => {
	const { folder, write } = await copyData();
	await rm(join(folder, 'datasets.json'));
	await write('layers/khost.geojson', '');
	await write('statements.json', '{"statements": [,]}');
	await write('sources.json', '[]');
	const { records, faults } = await readData(folder);
	const fault = (file: string, field: string, found: string, expected: string) =>
		expect.objectContaining({ file, record: '', field, found, expected }) as unknown;
	expect(faults).toEqual(
		expect.arrayContaining([
			fault('datasets.json', '', 'no such file', 'a text file in UTF-8'),
			fault('layers/khost.geojson', 'line 1, column 1', 'the end', 'a value'),
			fault('statements.json', 'line 1, column 17', '",]}"', 'a value'),
			fault('sources.json', '', '[]', 'an object with sources')
		])
	);
	expect(records.types.length).toBeGreaterThan(0);
});

test('a file that is not UTF-8 is a fault', async () => {
	const { folder, write } = await copyData();
	await write('taxonomy.json', Buffer.from('{"types": ["\xe9"]}', 'latin1'));
	const { faults } = await readData(folder);
	expect(faults[0]).toMatchObject({ file: 'taxonomy.json', found: 'bytes that are not UTF-8' });
});

test('a folder that is not there is faults, not a crash', async () => {
	const { records, faults } = await readData('/nowhere/at/all');
	expect(faults.length).toBeGreaterThan(5);
	expect(records.incidents).toEqual([]);
});
