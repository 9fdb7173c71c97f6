// The rows of a table of one dataset, read by the names of their columns.
import type { Incident } from '../domain/incident.ts';
import { fileNotes, readRecords } from './desk.ts';
import type { Desk, Raw } from './desk.ts';
import { FormatError } from './format.ts';
import type { ImportFile, Reading, ReadOptions } from './format.ts';
import { findColumns } from './header.ts';
import { openTable } from './sheet.ts';
import type { Table } from './sheet.ts';
import { plainText } from './text.ts';

/** A row, its cells by the keys of a layout. */
export interface Line<Key extends string> {
	/** The cell, without blanks around it; empty where the table has no such column. */
	text(key: Key): string;
	/** The name of the column in this file, for reports. */
	field(key: Key): string;
	has(key: Key): boolean;
	/** All cells that hold something, by the names of their columns, but for those left out. */
	codes(without?: Key[]): Record<string, string>;
	cells: string[];
}

/** What a dataset's table looks like and what a row of it says. */
export interface Layout<Key extends string> {
	label: string;
	/** Names of each column, plain (lower case, underscores), the best one first. */
	columns: Record<Key, string[]>;
	/** Of each list, a table must have at least one column. */
	needs: Key[][];
	id(line: Line<Key>): string;
	read(line: Line<Key>, desk: Desk, options: ReadOptions): Incident;
}

/** Reads a table of a known layout. */
export async function* readLayout<Key extends string>(
	layout: Layout<Key>,
	file: ImportFile,
	options: ReadOptions
): AsyncGenerator<Reading> {
	const { separator, encoding } = options.mapping ?? {};
	const table = await openTable(file, { separator, encoding });
	const places = findColumns(table.headers, layout.columns);
	for (const keys of layout.needs)
		if (keys.every((key) => places[key] < 0))
			throw new FormatError(
				`${file.name} is no ${layout.label} table: it has no column ${keys.map((key) => layout.columns[key][0]).join(' or ')}.`
			);
	yield* readRecords(raws(table, layout, places, options));
	yield* fileNotes(table.notes);
}

async function* raws<Key extends string>(
	{ headers, rows }: Table,
	layout: Layout<Key>,
	places: Record<Key, number>,
	options: ReadOptions
): AsyncGenerator<Raw> {
	for await (const row of rows) {
		const line = lineOf(headers, places, row.cells);
		yield {
			line: row.line,
			name: layout.id(line).slice(0, 100),
			fault: row.fault,
			read: (desk) => layout.read(line, desk, options)
		};
	}
}

/** A row's cells by the keys of a layout. */
export function lineOf<Key extends string>(
	headers: string[],
	places: Record<Key, number>,
	cells: string[]
): Line<Key> {
	return {
		cells,
		text: (key) => plainText(cells[places[key]] ?? ''),
		field: (key) => headers[places[key]] ?? key,
		has: (key) => places[key] >= 0,
		codes(without = []) {
			const left = new Set(without.map((key) => places[key]));
			const codes: Record<string, string> = {};
			for (let column = 0; column < headers.length; column++) {
				const cell = cells[column];
				if (!cell || left.has(column)) continue;
				const text = plainText(cell);
				if (text) codes[headers[column] ?? ''] = text;
			}
			return codes;
		}
	};
}
