import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readData } from './data.ts';
import { copyData } from './folder.fixture.ts';

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
