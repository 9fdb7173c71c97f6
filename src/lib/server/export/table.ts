// What every format of an export is written from: tables of typed columns, read line by line.
import type { Geometry } from 'geojson';

/** What a cell holds; null is not known or not reported, never 0. */
export type Cell = string | number | null;

/** A column, the same in every format. */
export interface Column {
	name: string;
	/** One sentence. */
	about: string;
	type: 'string' | 'integer' | 'number' | 'date';
}

/** One record: its cells in the order of the columns, and where it can have been. */
export interface Line {
	cells: readonly Cell[];
	/** Null where it has no place on the map, and in a table that has no places at all. */
	geometry: Geometry | null;
	/** Which symbol stands for it: the type at the top of its own, or its kind. */
	mark: string;
}

/** A table of an export. */
export interface Table {
	name: string;
	title: string;
	about: string;
	columns: readonly Column[];
	/** Whether its lines can lie somewhere. */
	isPlaced: boolean;
	/** How many lines it has, as far as that is known beforehand. */
	count: number;
	/** All lines, read anew at every call; ends soon after the signal says so. */
	lines: (signal: AbortSignal) => AsyncIterable<Line>;
}

/** What an export says of itself, in every format. */
export interface About {
	title: string;
	/** The pinned view. */
	address: string;
	snapshot: string;
	/** ISO day of the data; null where it is not known. */
	day: string | null;
	/** The view itself, its datasets and its sources, a citation a line. */
	citations: string[];
	/** The licence of each dataset, in a sentence. */
	licences: string[];
	/** What matches and is not in the file, in sentences. */
	left: string[];
	/** What a reader has to know to read the tables, in sentences. */
	notes: string[];
}

/** An export: the first table is what was asked for, the others stand beside it in files that hold several. */
export interface Export {
	about: About;
	tables: readonly [Table, ...Table[]];
}

/** What writes an export in a format, piece by piece. */
export type Write = (made: Export, signal: AbortSignal) => AsyncIterable<string | Uint8Array>;

/** The place of a column in a table; throws where there is none. */
export function placeOf({ columns, name: table }: Table, name: string): number {
	const place = columns.findIndex((column) => column.name === name);
	if (place < 0) throw new Error(`The table ${table} has no column ${name}.`);
	return place;
}

/** Text that every format can hold: whole characters, none of those that XML forbids. */
export const plainText = (text: string): string =>
	text
		.toWellFormed()
		// eslint-disable-next-line no-control-regex -- XML 1.0 has no way to write these.
		.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
