// Where a thread works on columns: room of its own in their memory, and the loops over rows that weigh most, as
// kernels in WebAssembly (scripts/kernels). They know addresses only; all arrays that they are given are in this memory.
import type { Kind } from '../domain/records.ts';
import type { Codes } from './dictionary.ts';
import { KERNELS } from './kernels.ts';
import type { Test } from './lookup.ts';
import type { Ragged } from './ragged.ts';
import { placesFor, roomIn } from './share.ts';
import { CODE_KEYS, type CodeKey, type Columns } from './table.ts';
import { createCounter, type Counter } from './tally.ts';

/** The kinds of which codes are counted. */
export type CountedKind = Exclude<Kind, 'presence'>;

/** A thread's room beside columns, and what is done there; for one question at a time. */
export interface Workplace {
	/** Rows while they are found: room for all of the longest table. */
	rows: Uint32Array;
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
}

/** A workplace with its counters. */
export interface Desk extends Workplace {
	counters: Record<CountedKind, Counter>;
}

/** Kernels take whole numbers and addresses. */
type Kernel = (...numbers: number[]) => number;
type Kernels = Record<
	'scanRange' | 'scanCodes' | 'keepCodes' | 'restOf' | 'countCodes' | 'countMembers',
	Kernel
>;

/** Kernels write so many rows too many, and find so many in one go. */
const SPARE = 16;
const AT_ONCE = 2048;

/** Of each byte the places of its bits, eight numbers each. */
function lanesOfBytes(): Uint8Array {
	const lanes = new Uint8Array(256 * 8);
	for (let byte = 0; byte < 256; byte++) {
		let at = byte * 8;
		for (let bit = 0; bit < 8; bit++) if ((byte >> bit) & 1) lanes[at++] = bit;
	}
	return lanes;
}

let compiled: WebAssembly.Module | undefined;
/** The kernels on a memory. */
function kernelsOn(memory: WebAssembly.Memory): Kernels {
	compiled ??= new WebAssembly.Module(
		Uint8Array.from(atob(KERNELS), (letter) => letter.charCodeAt(0))
	);
	return new WebAssembly.Instance(compiled, { env: { memory } }).exports as Kernels;
}

/** A desk; those with the same number stand at the same place, so that only one of them may be in use. */
export function createDesk(columns: Columns, number?: number): Desk {
	const { memory, tables, dictionaries } = columns;
	const { totals } = tables.incident;
	const longest = Math.max(...Object.values(tables).map(({ length }) => length));
	const sizes = Object.values(totals).map(({ length }) => length);
	const values = Math.max(...Object.values(dictionaries).map(({ size }) => size));
	const lengths = [
		...(['rows', 'list'] as const).map((name) => [name, (longest + SPARE) * 4] as const),
		...(['incident', 'statement'] as const).flatMap((kind) =>
			CODE_KEYS.map((key) => [`${kind}/${key}`, totals[key].length * 4] as const)
		),
		['passes', Math.max(...sizes)],
		['members', values * 4],
		['found', AT_ONCE * 4 + SPARE],
		['lanes', 256 * 8]
	] as const;
	const start = roomIn(memory, placesFor(lengths).end, number);
	const { places } = placesFor(lengths, start);
	const kernels = kernelsOn(memory);
	const { buffer } = memory;
	const wholes = (name: keyof typeof places) => {
		const [at, length] = places[name];
		return new Uint32Array(buffer, at, length >>> 2);
	};
	const [passesAt] = places.passes;
	const [listAt] = places.list;
	const [rows, list, members] = [wholes('rows'), wholes('list'), wholes('members')];
	const table = new Uint8Array(buffer, ...places.passes);
	new Uint8Array(buffer, ...places.lanes).set(lanesOfBytes());
	const counts = Object.fromEntries(
		(['incident', 'statement'] as const).map((kind) => [
			kind,
			Object.fromEntries(CODE_KEYS.map((key) => [key, wholes(`${kind}/${key}`)]))
		])
	) as Record<CountedKind, Record<CodeKey, Uint32Array>>;

	const shiftOf = ({ BYTES_PER_ELEMENT }: Codes) => BYTES_PER_ELEMENT >>> 1;
	const maskOf = ({ BYTES_PER_ELEMENT }: Codes) => (BYTES_PER_ELEMENT === 2 ? 0xffff : -1);
	/** What was copied here last is not copied again: neither tables nor lists change once they are made. */
	let lentTable: Uint8Array | null = null;
	let lentList: Uint32Array | null = null;
	function lendTable(passes: Uint8Array): number {
		if (passes !== lentTable) table.set(passes);
		lentTable = passes;
		return passesAt;
	}
	/** The address of a list; one in `rows` is where it is. */
	function lend(given: Uint32Array): number {
		if (given.buffer === buffer) return given.byteOffset;
		if (given !== lentList) list.set(given);
		lentList = given;
		return listAt;
	}

	const workplace: Workplace = {
		rows,
		scan(codes, { passes, range }, count, from, to) {
			const at = rows.byteOffset + count * 4;
			if (range && codes instanceof Uint16Array) {
				const [first, last] = range;
				const { byteOffset } = codes;
				const [lanes] = places.lanes;
				return count + kernels.scanRange(byteOffset, first, last - first, from, to, at, lanes);
			}
			const [shift, mask] = [shiftOf(codes), maskOf(codes)];
			const lent = lendTable(passes);
			return count + kernels.scanCodes(codes.byteOffset, shift, mask, lent, from, to, at);
		},
		keep(codes, passes, from, to) {
			const at = rows.byteOffset + from * 4;
			const [shift, mask] = [shiftOf(codes), maskOf(codes)];
			const lent = lendTable(passes);
			const length = to - from;
			return from + kernels.keepCodes(codes.byteOffset, shift, mask, lent, at, length, at);
		},
		restOf(given, below) {
			const from = lend(given);
			const to = from === listAt ? rows : list;
			if (to === list) lentList = null;
			const length = kernels.restOf(from, given.length, below, to.byteOffset);
			return to.slice(0, length);
		},
		count(kind, key, given) {
			const codes = tables[kind].codes[key];
			const sums = counts[kind][key].fill(0);
			const [shift, mask] = [shiftOf(codes), maskOf(codes)];
			const at = lend(given);
			kernels.countCodes(codes.byteOffset, shift, mask, at, given.length, sums.byteOffset);
			return sums;
		},
		countMembers({ offsets, values }, size, given) {
			const sums = members.fill(0).subarray(0, size);
			const [found] = places.found;
			const [from, of, counted] = [offsets, values, given].map(({ byteOffset }) => byteOffset);
			kernels.countMembers(from!, of!, counted!, given.length, sums.byteOffset, found);
			return sums.slice();
		}
	};
	const counterOf = (kind: CountedKind) => createCounter(columns, kind, workplace);
	return {
		...workplace,
		counters: { incident: counterOf('incident'), statement: counterOf('statement') }
	};
}
