// All tables as an Excel workbook (Office Open XML), packed while they are read: a sheet a table, then what the columns
// mean and whose data it is. Texts stand in their cells, since a table of shared texts would have to be kept whole.
// https://ecma-international.org/publications-and-standards/standards/ecma-376/
import { Zip, ZipDeflate } from 'fflate';
import { dayNumber } from '../../domain/period.ts';
import { guarded } from './csv.ts';
import type { About, Cell, Column, Export, Table, Write } from './table.ts';
import { element } from './xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TIES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KINDS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Letters that Excel takes in a cell. */
const MOST_LETTERS = 32_767;
/** The styles of styles.xml. */
const [NAME, DAY] = [1, 2];
/** Days of Excel's calendar at 1970-01-01; before 1 March 1900 it counts a day that never was. */
const EPOCH = 25_569;
const FIRST_DAY = '1900-03-01';

/** What would be read as a sign written by its number stands for itself. */
const escaped = (text: string) => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
const textOf = (text: string) =>
	element('t', escaped(guarded(text).slice(0, MOST_LETTERS)), { 'xml:space': 'preserve' });

/** The letters of a column, A for the first. */
function lettersOf(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : lettersOf(Math.floor(index / 26) - 1) + letter;
}

function createRows(columns: readonly Pick<Column, 'type'>[]) {
	const letters = columns.map((_, index) => lettersOf(index));
	let row = 0;
	return (cells: readonly Cell[], style = 0): string => {
		row++;
		const written = cells.map((cell, index) => {
			if (cell === null || cell === '') return '';
			const at = `r="${letters[index]}${row}"`;
			if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
			if (!style && columns[index]?.type === 'date' && cell >= FIRST_DAY)
				return `<c ${at} s="${DAY}"><v>${dayNumber(cell) + EPOCH}</v></c>`;
			return `<c ${at}${style ? ` s="${style}"` : ''} t="inlineStr"><is>${textOf(cell)}</is></c>`;
		});
		return `<row r="${row}">${written.join('')}</row>`;
	};
}

async function* sheetOf({ columns, lines }: Table, signal: AbortSignal): AsyncGenerator<string> {
	const row = createRows(columns);
	yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
	yield row(
		columns.map(({ name }) => name),
		NAME
	);
	for await (const { cells } of lines(signal)) yield row(cells);
	yield '</sheetData></worksheet>';
}

/** A small table of texts as one that is read like the others. */
const wordsTable = (
	name: string,
	names: readonly string[],
	rows: readonly (readonly string[])[]
): Table => ({
	...{ name, title: name, about: '', isPlaced: false, count: rows.length },
	columns: names.map((each) => ({ name: each, about: '', type: 'string' })),
	async *lines() {
		for (const cells of rows) yield await Promise.resolve({ cells, geometry: null, mark: '' });
	}
});

const aboutRows = ({ title, address, snapshot, day, ...about }: About) => [
	['title', title],
	['address', address],
	['snapshot', snapshot],
	['data of', day ?? ''],
	...about.licences.map((text) => ['licence', text]),
	...about.citations.map((text) => ['citation', text]),
	...[...about.left, ...about.notes].map((text) => ['note', text])
];

/** The tables, and two that say what they hold. */
export function sheetsOf({ about, tables }: Export): Table[] {
	const meanings = tables.flatMap(({ name, columns }) =>
		columns.map((column) => [name, column.name, column.type, column.about])
	);
	return [
		...tables,
		wordsTable('columns', ['sheet', 'column', 'type', 'means'], meanings),
		wordsTable('about', ['what', 'says'], aboutRows(about))
	];
}

function partsOf(names: readonly string[]): Record<string, string> {
	const each = (make: (name: string, n: number) => string) =>
		names.map((name, index) => make(name, index + 1)).join('');
	const tie = (id: string, type: string, target: string) =>
		`<Relationship Id="${id}" Type="${TIES}/${type}" Target="${target}"/>`;
	const ties = (all: string) =>
		`<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;
	const part = (name: string, kind: string) =>
		`<Override PartName="/xl/${name}.xml" ContentType="${KINDS}.${kind}+xml"/>`;
	return {
		'[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${each((_, n) => part(`worksheets/sheet${n}`, 'worksheet'))}</Types>`,
		'_rels/.rels': ties(tie('rId1', 'officeDocument', 'xl/workbook.xml')),
		'xl/_rels/workbook.xml.rels': ties(
			each((_, n) => tie(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`)) +
				tie(`rId${names.length + 1}`, 'styles', 'styles.xml')
		),
		'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${TIES}"><sheets>${each((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
		'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`
	};
}

/** All tables, what the columns mean, and whose data it is, as one workbook. */
export const writeXLSX: Write = async function* (made, signal) {
	const encoder = new TextEncoder();
	let packed: Uint8Array[] = [];
	const zip = new Zip((problem, chunk) => {
		if (problem) throw problem;
		packed.push(chunk);
	});
	const taken = () => {
		const chunks = packed;
		packed = [];
		return chunks;
	};
	const open = (name: string) => {
		const file = new ZipDeflate(name, { level: 4 });
		// The same export gives the same bytes, whenever it is made.
		file.mtime = '1980-01-01T00:00:00';
		zip.add(file);
		return file;
	};
	const sheets = sheetsOf(made);
	for (const [name, text] of Object.entries(partsOf(sheets.map((sheet) => sheet.name))))
		open(name).push(encoder.encode(HEAD + text), true);
	for (const [index, sheet] of sheets.entries()) {
		const file = open(`xl/worksheets/sheet${index + 1}.xml`);
		let text = '';
		for await (const piece of sheetOf(sheet, signal)) {
			text += piece;
			if (text.length < 16_384) continue;
			file.push(encoder.encode(text));
			text = '';
			yield* taken();
		}
		file.push(encoder.encode(text), true);
		yield* taken();
	}
	zip.end();
	yield* taken();
};
