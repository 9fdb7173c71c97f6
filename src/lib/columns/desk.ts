// Where a thread works on columns: a room of its own in their memory, and kernels for the loops over rows that weigh most.
// They know addresses only; all arrays that they are given lie in this memory.
import type { Codes } from './dictionary.ts';
import { classesOf, type Classes } from './grid-classes.ts';
import { kernelsOn } from './kernel.ts';
import type { Test } from './lookup.ts';
import type { Ragged } from './ragged.ts';
import { createRoom, type CountedKind } from './room.ts';
import type { CodeKey, Columns } from './table.ts';
import { createCounter, type Counter } from './tally.ts';

/** A thread's room beside columns, and what is done there; for one question at a time. */
export interface Workplace {
	/** Rows while they are found: room for all of the longest table; another one after `take` and `restOf`. */
	readonly rows: Uint32Array;
	/** The first so many of `rows`, as a list of their own. */
	take: (count: number) => Uint32Array;
	/** Puts those of a run of rows that pass after the first `count` of `rows`; gives where the last of them ends. */
	scan: (
		codes: Codes,
		test: Pick<Test, 'passes' | 'range'>,
		count: number,
		from: number,
		to: number
	) => number;
	/** Keeps, in place, those of `rows` from one place up to another that pass; gives where the last of them ends. */
	keep: (codes: Codes, passes: Uint8Array, from: number, to: number) => number;
	/** The rows below a number that an ascending list does not hold. */
	restOf: (list: Uint32Array, below: number) => Uint32Array;
	/** By code, how many of the rows of a list have it; the next call for this kind and key writes over it. */
	count: (kind: CountedKind, key: CodeKey, list: Uint32Array) => Uint32Array;
	/** Counts by set as counts by value, below a size, of what stands in the sets; the counts are in this memory. */
	countMembers: (sets: Ragged, size: number, counts: Uint32Array) => Uint32Array;
	/**
	 * By code of casualties four numbers, side by side since all are read at once: low, best and high of the killed, and 1
	 * where no best figure was reported; that one is then 0, as the others are.
	 */
	killed: Int32Array;
	/**
	 * By code of a period the killed of a list of incidents: low, best and high, and a fourth sum of no use, since those
	 * of whom none was reported killed are passed over. The next call writes over them.
	 */
	sumKilled: (list: Uint32Array) => Float64Array;
	classes: Classes;
	/** Sums over incidents that have points, in the order of grid-sums.ts. */
	sums: Float64Array;
	/** Adds incidents from one place of a list up to another to `sums`. */
	addRows: (list: Uint32Array, from: number, to: number) => void;
}

/** A workplace with its counters. */
export interface Desk extends Workplace {
	counters: Record<CountedKind, Counter>;
}

/** Where codes lie, the power of two of their bytes, and all of their bits. */
const wayTo = ({ byteOffset, BYTES_PER_ELEMENT }: Codes) =>
	BYTES_PER_ELEMENT === 2 ? ([byteOffset, 1, 0xffff] as const) : ([byteOffset, 2, -1] as const);

/** A desk; those with the same number stand at the same place, so that only one of them may be in use. */
export function createDesk(columns: Columns, number?: number): Desk {
	const { memory, tables, dictionaries } = columns;
	const classes = classesOf(dictionaries.type);
	const room = createRoom(columns, classes, number);
	const { passes: table, members, found, lanes, killed, sums } = room;
	/** Where rows are found, and where the list lies that was brought here last. */
	let { rows, list } = room;
	const kernels = kernelsOn(memory);

	// What was brought here last is not copied again: neither tables nor lists change once they are made.
	let lentTable: Uint8Array | null = null;
	let lentList: Uint32Array | null = null;
	function lendTable(passes: Uint8Array): number {
		if (passes !== lentTable) table.set(passes);
		lentTable = passes;
		return table.byteOffset;
	}
	/** The address of a list; one in `rows` is where it is. */
	function lend(given: Uint32Array): number {
		if (given !== lentList) {
			if (given.buffer === rows.buffer) return given.byteOffset;
			list.set(given);
			lentList = given;
		}
		return list.byteOffset;
	}

	const { lon, lat, codes: incidents } = tables.incident;
	const [casualties, casualtiesShift, casualtiesMask] = wayTo(incidents.casualties);
	const [types, typeShift, typeMask] = wayTo(incidents.type);
	const [lons, lats] = [lon.values.byteOffset, lat.values.byteOffset];
	// Either may be kept as whole numbers by itself.
	const [lonDouble, latDouble] = [lon, lat].map(({ per }) => Number(per === 1));
	const [killedAt, classesAt, sumsAt] = [killed, room.classOf, sums].map(
		({ byteOffset }) => byteOffset
	);

	/** What was found stays where it is, as if it had been brought here. */
	function take(count: number): Uint32Array {
		const taken = rows.slice(0, count);
		[rows, list] = [list, rows];
		lentList = taken;
		return taken;
	}

	const workplace: Workplace = {
		get rows() {
			return rows;
		},
		take,
		killed,
		classes,
		sums,
		scan(codes, { passes, range }, count, from, to) {
			const at = rows.byteOffset + count * 4;
			const [codesAt, shift, mask] = wayTo(codes);
			if (!range || shift > 1)
				return count + kernels.scanCodes(codesAt, shift, mask, lendTable(passes), from, to, at);
			const [first, last] = range;
			const width = last - first;
			return count + kernels.scanRange(codesAt, first, width, from, to, at, lanes.byteOffset);
		},
		keep(codes, passes, from, to) {
			const at = rows.byteOffset + from * 4;
			const [codesAt, shift, mask] = wayTo(codes);
			const lent = lendTable(passes);
			return from + kernels.keepCodes(codesAt, shift, mask, lent, at, to - from, at);
		},
		restOf(given, below) {
			const from = lend(given);
			// A list in `rows` makes room for what is found.
			if (from === rows.byteOffset) {
				[rows, list] = [list, rows];
				lentList = null;
			}
			return take(kernels.restOf(from, given.length, below, rows.byteOffset));
		},
		count(kind, key, given) {
			const counts = room.counts[kind][key].fill(0);
			const [codesAt, shift, mask] = wayTo(tables[kind].codes[key]);
			kernels.countCodes(codesAt, shift, mask, lend(given), given.length, counts.byteOffset);
			return counts;
		},
		countMembers({ offsets, values }, size, counts) {
			const own = members.subarray(0, size).fill(0);
			kernels.countMembers(
				offsets.byteOffset,
				values.byteOffset,
				counts.byteOffset,
				counts.length,
				own.byteOffset,
				found.byteOffset
			);
			return own.slice();
		},
		sumKilled(given) {
			const byPeriod = room.byPeriod.fill(0);
			const [periodsAt, shift, mask] = wayTo(incidents.period);
			kernels.sumKilled(
				...[periodsAt, shift, mask, casualties, casualtiesShift, casualtiesMask],
				...[killedAt!, room.hasKilled.byteOffset, lend(given), given.length],
				...[byPeriod.byteOffset, found.byteOffset]
			);
			return byPeriod;
		},
		addRows(given, from, to) {
			kernels.sumRows(
				lend(given) + from * 4,
				to - from,
				lons,
				lats,
				lonDouble!,
				latDouble!,
				casualties,
				casualtiesShift,
				casualtiesMask,
				killedAt!,
				types,
				typeShift,
				typeMask,
				classesAt!,
				sumsAt!
			);
		}
	};
	const counterOf = (kind: CountedKind) => createCounter(columns, kind, workplace);
	return Object.assign(workplace, {
		counters: { incident: counterOf('incident'), statement: counterOf('statement') }
	});
}
