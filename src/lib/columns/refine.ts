// Lists of rows. Each function keeps, in place, those of the rows from one place up to another that pass, and returns
// where the last of them ends. What is asked of codes is asked by kernels (desk.ts).

/** Puts a run of rows after the first `count`. */
export function fillRun(rows: Uint32Array, count: number, from: number, to: number): number {
	for (let row = from; row < to; row++) rows[count++] = row;
	return count;
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
