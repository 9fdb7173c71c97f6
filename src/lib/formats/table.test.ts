import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTable } from './table.ts';
import { columnsOf, formatTemplate, SHEET_NAMES, sheetWith } from './template.ts';

const read = (text: string) => readTable(text, 'sheet.csv');
const cells = (text: string) => read(text).rows.map((row) => row.cells);

test.each([
	[',', 'id,title\na,"b, c"\n'],
	[';', 'id;title\na;b, c\n'],
	['\t', 'id\ttitle\na\tb, c\n']
])('reads cells parted by %j, with or without a byte order mark', (delimiter, text) => {
	for (const start of ['', '\ufeff']) {
		expect(read(start + text).delimiter).toBe(delimiter);
		expect(cells(start + text)).toEqual([{ id: 'a', title: 'b, c' }]);
	}
});

test('obeys a leading sep= line and still counts rows as a spreadsheet does', () => {
	const table = read('sep=;\r\nid;title\r\na;b\r\n');
	expect(table.rows).toEqual([{ number: 3, cells: { id: 'a', title: 'b' } }]);
});

test('leaves out empty rows and rows that begin with #, and keeps the numbers of the others', () => {
	const table = read('id,title\n# an example,x\n,\na,b\n');
	expect(table.rows.map(({ number }) => number)).toEqual([4]);
});

test('tells of a row with more cells than the header, and of a column that stands twice', () => {
	expect(read('id,title\na,b,c\n').faults).toEqual([
		{
			file: 'sheet.csv',
			record: 'row 2',
			field: '',
			found: '3 cells',
			expected: '2, as the header has'
		}
	]);
	expect(read('id,id\na,b\n').faults).toMatchObject([{ record: 'row 1', field: 'id' }]);
});

test('tells of a quote that never closes', () => {
	expect(read('id,title\n"a,b\n').faults).toMatchObject([{ expected: 'a CSV file' }]);
});

test('reads or refuses any text, and never throws', () => {
	const soup = fc.array(
		fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r\n', '#', 'sep=', '\ufeff', '__proto__', ' ')
	);
	fc.assert(
		fc.property(soup, (parts) => {
			const table = read(parts.join(''));
			for (const row of table.rows) expect(row.number).toBeGreaterThan(1);
			expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
		}),
		{ numRuns: 1000 }
	);
}, 60_000);

test.each(SHEET_NAMES)(
	'the template of %s has every column once, is known by them and has no row that would be read',
	(sheet) => {
		const table = read(formatTemplate(sheet));
		expect(table.columns).toEqual(columnsOf(sheet));
		expect(sheetWith([...table.columns].reverse())).toBe(sheet);
		expect([table.rows, table.faults]).toEqual([[], []]);
	}
);

test.each(SHEET_NAMES)('docs/data.md explains every column of the template of %s', (sheet) => {
	const page = readFileSync('docs/data.md', 'utf8');
	expect(columnsOf(sheet).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
