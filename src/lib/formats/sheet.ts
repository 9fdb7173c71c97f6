import { headOf } from './bytes.ts';
import { readDelimited } from './delimited.ts';
import type { Cells, TableOptions } from './delimited.ts';
import { FormatError } from './format.ts';
import type { ImportFile } from './format.ts';
import { nameColumns } from './header.ts';
import { isZip } from './magic.ts';
import { readWorkbook } from './workbook.ts';

/** Most characters of a cell. */
export const MOST_CELL = 1_000_000;

/** How the fault of a row begins within which the file ends: what would follow it is missing, too. */
export const CUT_OFF = 'the file ends within this row';

/** A row below the header. */
export interface Row {
	/** From 1; the header is line 1 where nothing stands above it. */
	line: number;
	/** As many as there are columns. */
	cells: string[];
	/** Why the row cannot be read by its columns; null where it can. */
	fault: string | null;
}

/** A table that is read as it goes. */
export interface Table {
	headers: string[];
	/** What is to be said of the whole file; complete only after the last row. */
	notes: string[];
	rows: AsyncIterable<Row>;
}

const isBlank = (cells: string[]): boolean => cells.every((cell) => !cell.trim());

/** Opens delimited text or the first sheet of a workbook, whatever the file is called. */
export async function openTable(file: ImportFile, options: TableOptions = {}): Promise<Table> {
	const notes: string[] = [];
	const records = isZip(await headOf(file, 4))
		? readWorkbook(file)
		: readDelimited(file, options, notes);
	for (;;) {
		const first = await records.next();
		if (first.done) throw new FormatError(`${file.name} is empty.`);
		if (isBlank(first.value.cells)) continue;
		const named = nameColumns(first.value.cells, file.name);
		notes.push(...named.notes);
		return { headers: named.headers, notes, rows: rowsOf(records, named.headers.length) };
	}
}

async function* rowsOf(records: AsyncIterable<Cells>, columns: number): AsyncGenerator<Row> {
	for await (const { line, cells, unfinished } of records) {
		if (isBlank(cells)) continue;
		const fault = faultOf(cells, columns, unfinished);
		while (cells.length < columns) cells.push('');
		yield { line, cells, fault };
	}
}

function faultOf(cells: string[], columns: number, unfinished: boolean): string | null {
	if (cells.length > columns && !isBlank(cells.slice(columns)))
		return `the row has ${cells.length} cells and the header ${columns}: a separator or a quote is wrong`;
	if (cells.length < columns && unfinished)
		return `${CUT_OFF}, after ${cells.length} of ${columns} cells`;
	if (cells.some((cell) => cell.length > MOST_CELL))
		return `a cell has more than ${MOST_CELL / 1_000_000} million characters`;
	return null;
}
