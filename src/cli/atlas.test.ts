import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { copyData } from '../lib/server/folder.fixture.ts';
import { atlas, withSheet } from './command.fixture.ts';

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
	expect((await atlas(folder, 'add')).error[0]).toBe('Name a file to add.');
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
