import type { Workplace } from './desk.ts';
import type { CountedKind } from './room.ts';
import type { CodeKey, Columns, Table } from './table.ts';

/** A selection that holds more of the rows than this is counted by what it leaves out. */
const MOST = 0.65;

/** Rows of a table to be counted: themselves, or where they are most rows, those left out. */
export interface Counted {
	rows: Uint32Array;
	isRest: boolean;
}

/** Counts the rows of one table. */
export interface Counter {
	table: Table;
	/** Makes rows ready to be counted; worked out once for a list of rows. */
	countedOf: (rows: Uint32Array) => Counted;
	/** By code of a column, how many of the rows have it; overwritten by the next call for other rows. */
	countCodes: (counted: Counted, key: CodeKey) => Uint32Array;
}

let room = new Uint32Array(0);
/**
 * The codes that are counted at all, ascending; overwritten by the next call. Half of all may be: to ask each of them
 * by a branch costs three times as much.
 */
export function codesCounted(counts: Uint32Array): Uint32Array {
	if (room.length <= counts.length) room = new Uint32Array(counts.length + 1);
	const codes = room;
	let length = 0;
	for (let code = 0; code < counts.length; code++) {
		codes[length] = code;
		length = (length + (-counts[code]! >>> 31)) | 0;
	}
	return codes.subarray(0, length);
}

/** A counter of the rows of one kind, at a place where no other counter of this kind is at work. */
export function createCounter({ tables }: Columns, kind: CountedKind, desk: Workplace): Counter {
	const table = tables[kind];
	const known = new WeakMap<Uint32Array, Counted>();
	/** By column, the counts made last and what they are of. */
	const last = new Map<CodeKey, Counted & { counts: Uint32Array }>();
	const nothing = new Uint32Array(0);

	function makeCounted(rows: Uint32Array): Counted {
		if (rows.length === table.length) return { rows: nothing, isRest: true };
		const isRest = rows.length > table.length * MOST;
		return { rows: isRest ? desk.restOf(rows, table.length) : rows, isRest };
	}
	return {
		table,
		countedOf(rows) {
			const counted = known.get(rows) ?? makeCounted(rows);
			known.set(rows, counted);
			return counted;
		},
		countCodes({ rows, isRest }, key) {
			const totals = table.totals[key];
			if (isRest && !rows.length) return totals;
			const before = last.get(key);
			if (before?.rows === rows && before.isRest === isRest) return before.counts;
			const counts = desk.count(kind, key, rows);
			last.set(key, { rows, isRest, counts });
			if (isRest)
				for (let code = 0; code < counts.length; code++)
					counts[code] = totals[code]! - counts[code]!;
			return counts;
		}
	};
}
