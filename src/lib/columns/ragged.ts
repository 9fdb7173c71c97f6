/** Several values a row, after each other; those of row i stand from offsets[i] up to offsets[i + 1]. */
export interface Ragged {
	offsets: Uint32Array;
	values: Uint32Array;
}

/** Packs lists of values, one a row. */
export function packRagged(lists: readonly (readonly number[])[]): Ragged {
	const offsets = new Uint32Array(lists.length + 1);
	lists.forEach((list, row) => (offsets[row + 1] = offsets[row]! + list.length));
	const values = new Uint32Array(offsets[lists.length]!);
	lists.forEach((list, row) => values.set(list, offsets[row]));
	return { offsets, values };
}

/** The rows of each value, ascending: the same table read the other way. */
export function postingsOf({ offsets, values }: Ragged, size: number): Ragged {
	const starts = new Uint32Array(size + 1);
	for (let at = 0; at < values.length; at++) starts[values[at]! + 1]!++;
	for (let value = 0; value < size; value++) starts[value + 1]! += starts[value]!;
	const next = starts.slice();
	const rows = new Uint32Array(values.length);
	for (let row = 0; row + 1 < offsets.length; row++)
		for (let at = offsets[row]!; at < offsets[row + 1]!; at++) rows[next[values[at]!]!++] = row;
	return { offsets: starts, values: rows };
}

/** The rows that hold any of some values, ascending, each once. */
export function rowsOfAny(
	{ offsets, values }: Ragged,
	wanted: readonly number[],
	length: number
): Uint32Array {
	const lists = wanted
		.map((value) => values.subarray(offsets[value], offsets[value + 1]))
		.filter((list) => list.length);
	const [first] = lists;
	if (!first || lists.length === 1) return first ?? new Uint32Array(0);
	const marks = new Uint8Array(length);
	for (const list of lists) for (let at = 0; at < list.length; at++) marks[list[at]!] = 1;
	const rows = new Uint32Array(length);
	let count = 0;
	for (let row = 0; row < length; row++) {
		rows[count] = row;
		count += marks[row]!;
	}
	return rows.slice(0, count);
}
