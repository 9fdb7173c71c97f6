// The rows of a table of one dataset, read by the names of their columns.
import type { Point } from 'geojson';
import type { Incident } from '../domain/incident.ts';
import type { Attribution, Evidence, Figure, Location, Period } from '../domain/schema.ts';
import { fileNotes, readRecords } from './desk.ts';
import type { Desk, Raw } from './desk.ts';
import { FormatError } from './format.ts';
import type { ImportFile, Reading, ReadOptions } from './format.ts';
import { findColumns } from './header.ts';
import { recordId } from './identity.ts';
import { evidenceOf, incidentOf, titleOf } from './parts.ts';
import { openTable } from './sheet.ts';
import type { Table } from './sheet.ts';
import { MOST_NOTE, paragraphText, plainText } from './text.ts';

/** A cell and the name of its column in this file, for reports. */
export interface Cell {
	text: string;
	field: string;
}

/** A row, its cells by the keys of a layout. */
export interface Line<Key extends string> {
	/** The cell, without blanks around it; empty where the table has no such column. */
	text(key: Key): string;
	/** The name of the column in this file, for reports. */
	field(key: Key): string;
	/** Both. */
	cell(key: Key): Cell;
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
	/** The dataset's own id of the record. */
	id(line: Line<Key>): Cell;
	/** Id of a type of the taxonomy. */
	type(line: Line<Key>, desk: Desk): string;
	when(line: Line<Key>, evidence: Evidence[]): Period;
	where(line: Line<Key>, evidence: Evidence[], desk: Desk): Placed;
	casualties(line: Line<Key>, evidence: Evidence[], desk: Desk): Figure[];
	attributions(
		line: Line<Key>,
		desk: Desk,
		options: ReadOptions,
		evidence: Evidence[]
	): Attribution[];
	/** The title; left out: made of type and place. */
	title?(line: Line<Key>): string;
	/** How many occurrences it stands for, null where several; left out: one. */
	occurrences?(line: Line<Key>): number | null;
	/** Takes out of a text what was put into it for spreadsheets. */
	plain?(text: string): string;
	/** The column of the dataset's own words, which become the note and are not kept among the codes. */
	note?: Key;
}

/** Where a record lies, and the names that its title gives. */
interface Placed {
	location: Location;
	geometry: Point | null;
	name: string;
	country: string;
}

/** What a row says; refuses what cannot be true. */
function incidentIn<Key extends string>(
	layout: Layout<Key>,
	line: Line<Key>,
	desk: Desk,
	options: ReadOptions
): Incident {
	const original = layout.id(line);
	const id = recordId(options.dataset, original.text, original.field);
	const evidence = evidenceOf(options, original.text);
	const type = layout.type(line, desk);
	const { location, geometry, name, country } = layout.where(line, evidence, desk);
	const words = layout.note === undefined ? '' : line.text(layout.note);
	const note = layout.plain?.(words) ?? words;
	if (note.length > MOST_NOTE) desk.note(`Its note was cut to ${MOST_NOTE} characters.`);
	return incidentOf(options, {
		id,
		title: layout.title?.(line) || titleOf(type, name, country),
		...(layout.occurrences && { occurrences: layout.occurrences(line) }),
		type,
		period: layout.when(line, evidence),
		location,
		geometry,
		casualties: layout.casualties(line, evidence, desk),
		attributions: layout.attributions(line, desk, options, evidence),
		...(note && { note: paragraphText(note) }),
		evidence,
		codes: line.codes(layout.note === undefined ? [] : [layout.note])
	});
}

/** Reads a table of a known layout. */
export async function* readLayout<Key extends string>(
	layout: Layout<Key>,
	file: ImportFile,
	options: ReadOptions
): AsyncGenerator<Reading> {
	const { separator, encoding } = options.mapping ?? {};
	yield* readRows(layout, await openTable(file, { separator, encoding }), file.name, options);
}

/** The same of rows that stand in a file of another kind. */
export async function* readRows<Key extends string>(
	layout: Layout<Key>,
	table: Table,
	file: string,
	options: ReadOptions
): AsyncGenerator<Reading> {
	const places = findColumns(table.headers, layout.columns);
	for (const keys of layout.needs)
		if (keys.every((key) => places[key] < 0))
			throw new FormatError(
				`${file} is no ${layout.label} table: it has no column ${keys.map((key) => layout.columns[key][0]).join(' or ')}.`
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
			name: layout.id(line).text.slice(0, 100),
			fault: row.fault,
			read: (desk) => incidentIn(layout, line, desk, options)
		};
	}
}

/** A row's cells by the keys of a layout. */
export function lineOf<Key extends string>(
	headers: string[],
	places: Record<Key, number>,
	cells: string[]
): Line<Key> {
	const text = (key: Key) => plainText(cells[places[key]] ?? '');
	const field = (key: Key) => headers[places[key]] ?? key;
	return {
		cells,
		text,
		field,
		cell: (key) => ({ text: text(key), field: field(key) }),
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
