import { expect, test } from 'vitest';
import { readData } from './data.ts';
import { copyData, type Edits } from './folder.fixture.ts';

const TARAZ = 'layers/taraz.geojson';
const KHOST = 'layers/khost.geojson';

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
