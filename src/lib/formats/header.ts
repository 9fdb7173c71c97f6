import { FormatError } from './format.ts';
import { lineText } from './text.ts';

/** Most columns of a table. */
export const MOST_COLUMNS = 1000;

const FIRST_NAMED = 5;

/** A table with more columns than are read; it may be cut off, so that how many is not said. */
export class TooWide extends FormatError {
	constructor(file: string, cells: readonly string[]) {
		const first = cells.slice(0, FIRST_NAMED).map((cell) => lineText(cell).slice(0, 40));
		super(
			`${file} has more than ${MOST_COLUMNS} columns (${first.join(', ')}, …); at most ${MOST_COLUMNS} are read. Is its separator right?`
		);
	}
}

// Such names would reach into the program wherever a record becomes an object.
const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype']);

/** A column's name for comparing: lower case, one underscore for spaces and marks. */
export const plainName = (name: string): string =>
	name
		.trim()
		.toLowerCase()
		.replace(/[\s._-]+/g, '_');

/** The names of a table's columns, each once, and what had to be said of them. */
export function nameColumns(cells: string[], file: string): { headers: string[]; notes: string[] } {
	if (cells.length > MOST_COLUMNS) throw new TooWide(file, cells);
	const notes: string[] = [];
	const taken = new Set<string>();
	const headers = cells.map((cell, index) => {
		const trimmed = cell.replace(/\s+/g, ' ').trim().slice(0, 200);
		let name = DANGEROUS.has(trimmed.toLowerCase()) ? `column ${trimmed}` : trimmed;
		if (!name) name = `column ${index + 1}`;
		const first = name;
		for (let again = 2; taken.has(plainName(name)); again++) name = `${first} (${again})`;
		if (trimmed && name !== trimmed)
			notes.push(`The column ${JSON.stringify(trimmed)} is kept as ${JSON.stringify(name)}.`);
		taken.add(plainName(name));
		return name;
	});
	return { headers, notes };
}

/** Where each column stands: the first of its names that the table has, -1 where it has none. */
export function findColumns<Key extends string>(
	headers: string[],
	names: Record<Key, string[]>
): Record<Key, number> {
	const places = new Map(headers.map((header, index) => [plainName(header), index]));
	const found = Object.entries<string[]>(names).map(([key, options]) => [
		key,
		options.map((option) => places.get(option)).find((place) => place !== undefined) ?? -1
	]);
	return Object.fromEntries(found) as Record<Key, number>;
}
