import { gzipSync, strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fileOf } from './bytes.ts';
import { csv } from './csv.ts';
import type { ImportFile } from './format.ts';
import { fixture, readAll, sentenceOf } from './fixtures/read.ts';
import { geojson } from './geojson.ts';
import { formatNamed, formats, recogniseFormat } from './index.ts';
import { takeSample } from './sample.ts';
import { ucdp } from './ucdp.ts';

const recognise = async (file: ImportFile) => recogniseFormat(await takeSample(file)).id;
const header = 'id,type_of_violence,date_start,best';
const rows = (count: number) =>
	Array.from({ length: count }, (_, index) => `${index + 1},1,2030-01-01,2`).join('\n');
const sentence = (content: string | Uint8Array) =>
	sentenceOf(readAll(ucdp, fileOf('x.csv', content)));

test.each([
	['ucdp.csv', 'ucdp'],
	['ucdp-reduced.csv', 'ucdp'],
	['acled.csv', 'acled'],
	['acled-old.csv', 'acled'],
	['gtd.csv', 'gtd'],
	['timemap.json', 'timemap'],
	['plain.tsv', 'csv'],
	['plain.geojson', 'geojson'],
	['plain.kml', 'kml']
])('%s is recognised as %s by what it holds', async (name, id) => {
	expect(await recognise(fixture(name))).toBe(id);
});

test('a format that does not exist is refused with those that do', () => {
	expect(() => formatNamed('shp')).toThrow(
		'there are atlas, ucdp, acled, gtd, timemap, geojson, kml, xlsx, csv'
	);
});

test.each([
	['a PDF', '%PDF-1.7 stream'],
	['binary data, not text', new Uint8Array(1000)],
	[
		'UTF-16 text without its mark (save it as UTF-8)',
		Buffer.from('id,title\n1,Attack\n', 'utf16le')
	],
	['a FlatGeobuf file', 'fgb\u0003fgb\u0000'],
	['a PNG picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
	['a ZIP archive', zipSync({ 'a.txt': strToU8('a') })],
	['binary data, not text', new Uint8Array([1, 0, 0, 0, 2, 3, 0, 0, 9])],
	['a SQLite database', 'SQLite format 3\0 and more']
])('%s renamed .csv is named for what it is', async (what, content) => {
	const file = fileOf('x.csv', content);
	expect(await sentenceOf(recognise(file))).toContain(`x.csv is ${what};`);
	expect(await sentence(content)).toContain(
		what.startsWith('a ZIP') ? 'ZIP archive' : `x.csv is ${what}`
	);
});

test('a web page saved as a table is named', async () => {
	expect(
		await sentenceOf(recognise(fileOf('x.csv', '<!DOCTYPE html><html>Log in</html>')))
	).toContain('a web page');
});

test.each([
	['one line without end', 'x'.repeat(100_000), 'begins with a line of more than 65536 bytes'],
	[
		'a workbook that holds none',
		zipSync({ 'xl/workbook.xml': strToU8('a') }),
		'a workbook that cannot be read'
	]
])(
	'a table that is none for having %s says so, not that it is of no known kind',
	async (_, content, why) => {
		const said = await sentenceOf(recognise(fileOf('x.csv', content)));
		expect(said).toContain(why);
		expect(said).not.toContain('expected UCDP');
	}
);

test.each(['{"type":"Feature","id":1}\n{"type":"Feature","id":2}\n', '\u001e{"type":"Feature"}\n'])(
	'features a line are refused with what is read instead: %j',
	async (content) => {
		expect(await sentenceOf(recognise(fileOf('x.geojsonl', content)))).toBe(
			'x.geojsonl holds one GeoJSON feature a line; expected all in one FeatureCollection, as ogr2ogr -f GeoJSON makes it.'
		);
	}
);

test.each([
	['nothing', ''],
	['only blanks', ' \n \r\n'],
	['only a mark', '\ufeff']
])('a file of %s is empty', async (_, content) => {
	expect(await sentence(content)).toBe('x.csv is empty.');
});

test('a header without rows gives nothing and no fault', async () => {
	expect(await readAll(ucdp, fileOf('x.csv', header))).toMatchObject({
		incidents: [],
		rejections: []
	});
});

test('a table of another kind is refused by the column that is missing', async () => {
	expect(await sentence('a,b\n1,2\n')).toBe('x.csv is no UCDP GED table: it has no column id.');
});

test('a file that is cut off within a quoted cell says where', async () => {
	expect(await sentence(`${header}\n${rows(3)}\n4,"1`)).toContain(
		'x.csv ends on line 5 inside a quoted cell'
	);
});

test('a row within which the file ends is rejected, whole rows before it are not', async () => {
	const { incidents, rejections } = await readAll(
		ucdp,
		fileOf('x.csv', `${header}\n${rows(3)}\n4,1`)
	);
	expect(incidents).toHaveLength(3);
	expect(rejections).toMatchObject([
		{ line: 5, reason: 'the file ends within this row, after 2 of 4 cells' }
	]);
});

test('a row with a separator too many is rejected, for its cells may have moved', async () => {
	const { rejections } = await readAll(ucdp, fileOf('x.csv', `${header}\n1,1,2030-01-01,2,5\n`));
	expect(rejections[0]?.reason).toContain('5 cells and the header 4');
});

test('gzip is unpacked, cut off gzip and gzip bombs are refused', async () => {
	const packed = gzipSync(strToU8(`${header}\n${rows(2000)}`));
	expect((await readAll(ucdp, fileOf('x.csv.gz', packed))).incidents).toHaveLength(2000);
	expect(await sentence(packed.subarray(0, packed.length - 200))).toContain('damaged or cut off');
	const bomb = fileOf('x.geojson.gz', gzipSync(new Uint8Array(20_000_000)));
	expect(await sentenceOf(readAll(geojson, bomb))).toContain('more than 100 times its size');
});

test(
	'200 MB of one line are refused before they fill the memory',
	{ timeout: 60_000 },
	async () => {
		const chunk = new Uint8Array(1_000_000).fill(97);
		let served = 0;
		const endless: ImportFile = {
			name: 'x.csv',
			async *open() {
				for (served = 0; served < 200; served++) yield await Promise.resolve(chunk);
			}
		};
		expect(await sentenceOf(readAll(ucdp, endless))).toBe(
			'x.csv has a line of more than 8 million characters; no table is written so.'
		);
		expect(served).toBeLessThan(30);
	}
);

test(
	'a quote that is never closed is refused, not swallowed with the rest of the file',
	{ timeout: 60_000 },
	async () => {
		const long = `${header}\n1,"1,2030-01-01,2\n${rows(500_000)}`;
		expect(await sentence(long)).toContain('a closing quote is missing');
	}
);

test('a cell of more than a million characters is one rejected row', async () => {
	const { incidents, rejections } = await readAll(
		ucdp,
		fileOf('x.csv', `${header}\n${'9'.repeat(1_000_001)},1,2030-01-01,2\n2,1,2030-01-01,2\n`)
	);
	expect(incidents).toHaveLength(1);
	expect(rejections[0]?.reason).toContain('a cell has more than 1 million characters');
});

test('10,000 columns are refused in a sentence that names the first, before the format is known too', async () => {
	const wide = Array.from({ length: 10_000 }, (_, index) => `column number ${index}`).join(',');
	const said =
		'x.csv has more than 1000 columns (column number 0, column number 1, column number 2, column number 3, column number 4, …); at most 1000 are read. Is its separator right?';
	expect(await sentence(`${wide}\n`)).toBe(said);
	expect(await sentenceOf(takeSample(fileOf('x.csv', `${wide}\n1,2\n`)))).toBe(said);
});

test('columns called __proto__ and constructor are data like any other', async () => {
	const text = `${header},__proto__,constructor,toString,best\n1,1,2030-01-01,2,polluted,x,y,9\n`;
	const { incidents, notes } = await readAll(ucdp, fileOf('x.csv', text));
	expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	expect(Object.getPrototypeOf(incidents[0]?.codes)).toBe(Object.prototype);
	expect(incidents[0]?.codes).toMatchObject({
		'column __proto__': 'polluted',
		'column constructor': 'x',
		toString: 'y',
		'best (2)': '9'
	});
	expect(incidents[0]?.casualties[0]?.best).toBe(2);
	expect(notes).toHaveLength(3);
});

const table = (text: string) => readAll(csv, fileOf('x.csv', strToU8(text)));

test.each([
	['comma', 'title,date\na,2030-01-01'],
	['semicolon', 'title;date\na;2030-01-01'],
	['tab', 'title\tdate\na\t2030-01-01'],
	['bar', 'title|date\na|2030-01-01'],
	['a declared one', 'sep=^\ntitle^date\na^2030-01-01'],
	['a declared one after a mark', '\ufeffsep=;\r\ntitle;date\r\na;2030-01-01\r\n'],
	['semicolon, commas inside', 'title;date;note\na;2030-01-01;"b, c, d, e"'],
	['old Mac line ends', 'title,date\ra,2030-01-01\r']
])('the separator is found: %s', async (_, text) => {
	const { incidents } = await table(text);
	expect(incidents).toMatchObject([{ title: 'a', period: { earliest: '2030-01-01' } }]);
});

test('lines are counted with the declaration of a separator', async () => {
	const { lines } = await table('sep=;\ntitle;date\na;2030-01-01\n\nb;2030-01-01\n');
	expect(lines).toEqual([3, 5]);
});

const encoded = async (bytes: Uint8Array) => {
	const { incidents, notes } = await readAll(csv, fileOf('x.csv', bytes));
	return [incidents[0]?.title, notes.filter((note) => !note.startsWith('Columns'))];
};

test('UTF-8, UTF-16 and windows-1252 are told apart', async () => {
	const text = 'title,date\nĖlà Ж “q”,2030-01-01\n';
	expect(await encoded(Buffer.from(text))).toEqual(['Ėlà Ж “q”', []]);
	expect(await encoded(Buffer.from('\ufeff' + text, 'utf16le'))).toEqual(['Ėlà Ж “q”', []]);
	expect(await encoded(Buffer.from('\ufeff' + text, 'utf16le').swap16())).toEqual([
		'Ėlà Ж “q”',
		[]
	]);
	const [title, notes] = await encoded(
		Buffer.from('title,date\n\x93\xe9\x94,2030-01-01\n', 'latin1')
	);
	expect(title).toBe('“é”');
	expect(notes).toEqual(['The file is not UTF-8; it was read as windows-1252 (ISO-8859-1).']);
});

test('a stray byte in a file of UTF-8 does not spoil the rest', async () => {
	const bytes = Buffer.concat([
		Buffer.from('title,date\nЖ'),
		Buffer.from([0xe9]),
		Buffer.from('Ж,2030-01-01\n')
	]);
	expect(await encoded(bytes)).toEqual([
		'ЖéЖ',
		['Most of the file is UTF-8; bytes that are not were read as windows-1252.']
	]);
});

test('every format names a file of another kind in one sentence', async () => {
	for (const format of formats)
		for (const content of ['', '%PDF-1.7', '{"a":', '<a>', '[]x', '\0\0\0', 'a'])
			expect(await sentenceOf(readAll(format, fileOf('x', content))), format.id).toMatch(
				/^x[: ].*\.$/s
			);
});
