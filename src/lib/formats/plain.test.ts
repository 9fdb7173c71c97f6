import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { incidentSchema } from '../domain/incident.ts';
import { fileOf } from './bytes.ts';
import { csv } from './csv.ts';
import { fixture, readAll, sentenceOf } from './fixtures/read.ts';
import { guessMapping } from './guess.ts';
import { recogniseFormat } from './index.ts';
import { formatMapping, parseMapping } from './mapping.ts';
import type { Mapping } from './mapping.ts';
import { takeSample } from './sample.ts';
import { xlsx } from './xlsx.ts';

const table = await readAll(csv, fixture('plain.tsv'));
const [shots, blast, noId] = table.incidents;
const given = (mapping: Partial<Mapping>): Mapping => ({
	columns: {},
	values: {},
	defaults: {},
	...mapping
});

test('columns of a plain table are guessed by their names and values, and the guess is told', () => {
	expect(table.notes[0]).toBe(
		'Columns were guessed: id = Ref, title = Headline, date = Incident date, longitude = Long, latitude = Lat, place = City, country = Country, type = Category, killed = Killed, wounded = Wounded, perpetrator = Group, note = Notes.'
	);
	expect(shots).toMatchObject({
		id: 'made-up:K-1',
		title: 'Shots at a checkpoint',
		type: 'armed-clash',
		period: { earliest: '2030-01-31', latest: '2030-01-31', precision: 'day' },
		note: 'Invented'
	});
	expect(shots?.casualties.map(({ outcome, best }) => [outcome, best])).toEqual([
		['killed', 6],
		['wounded', 2]
	]);
	expect(shots?.attributions).toHaveLength(2);
});

test('coordinates of unknown exactness are a settlement, and that this is inferred is said', () => {
	expect(shots?.location).toMatchObject({
		precision: 'settlement',
		inferred: { what: 'precision' }
	});
});

test('what cannot be understood in an otherwise good row is told and kept as a code', () => {
	expect(blast).toMatchObject({ type: 'bombing', casualties: [], attributions: [] });
	expect(blast?.period).toMatchObject({
		earliest: '2030-02-01',
		latest: '2030-02-28',
		precision: 'month'
	});
	expect(blast?.codes?.['Killed']).toBe('several');
	expect(table.notes).toContain('Killed "several" is no number; no figure was taken from it.');
});

test('rows that cannot be true are rejected', () => {
	expect(noId).toBeUndefined();
	expect(table.rejections.map(({ line, field, value }) => [line, field, value])).toEqual([
		[4, 'Lat', '120.25'],
		[5, 'Lat', 'NaN'],
		[6, 'Lat', '1e400']
	]);
});

test('every incident is one that the domain knows', () => {
	for (const { id, layer, geometry, ...properties } of table.incidents) {
		expect(layer ?? geometry?.type).toBe('Point');
		expect(incidentSchema.safeParse(properties).error?.issues, id).toBeUndefined();
	}
});

test('a given mapping overrules the guess, its words and defaults too', async () => {
	const mapping = given({
		columns: { title: 'B', date: 'C', type: 'A', precision: 'D', longitude: 'X', latitude: 'Y' },
		values: { type: { boom: 'explosion' }, precision: { town: 'settlement' } },
		defaults: { precision: 'district' },
		dateOrder: 'month first'
	});
	const text = 'A;B;C;D;X;Y\nBoom;One;03/04/2030;Town;20,5;10\nx;Two;03/04/2030;;20,5;10\n';
	const { incidents, notes } = await readAll(csv, fileOf('x.csv', text), { mapping });
	expect(
		incidents.map(({ type, period, location }) => [type, period.earliest, location.precision])
	).toEqual([
		['explosion', '2030-03-04', 'settlement'],
		['unknown', '2030-03-04', 'district']
	]);
	expect(incidents[1]?.geometry).toBeNull();
	expect(notes).toEqual([
		'The type "x" is not known, so it became unknown; the mapping can say what it stands for.'
	]);
});

test('a record without an id keeps the same one wherever it stands in the file', async () => {
	const first = await readAll(csv, fileOf('x.csv', 'title,date\na,2030-01-01\nb,2030-01-02\n'));
	const second = await readAll(csv, fileOf('x.csv', 'title,date\nb,2030-01-02\na,2030-01-01\n'));
	expect(first.incidents.map(({ id }) => id).sort()).toEqual(
		second.incidents.map(({ id }) => id).sort()
	);
	expect(new Set(first.incidents.map(({ id }) => id)).size).toBe(2);
});

test('tags are taken out of a note, and what is less or more stays', async () => {
	const text =
		'title,note\na,<p>Two <b class="x">cars</b><br/>burnt</p>\nb,<5 dead and 7 > 3 hurt\n';
	const { incidents } = await readAll(csv, fileOf('x.csv', text));
	expect(incidents.map(({ note }) => note)).toEqual(['Two cars burnt', '<5 dead and 7 > 3 hurt']);
});

test('the id of a group keeps the letters under its accents', async () => {
	const text = 'title,perpetrator\na,Armée de libération\nb,Armee de liberation\n';
	const { groups } = await readAll(csv, fileOf('x.csv', text));
	const [first = '', second = ''] = groups.map(({ id }) => id);
	expect(first).toMatch(/:actor:armee-de-liberation~/);
	expect(second).toMatch(/:actor:armee-de-liberation~/);
	expect(first).not.toBe(second);
});

test('figures may be ranges and least numbers', async () => {
	const text = 'title,killed\na,3-5\nb,7+\nc,"1,200"\nd,?\ne,9 to 4\nf,-1\n';
	const { incidents, rejections } = await readAll(csv, fileOf('x.csv', text));
	expect(
		incidents.map(({ casualties }) => casualties.map(({ low, best, high }) => [low, best, high]))
	).toEqual([[[3, null, 5]], [[7, null, null]], [[null, 1200, null]], []]);
	expect(rejections.map(({ record, field }) => [record, field])).toEqual([
		['', 'casualties'],
		['', 'killed']
	]);
});

test('crowds, civilians and whom nobody could name are no groups', async () => {
	const text =
		'title,perpetrator\na,Unknown armed men\nb,unidentified gunmen;The Knowns\nc,Civilians (Taraz)\nd,??\n';
	const { incidents, groups } = await readAll(csv, fileOf('x.csv', text));
	expect(groups.map(({ name }) => name)).toEqual(['The Knowns']);
	expect(incidents.map(({ attributions }) => attributions.length)).toEqual([0, 1, 0, 0]);
});

test('columns that hold no numbers are not taken for coordinates', () => {
	const mapping = guessMapping(['x', 'y', 'lat', 'lon'], [['a', 'b', '10', '20']]);
	expect(formatMapping(mapping)).toBe('longitude = lon, latitude = lat');
});

test('the order of ambiguous dates is taken from those that tell', () => {
	expect(guessMapping(['date'], [['03/04/2030'], ['03/14/2030']]).dateOrder).toBe('month first');
	expect(guessMapping(['date'], [['03/04/2030'], ['23/04/2030']]).dateOrder).toBe('day first');
});

test('a broken mapping file says all that is wrong with it', () => {
	expect(() => parseMapping('{"columns":{"titel":"A"},"dateOrder":"x"}', 'm.json')).toThrow(
		/m\.json is no mapping: .*titel.*dateOrder/s
	);
	expect(() => parseMapping('{', 'm.json')).toThrow(/m\.json is no JSON/);
});

test('a mapping that names a column which is not there is refused with those that are', async () => {
	const mapping = given({ columns: { title: 'Headline' } });
	expect(await sentenceOf(readAll(csv, fileOf('x.csv', 'a,b\n1,2\n'), { mapping }))).toBe(
		'x.csv has no column "Headline", which the mapping names; it has a, b.'
	);
});

test('a table in which nothing can be recognised asks for a mapping', async () => {
	expect(await sentenceOf(readAll(csv, fileOf('x.csv', 'a,b\n1,2\n')))).toContain(
		'a mapping file can say'
	);
});

const cell = (text: string, at: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const workbook = (rows: string, more: Record<string, Uint8Array> = {}) =>
	zipSync({
		'[Content_Types].xml': strToU8(
			'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
		),
		'xl/workbook.xml': strToU8(
			'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
		),
		'xl/_rels/workbook.xml.rels': strToU8(
			'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
		),
		'xl/worksheets/sheet1.xml': strToU8(
			`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
		),
		...more
	});

test('the first sheet of a workbook is a table like any other', async () => {
	const rows = `<row r="1">${cell('title', 'A1')}${cell('date', 'B1')}${cell('killed', 'C1')}</row><row r="2">${cell('Shots', 'A2')}${cell('2030-01-31', 'B2')}<c r="C2"><v>6</v></c></row>`;
	const { incidents } = await readAll(xlsx, fileOf('x.xlsx', workbook(rows)));
	expect(incidents).toHaveLength(1);
	expect(incidents[0]).toMatchObject({ title: 'Shots', period: { earliest: '2030-01-31' } });
	expect(incidents[0]?.casualties[0]?.best).toBe(6);
});

test('a workbook of a known dataset is recognised and read as one, long ids with all their digits', async () => {
	const names = ['eventid', 'iyear', 'imonth', 'iday', 'attacktype1', 'nkill'];
	const values = ['203001010001', '2030', '1', '1', '3', '4'];
	const at = (index: number, row: number) => `${'ABCDEF'[index]}${row}`;
	const header = names.map((name, index) => cell(name, at(index, 1))).join('');
	const row = values.map((value, index) => `<c r="${at(index, 2)}"><v>${value}</v></c>`).join('');
	const file = fileOf('x.xlsx', workbook(`<row r="1">${header}</row><row r="2">${row}</row>`));
	const format = recogniseFormat(await takeSample(file));
	expect(format.id).toBe('gtd');
	const { incidents } = await readAll(format, file);
	expect(incidents).toMatchObject([{ id: 'made-up:203001010001', type: 'bombing' }]);
});

test('a workbook that declares entities is not opened', async () => {
	const bomb = { 'xl/styles.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><styleSheet/>') };
	const sentence = await sentenceOf(readAll(xlsx, fileOf('x.xlsx', workbook('', bomb))));
	expect(sentence).toBe('x.xlsx declares entities in xl/styles.xml; it is not opened.');
});
