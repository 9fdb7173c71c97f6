import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getIssues } from '@placemarkio/check-geojson';
import { expect, test } from 'vitest';
import { copyData } from '../lib/server/folder.fixture.ts';
import { readData } from '../lib/server/data.ts';
import { formatTemplate, SHEET_NAMES } from '../lib/formats/template.ts';
import { atlas, ROW, sheetOf, withSheet } from './command.fixture.ts';

test.each([',', ';', '\t'])(
	'a row parted by %j becomes an incident that reads back as it was told',
	async (delimiter) => {
		const row = delimiter === ';' ? { ...ROW, lon: '76,93', lat: '43,25' } : ROW;
		const { folder, sheet, read } = await withSheet('\ufeff' + sheetOf([row], delimiter));
		const before = await read('layers/taraz.geojson');
		expect(await atlas(folder, 'add', sheet, '--layer', 'taraz')).toEqual({
			code: 0,
			out: ['Added 1 incident to layers/taraz.geojson.'],
			error: []
		});
		const { records, faults } = await readData(folder);
		expect(faults).toEqual([]);
		const added = records.incidents.find(({ id }) => id === ROW.id);
		expect(added).toMatchObject({
			layer: 'taraz',
			geometry: { type: 'Point', coordinates: [76.93, 43.25] },
			period: { earliest: '2011-12-03', latest: '2011-12-03', precision: 'day' },
			casualties: [
				{ outcome: 'killed', who: 'all', low: 5, best: 5, high: 5 },
				{ outcome: 'killed', who: 'perpetrator', low: null, best: null, high: null },
				{ outcome: 'wounded', who: 'all', low: 2, best: null, high: 4 }
			],
			attributions: [{ group: 'jund-al-khilafah', standing: 'suspected', by: 'a newspaper' }],
			dataset: 'atlas'
		});
		const after = await read('layers/taraz.geojson');
		expect(after.startsWith(before.slice(0, before.lastIndexOf('\n    }')))).toBe(true);
		expect(getIssues(after)).toEqual([]);
	}
);

test('a row known to a province alone takes the outline of the region', async () => {
	const row = {
		...ROW,
		lon: '',
		lat: '',
		region: 'KZ-ZHA',
		place_precision: 'province',
		located_by: ''
	};
	const { folder, sheet } = await withSheet(sheetOf([row]));
	expect((await atlas(folder, 'add', sheet, '--layer', 'taraz')).code).toBe(0);
	const { records } = await readData(folder);
	const added = records.incidents.find(({ id }) => id === ROW.id);
	expect(added?.geometry?.type).toBe('Polygon');
	expect(added?.location).toMatchObject({
		anchor: [72.5, 44.5],
		method: 'outline of the province'
	});
});

test('wrong rows are named by row and column, all at once, and nothing is written', async () => {
	const { folder, sheet, read } = await withSheet(
		sheetOf([
			{ ...ROW, id: 'taraz-2011-11-12', killed_best: 'six', group: 'nobody' },
			{ ...ROW, id: 'b', earliest: '3.12.2011', lat: '', standing: 'sure', layer: 'almaty' },
			{ ...ROW, id: 'c', source: 'hearsay', wounded_low: '9', paraphrase: '' },
			{ ...ROW, id: 'fine' }
		])
	);
	const before = await read('layers/taraz.geojson');
	const { code, out } = await atlas(folder, 'add', sheet, '--layer', 'taraz');
	expect(code).toBe(1);
	expect(out.at(-1)).toMatch(/^\d+ faults: nothing was written\.$/);
	const where = out.slice(0, -1).map((line) => line.replace(/: found .*/, ''));
	expect(new Set(where)).toEqual(
		new Set([
			'sheet.csv · row 2 (taraz-2011-11-12) · id',
			'sheet.csv · row 2 (taraz-2011-11-12) · killed_best',
			'sheet.csv · row 2 (taraz-2011-11-12) · group',
			'sheet.csv · row 3 (b) · earliest',
			'sheet.csv · row 3 (b) · lat',
			'sheet.csv · row 3 (b) · standing',
			'sheet.csv · row 3 (b) · layer',
			'sheet.csv · row 4 (c) · source',
			'sheet.csv · row 4 (c) · wounded_low',
			'sheet.csv · row 4 (c) · paraphrase'
		])
	);
	expect(await read('layers/taraz.geojson')).toBe(before);
	expect(await readdir(join(folder, 'layers'))).toHaveLength(4);
});

test('a sheet without a needed column, with an unknown one or without rows says so', async () => {
	const { folder, sheet } = await withSheet('id,titel\n');
	const { code, out } = await atlas(folder, 'add', sheet, '--layer', 'taraz');
	expect(code).toBe(1);
	expect(out).toContain(
		'sheet.csv · row 1 · titel: found a column that the template does not have; expected its columns only'
	);
	expect(out).toContain('sheet.csv · row 1 · title: found no such column; expected the column');
	expect(out).toContain('sheet.csv: found no row; expected a row for each record');
});

test('an addition that cannot be written leaves every layer as it was', async () => {
	const { folder, sheet, read } = await withSheet(
		sheetOf(
			[ROW, { ...ROW, id: 'second', layer: 'khost' }].map((row) => ({ layer: 'taraz', ...row }))
		)
	);
	const before = await Promise.all(
		['taraz', 'khost'].map((layer) => read(`layers/${layer}.geojson`))
	);
	// A folder where the second file's new state would be put.
	await mkdir(join(folder, `layers/khost.geojson.${process.pid}.tmp`));
	const { code } = await atlas(folder, 'add', sheet);
	expect(code).not.toBe(0);
	expect(
		await Promise.all(['taraz', 'khost'].map((layer) => read(`layers/${layer}.geojson`)))
	).toEqual(before);
	expect(await readdir(join(folder, 'layers'))).toHaveLength(5);
});

/** The examples of all templates as sheets to add, in a copy of the data. */
async function examples(change: (text: string) => string = (text) => text) {
	const copy = await copyData();
	const files = await Promise.all(
		SHEET_NAMES.map(async (name) => {
			const file = join(copy.folder, `new-${name}.csv`);
			await writeFile(file, change(formatTemplate(name).replace('# ', '')));
			return file;
		})
	);
	return { ...copy, files };
}

test('incidents, statements, groups and sources that name each other are added together', async () => {
	const { folder, read, files } = await examples();
	const before = await read('groups.json');
	expect(await atlas(folder, 'add', ...files, '--layer', 'taraz')).toMatchObject({
		code: 0,
		out: [
			'Added 1 incident to layers/taraz.geojson.',
			'Added 1 statement to statements.json.',
			'Added 1 group to groups.json.',
			'Added 1 source to sources.json.'
		]
	});
	const { records, faults } = await readData(folder);
	expect(faults).toEqual([]);
	expect(records.groups.at(-1)).toMatchObject({
		id: 'example-group',
		names: [{ name: 'The Examples' }, { name: 'EG' }]
	});
	expect(records.sources.at(-1)).toMatchObject({
		id: 'example-source',
		issued: { 'date-parts': [[2020, 2, 1]] },
		seen: true
	});
	expect(records.statements.at(-1)).toMatchObject({
		id: 'example-claim-2020-02-01',
		speaker: 'example-group',
		addressees: ['The government'],
		incidents: []
	});
	const list = before.slice(0, before.indexOf('\n  ]'));
	expect((await read('groups.json')).startsWith(list)).toBe(true);
});

test('of sheets that are added together nothing is written where one row is wrong', async () => {
	const { folder, read, files } = await examples((text) => text.replace('threat,', 'menace,'));
	const before = await read('sources.json');
	const { code, out } = await atlas(folder, 'add', ...files, '--layer', 'taraz');
	expect(code).toBe(1);
	expect(out).toEqual([
		'new-statements.csv · row 2 (example-claim-2020-02-01) · type: found "menace"; expected one of: claim of responsibility, threat',
		'1 fault: nothing was written.'
	]);
	expect(await read('sources.json')).toBe(before);
});

test('a source says yes or no and when it was issued in words that the sheet asks for', async () => {
	const { folder, files } = await examples((text) =>
		text.replace(',yes,', ',maybe,').replace('Times,2020-02-01', 'Times,last year')
	);
	const { out } = await atlas(folder, 'add', ...files, '--layer', 'taraz');
	const at = 'new-sources.csv · row 2 (example-source)';
	expect(out).toContain(
		`${at} · issued: found "last year"; expected a day, a month or a year, as 2020-02-01`
	);
	expect(out).toContain(`${at} · seen: found "maybe"; expected yes or no`);
});

test('an empty list of a file takes new records, and so does a file that is laid out in another way', async () => {
	for (const text of ['{\n  "statements": []\n}\n', '{"statements":[]}']) {
		const { folder, write, files, change } = await examples();
		await change('layers/taraz.geojson', { features: [] });
		await write('statements.json', text);
		expect((await atlas(folder, 'add', ...files, '--layer', 'taraz')).code).toBe(0);
		const { records, faults } = await readData(folder);
		expect(faults).toEqual([]);
		expect(records.statements.map(({ id }) => id)).toEqual(['example-claim-2020-02-01']);
	}
});

test('a template of what there is none of is refused with those there are', async () => {
	expect((await atlas('data', 'template', 'relations')).error[0]).toBe(
		'There is no template "relations"; there are: incidents, statements, groups, sources.'
	);
});
