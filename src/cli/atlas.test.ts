import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getIssues } from '@placemarkio/check-geojson';
import { expect, test } from 'vitest';
import { copyData } from '../lib/server/folder.fixture.ts';
import { readData } from '../lib/server/data.ts';
import { run } from './run.ts';

/** What a command line prints on a data folder, and its exit code. */
async function atlas(data: string, ...words: string[]) {
	const out: string[] = [];
	const error: string[] = [];
	const code = await run(words, {
		data,
		store: join(data, 'var'),
		out: (line) => out.push(line),
		error: (line) => error.push(line),
		progress: () => {},
		isTerminal: false
	});
	return { code, out, error };
}

const ROW = {
	id: 'almaty-2011-12-03',
	title: 'Armed attack in Almaty',
	type: 'armed-attack',
	occurrences: '1',
	earliest: '2011-12-03',
	latest: '2011-12-03',
	period_precision: 'day',
	place_name: 'Almaty',
	lon: '76.93',
	lat: '43.25',
	region: 'KZ',
	place_precision: 'settlement',
	located_by: 'gazetteer',
	killed_best: '5',
	killed_perpetrators: 'unknown',
	wounded_low: '2',
	wounded_high: '4',
	group: 'jund-al-khilafah',
	role: 'perpetrator',
	standing: 'suspected',
	said_by: 'a newspaper',
	source: 'lwj-kazakh-leader-report',
	paraphrase: 'Five people died.'
};

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const sheetOf = (rows: Record<string, string>[], delimiter = ',') => {
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const lines = rows.map((row) => columns.map((name) => quoted(row[name] ?? '')).join(delimiter));
	return [columns.join(delimiter), ...lines].join('\n') + '\n';
};

async function withSheet(text: string) {
	const copy = await copyData();
	const sheet = join(copy.folder, 'sheet.csv');
	await writeFile(sheet, text);
	return { ...copy, sheet };
}

test('check passes on sound data and counts what it found', async () => {
	const { folder } = await copyData();
	expect(await atlas(folder, 'check')).toEqual({
		code: 0,
		out: [
			`No fault in ${folder}: 3 incidents, 2 statements, 8 presences, 9 groups, 14 relations, 6 sources, 4 layers, 8 regions.`
		],
		error: []
	});
});

test('check prints each fault as a line with file, record, field, found and expected, and ends with 1', async () => {
	const { folder, change } = await copyData();
	await change('layers/taraz.geojson', { 'features.0.properties.type': 'x' });
	await change('datasets.json', { 'datasets.0.terms': 'free' });
	const { code, out } = await atlas(folder, 'check');
	expect(code).toBe(1);
	expect(out).toEqual([
		'layers/taraz.geojson · taraz-2011-11-12 · type: found "x"; expected the id of a type of taxonomy.json',
		'datasets.json · atlas · terms: found "free"; expected one of: open, attribution, visuals only, private',
		`2 faults in 2 files of ${folder}.`
	]);
});

test('check reads the gazetteer too', async () => {
	const { folder, write } = await copyData();
	await write('places.csv', 'id,name,lon,lat,region,population,capital,names\nx,X,0,99,,,,\n');
	const { code, out } = await atlas(folder, 'check');
	expect(code).toBe(1);
	expect(out).toContain('places.csv · x · lat: found "99"; expected a number from -90 to 90');
	expect(out).toContain(
		'layers/taraz.geojson · taraz-2011-11-12 · location.place: found "geonames:1516905"; expected the id of a place of places.csv'
	);
});

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
	expect(out).toContain('sheet.csv: found no row; expected a row for each incident');
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

test('an unknown command, an unknown option and a missing file are each a sentence', async () => {
	const { folder } = await copyData();
	expect(await atlas(folder, 'chek')).toMatchObject({
		code: 2,
		error: [
			'There is no command "chek"; the commands are: check, add, template, preview, import, build, snapshots, publish, duplicates, help.'
		]
	});
	expect(await atlas(folder, 'toString')).toMatchObject({ code: 2 });
	expect((await atlas(folder, 'check', '--json')).error[0]).toContain("'--json'");
	expect((await atlas(folder, 'add')).error[0]).toBe('Name one file to add.');
	expect(await atlas(folder, 'add', 'nowhere.csv', '--layer', 'taraz')).toMatchObject({
		code: 1,
		out: [
			'nowhere.csv: found no such file; expected a text file in UTF-8',
			'1 fault: nothing was written.'
		]
	});
});

test('help names every command', async () => {
	const { out } = await atlas('data', 'help');
	for (const name of [
		'check',
		'add',
		'template',
		'import',
		'build',
		'snapshots',
		'duplicates',
		'help'
	])
		expect(out.join('\n')).toContain(`  ${name}`);
});

test('a decision on an incident that is not there is not written down', async () => {
	const { folder, read } = await copyData();
	await atlas(folder, 'build');
	const before = await read('duplicates.json');
	const words = ['duplicates', 'different', 'taraz-2011-11-12', 'taras-2011', '--note', 'Typed.'];
	expect(await atlas(folder, ...words)).toMatchObject({
		code: 1,
		error: ['The current snapshot holds no incident taras-2011; nothing was written down.']
	});
	expect(await read('duplicates.json')).toBe(before);
});

test('help of a command says how it is used', async () => {
	expect(await atlas('data', 'import', '--help')).toMatchObject({
		code: 0,
		out: ['npm run atlas -- import FILE --dataset ID --release R', expect.stringMatching(/^Brings/)]
	});
});

test('a preview says what would be rejected and why, and what the columns are taken for', async () => {
	const { folder, sheet } = await withSheet(
		'name,day,lat,lon\nAttack in town,2015-01-02,33,44\nAttack nowhere,2015-02-31,33,44\n'
	);
	const { code, out } = await atlas(folder, 'preview', sheet);
	expect(code).toBe(0);
	expect(out).toContain('2 records read, 1 accepted, 1 rejected.');
	expect(out.join('\n')).toContain('line 3: 2015-02-31');
	expect(JSON.parse(out.at(-1) ?? '')).toMatchObject({ columns: { title: 'name' } });
});

test('the command line runs without a build', async () => {
	const { folder } = await copyData();
	const { stdout } = await promisify(execFile)(process.execPath, ['src/cli/atlas.ts', 'check'], {
		env: { ...process.env, ATLAS_DATA: folder }
	});
	expect(stdout).toMatch(/^No fault in .*\n$/);
});
