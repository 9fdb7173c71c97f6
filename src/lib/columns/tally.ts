import type { Codes } from './dictionary.ts';
import { restOf } from './refine.ts';
import type { CodeKey, Table } from './table.ts';

/** A selection that holds more of the rows than this is counted by what it leaves out. */
const MOST = 0.65;
/** Up to so many codes, two tables are counted by turns, so that equal codes do not wait for each other. */
const FEW_CODES = 4096;

/** Rows of a table to be counted: themselves, or where they are most rows, those left out. */
export interface Counted {
	table: Table;
	rows: Uint32Array;
	isRest: boolean;
}

/** Makes rows of a table ready to be counted. */
export function countedOf(table: Table, rows: Uint32Array): Counted {
	if (rows.length === table.length) return { table, rows: new Uint32Array(0), isRest: true };
	const isRest = rows.length > table.length * MOST;
	return { table, rows: isRest ? restOf(rows, table.length) : rows, isRest };
}

function addUp(codes: Codes, size: number, rows: Uint32Array): Uint32Array {
	const counts = new Uint32Array(size);
	const paired = size <= FEW_CODES ? rows.length & ~1 : 0;
	if (paired) {
		const odd = new Uint32Array(size);
		for (let at = 0; at < paired; at += 2) {
			counts[codes[rows[at]!]!]!++;
			odd[codes[rows[at + 1]!]!]!++;
		}
		for (let code = 0; code < size; code++) counts[code]! += odd[code]!;
	}
	for (let at = paired; at < rows.length; at++) counts[codes[rows[at]!]!]!++;
	return counts;
}

/** By code of a column, how many of the rows have it. */
export function countCodes({ table, rows, isRest }: Counted, key: CodeKey): Uint32Array {
	const totals = table.totals[key];
	if (isRest && !rows.length) return totals;
	const counts = addUp(table.codes[key], totals.length, rows);
	if (isRest)
		for (let code = 0; code < counts.length; code++) counts[code] = totals[code]! - counts[code]!;
	return counts;
}
