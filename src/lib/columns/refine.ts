// Predicates over columns. Each keeps, in place, those of the first `count` rows that pass, and returns how
// many they are. No branch depends on the data (a test is a sign bit or a table): a branch that is taken at
// random costs more than twice as much.
import type { Codes } from './dictionary.ts';

/** Fills rows with runs given as from, to, from, to, …. */
export function fillRuns(rows: Uint32Array, runs: readonly number[]): number {
	let count = 0;
	for (let at = 0; at < runs.length; at += 2)
		for (let row = runs[at]!; row < runs[at + 1]!; row++) rows[count++] = row;
	return count;
}

/** Rows of a run whose interval overlaps a closed one of days, put after the first `count`. */
export function scanPeriod(
	earliest: Int32Array,
	latest: Int32Array,
	[start, end]: readonly [number, number],
	[from, to]: readonly [number, number],
	rows: Uint32Array,
	count: number
): number {
	for (let row = start; row < end; row++) {
		rows[count] = row;
		count = (count + 1 + (((to - earliest[row]!) | (latest[row]! - from)) >> 31)) | 0;
	}
	return count;
}

/** Rows whose interval overlaps a closed one of days. */
export function keepPeriod(
	earliest: Int32Array,
	latest: Int32Array,
	[from, to]: readonly [number, number],
	rows: Uint32Array,
	count: number
): number {
	let kept = 0;
	for (let at = 0; at < count; at++) {
		const row = rows[at]!;
		rows[kept] = row;
		kept = (kept + 1 + (((to - earliest[row]!) | (latest[row]! - from)) >> 31)) | 0;
	}
	return kept;
}

/** Rows whose number lies in a closed range; -1 lies in none. */
export function keepRange(
	column: Int32Array,
	least: number,
	most: number,
	rows: Uint32Array,
	count: number
): number {
	let kept = 0;
	for (let at = 0; at < count; at++) {
		const row = rows[at]!;
		const value = column[row]!;
		rows[kept] = row;
		kept = (kept + 1 + (((value - least) | (most - value)) >> 31)) | 0;
	}
	return kept;
}

/** Rows whose code is 1 in a table. */
export function keepCodes(
	codes: Codes,
	table: Uint8Array,
	rows: Uint32Array,
	count: number
): number {
	let kept = 0;
	for (let at = 0; at < count; at++) {
		const row = rows[at]!;
		rows[kept] = row;
		kept += table[codes[row]!]!;
	}
	return kept;
}

/** Rows that an ascending list holds too. */
export function keepListed(list: Uint32Array, rows: Uint32Array, count: number): number {
	let kept = 0;
	let to = 0;
	for (let at = 0; at < count; at++) {
		const row = rows[at]!;
		while (to < list.length && list[to]! < row) to++;
		if (list[to] === row) rows[kept++] = row;
	}
	return kept;
}

/** Rows that an ascending list does not hold. */
export function dropListed(list: Uint32Array, rows: Uint32Array, count: number): number {
	let kept = 0;
	let to = 0;
	for (let at = 0; at < count; at++) {
		const row = rows[at]!;
		while (to < list.length && list[to]! < row) to++;
		if (list[to] !== row) rows[kept++] = row;
	}
	return kept;
}
