// Sets of rows as bytes: a table's rows as a bitmap, or, where they are few of many, the gaps between them.

/** All rows; no byte follows. */
const ALL = 0;
/** A bit a row, the lowest first. */
const BITS = 1;
/** The distance of each row from the one before, less one; seven bits a byte, the lowest first. */
const GAPS = 2;

/** Room for a bit of each of so many rows. */
export const emptyBits = (length: number): Uint32Array => new Uint32Array((length + 31) >>> 5);

/** How many bits are set. */
export function countBits(bits: Uint32Array): number {
	let count = 0;
	for (let at = 0; at < bits.length; at++) {
		let word = bits[at]!;
		word -= (word >>> 1) & 0x55555555;
		word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
		count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
	}
	return count;
}

/** The rows whose bits are set, of which there are so many, ascending. */
function rowsIn(bits: Uint32Array, count: number): Uint32Array {
	const rows = new Uint32Array(count);
	let to = 0;
	for (let at = 0; at < bits.length; at++) {
		const first = at << 5;
		// Without a call for each bit, and in one go: of a common word there are millions.
		for (let left = bits[at]! | 0; left; left &= left - 1)
			rows[to++] = first + 31 - Math.clz32(left & -left);
	}
	return rows;
}

/** A set as bytes: `count` bits are set of a table of so many rows. */
export function packRows(bits: Uint32Array, count: number, length: number): Uint8Array {
	if (count === length) return Uint8Array.of(ALL);
	const size = 1 + bits.length * 4;
	const packed = new Uint8Array(size);
	let [to, before] = [1, -1];
	// Where gaps take more room than bits they are not finished.
	if (count * 8 < length)
		for (const row of rowsIn(bits, count)) {
			let gap = row - before - 1;
			before = row;
			for (; gap > 127; gap >>>= 7) packed[to++] = (gap & 127) | 128;
			packed[to++] = gap;
		}
	if (count * 8 < length && to <= size) {
		packed[0] = GAPS;
		return packed.slice(0, to);
	}
	packed[0] = BITS;
	packed.set(new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength), 1);
	return packed;
}

const bitsOf = (packed: Uint8Array): Uint32Array =>
	new Uint32Array(packed.buffer.slice(packed.byteOffset + 1, packed.byteOffset + packed.length));

/** The rows of a set of so many, ascending. */
export function unpackRows(packed: Uint8Array, count: number): Uint32Array {
	if (packed[0] === BITS) return rowsIn(bitsOf(packed), count);
	const rows = new Uint32Array(count);
	let to = 0;
	if (packed[0] === ALL) for (; to < count; to++) rows[to] = to;
	else
		for (let at = 1, before = -1; to < count; to++) {
			let gap = packed[at]! & 127;
			for (let shift = 7; packed[at++]! & 128; shift += 7) gap |= (packed[at]! & 127) << shift;
			rows[to] = before = before + 1 + gap;
		}
	return rows;
}

/** Of ascending rows those that a set of so many holds, in the same order; puts them in front. */
export function keepRows(rows: Uint32Array, packed: Uint8Array, count: number): Uint32Array {
	if (packed[0] === ALL) return rows;
	let kept = 0;
	if (packed[0] === BITS) {
		const bits = bitsOf(packed);
		for (let at = 0; at < rows.length; at++) {
			const row = rows[at]!;
			rows[kept] = row;
			kept += (bits[row >>> 5]! >>> (row & 31)) & 1;
		}
		return rows.subarray(0, kept);
	}
	const others = unpackRows(packed, count);
	for (let at = 0, other = 0; at < rows.length && other < others.length;) {
		const [a, b] = [rows[at]!, others[other]!];
		if (a === b) rows[kept++] = a;
		if (a <= b) at++;
		if (b <= a) other++;
	}
	return rows.subarray(0, kept);
}

/** A set that is kept: how many rows it has, and what reads its bytes. */
export interface RowSet {
	rows: number;
	packed: () => Uint8Array;
}

/** Of ascending rows those that all of some sets hold, set by set. */
export function* keepAll(rows: Uint32Array, sets: readonly RowSet[]) {
	for (const { rows: count, packed } of sets) {
		rows = keepRows(rows, packed(), count);
		yield;
	}
	return rows;
}

/** The rows that all of some sets hold, ascending, set by set; none where there is no set. */
export function* meet(sets: readonly RowSet[]): Generator<void, Uint32Array, void> {
	const read = [...sets]
		.sort((a, b) => a.rows - b.rows)
		.map(({ rows, packed }) => {
			const bytes = packed();
			return { rows, packed: () => bytes, isBits: bytes[0] === BITS };
		});
	const [fewest] = read;
	if (!fewest) return new Uint32Array(0);
	if (!fewest.isBits)
		return yield* keepAll(unpackRows(fewest.packed(), fewest.rows), read.slice(1));
	// Bitmaps meet before they become rows: 32 rows at a time.
	const bits = bitsOf(fewest.packed());
	for (const { packed } of read.slice(1).filter(({ isBits }) => isBits)) {
		const others = bitsOf(packed());
		for (let at = 0; at < bits.length; at++) bits[at]! &= others[at]!;
		yield;
	}
	const rest = read.filter(({ isBits }) => !isBits);
	return yield* keepAll(rowsIn(bits, countBits(bits)), rest);
}
