// A table as CSV: RFC 4180, with a guard against cells that a spreadsheet would take for a formula.
// https://www.rfc-editor.org/rfc/rfc4180 · https://owasp.org/www-community/attacks/CSV_Injection
import type { Cell, Write } from './table.ts';

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text with an apostrophe before it where a spreadsheet would take it for a formula. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** A cell; numbers are never guarded, and null is an empty cell. */
export function formatCell(cell: Cell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	const text = guarded(cell);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of cells, with its end. */
export const lineOf = (cells: readonly Cell[]): string => `${cells.map(formatCell).join()}\r\n`;

/** The first table, with a line of names. */
export const writeCSV: Write = async function* ({ tables: [table] }, signal) {
	yield lineOf(table.columns.map(({ name }) => name));
	for await (const { cells } of table.lines(signal)) yield lineOf(cells);
};
