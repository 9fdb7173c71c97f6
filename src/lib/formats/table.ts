import { parse } from 'csv-parse/sync';
import type { Fault } from '../domain/fault.ts';

/** A row of a table: its number as a spreadsheet shows it, and its cells by column name. */
export interface Row {
	number: number;
	cells: Readonly<Record<string, string>>;
}

export interface Table {
	columns: string[];
	rows: Row[];
	/** What separates the cells; with ; or a tab a comma may be a decimal one. */
	delimiter: ',' | ';' | '\t';
	faults: Fault[];
}

const DELIMITERS = [',', ';', '\t'] as const;
const MOST_ROWS = 100_000;

/** The separator that the header line, outside of quotes, holds most of. */
function delimiterOf(header: string): Table['delimiter'] {
	const bare = header.replace(/"[^"]*"/g, '');
	const counts = DELIMITERS.map((mark) => bare.split(mark).length);
	return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * Reads a CSV with a header: comma, semicolon or tab, with or without a byte order mark or a leading
 * `sep=` line. Empty rows and rows whose first cell begins with # are left out.
 */
export function readTable(source: string, file: string): Table {
	const stated = /^\ufeff?sep=([,;\t])\r?\n/.exec(source);
	const text = source.slice(stated ? stated[0].length : 0).replace(/^\ufeff/, '');
	const delimiter =
		(stated?.[1] as Table['delimiter']) ?? delimiterOf(/^[^\r\n]*/.exec(text)?.[0] ?? '');
	const faults: Fault[] = [];
	const fault = (record: string, field: string, found: string, expected: string) =>
		faults.push({ file, record, field, found, expected });
	let lines: { record: string[]; info: { lines: number } }[] = [];
	try {
		lines = parse(text, {
			delimiter,
			info: true,
			relax_column_count: true,
			to: MOST_ROWS + 2,
			trim: true
		}) as unknown as typeof lines;
	} catch (problem) {
		fault('', '', problem instanceof Error ? problem.message : String(problem), 'a CSV file');
	}
	const columns = lines.shift()?.record ?? [];
	for (const [index, name] of columns.entries()) {
		if (columns.indexOf(name) !== index)
			fault('row 1', name, 'the column twice', 'each column once');
	}
	if (lines.length > MOST_ROWS) fault('', '', 'too many rows', `at most ${MOST_ROWS}`);

	const rows: Row[] = [];
	for (const [index, { record }] of lines.entries()) {
		if (record.every((cell) => cell === '') || record[0]?.startsWith('#')) continue;
		const number = index + 2 + (stated ? 1 : 0);
		if (record.length > columns.length) {
			const found = `${record.length} cells`;
			fault(`row ${number}`, '', found, `${columns.length}, as the header has`);
		}
		rows.push({
			number,
			cells: Object.fromEntries(columns.map((name, column) => [name, record[column] ?? '']))
		});
	}
	return { columns, rows, delimiter, faults };
}
