/** Several values each, after each other; those of i stand from offsets[i] up to offsets[i + 1]. */
export interface Ragged {
	offsets: Uint32Array;
	values: Uint32Array;
}

/** Packs lists of values. */
export function packRagged(lists: readonly ArrayLike<number>[]): Ragged {
	const offsets = new Uint32Array(lists.length + 1);
	lists.forEach((list, at) => (offsets[at + 1] = offsets[at]! + list.length));
	const values = new Uint32Array(offsets[lists.length]!);
	lists.forEach((list, at) => values.set(list, offsets[at]));
	return { offsets, values };
}

/** The lists of a packed table, as views. */
export const listsOf = ({ offsets, values }: Ragged): Uint32Array[] =>
	Array.from({ length: offsets.length - 1 }, (_, at) =>
		values.subarray(offsets[at], offsets[at + 1])
	);

/** By value, in which lists it stands, ascending. */
export function invert(lists: readonly Iterable<number>[], size: number): Ragged {
	const offsets = new Uint32Array(size + 1);
	for (const list of lists) for (const value of list) offsets[value + 1]!++;
	for (let value = 0; value < size; value++) offsets[value + 1]! += offsets[value]!;
	const next = offsets.slice();
	const values = new Uint32Array(offsets[size]!);
	lists.forEach((list, at) => {
		for (const value of list) values[next[value]!++] = at;
	});
	return { offsets, values };
}
