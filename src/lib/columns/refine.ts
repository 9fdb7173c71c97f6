// Predicates over columns. Each keeps, in place, those of the rows from one place up to another that pass, and
// returns where the last of them ends. No branch depends on the data (a test is a table): a branch that is
// taken at random costs more than twice as much.
import type { Codes } from './dictionary.ts';

/** Puts a run of rows after the first `count`. */
export function fillRun(rows: Uint32Array, count: number, from: number, to: number): number {
	for (let row = from; row < to; row++) rows[count++] = row;
	return count;
}

/** Puts those of a run of rows whose code is 1 in a table after the first `count`. */
export function scanCodes(
	codes: Codes,
	passes: Uint8Array,
	rows: Uint32Array,
	count: number,
	from: number,
	to: number
): number {
	for (let row = from; row < to; row++) {
		rows[count] = row;
		count = (count + passes[codes[row]!]!) | 0;
	}
	return count;
}

/** Puts those of a run of rows whose code lies in a range, its ends included, after the first `count`. */
export function scanRange(
	codes: Codes,
	[first, last]: readonly [number, number],
	rows: Uint32Array,
	count: number,
	from: number,
	to: number
): number {
	const width = last - first;
	for (let row = from; row < to; row++) {
		rows[count] = row;
		const above = codes[row]! - first;
		// Either is negative outside: its sign is -1, which takes the 1 back.
		count = (count + 1 + ((above | (width - above)) >> 31)) | 0;
	}
	return count;
}

/** Rows whose code is 1 in a table. */
export function keepCodes(
	codes: Codes,
	passes: Uint8Array,
	rows: Uint32Array,
	from: number,
	to: number
): number {
	let kept = from;
	for (let at = from; at < to; at++) {
		const row = rows[at]!;
		rows[kept] = row;
		kept = (kept + passes[codes[row]!]!) | 0;
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

/** The rows below `length` that an ascending list does not hold. */
export function restOf(list: Uint32Array, length: number): Uint32Array {
	const rest = new Uint32Array(length - list.length + 1);
	let count = 0;
	let at = 0;
	for (let row = 0; row < length; row++) {
		// Past its end a list gives undefined, which is 0 here and no row again: guarded by `at`.
		const apart = at < list.length ? list[at]! ^ row : 1;
		const isNot = (apart | -apart) >>> 31;
		rest[count] = row;
		count = (count + isNot) | 0;
		at = (at + 1 - isNot) | 0;
	}
	return rest.subarray(0, count);
}
