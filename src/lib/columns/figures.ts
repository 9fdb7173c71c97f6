import { OUTCOMES, WHOS, type Outcome, type Who } from '../domain/figure.ts';
import type { Figure } from '../domain/schema.ts';
import type { Sum, Tally } from '../domain/tally.ts';
import { rangeOf } from '../query/range.ts';

/** An outcome's figures, a row each; low and high are 0 and best is -1 where no best figure was reported. */
export interface Figures {
	low: Int32Array;
	best: Int32Array;
	high: Int32Array;
	/** How many rows have a best figure. */
	reported: number;
}

/** One outcome of all rows as columns. */
export function packFigures(rows: readonly (readonly Figure[])[], outcome: Outcome): Figures {
	const column = () => new Int32Array(rows.length);
	const figures: Figures = { low: column(), best: column().fill(-1), high: column(), reported: 0 };
	rows.forEach((casualties, row) => {
		const range = rangeOf(casualties, outcome);
		if (!range) return;
		figures.low[row] = range.low;
		figures.best[row] = range.best;
		figures.high[row] = range.high;
		figures.reported++;
	});
	return figures;
}

/** Figures by who of all rows, after each other; `slot` is outcome and who in one number. */
export interface Shares {
	offsets: Uint32Array;
	slot: Uint8Array;
	low: Int32Array;
	best: Int32Array;
	high: Int32Array;
}

/** The figures by who; a total stands for itself (as `all`) only where it is not parted. */
function sharesOf(casualties: readonly Figure[]): { slot: number; range: Sum }[] {
	return casualties.flatMap((figure) => {
		const { low, best, high } = figure;
		const range = best === null ? null : { low: low ?? best, best, high: high ?? best };
		const parted = casualties.some(
			(other) => other.outcome === figure.outcome && other.who !== 'all' && other.best !== null
		);
		if (!range || (figure.who === 'all' && parted)) return [];
		const slot = OUTCOMES.indexOf(figure.outcome) * WHOS.length + WHOS.indexOf(figure.who);
		return [{ slot, range }];
	});
}

/** The figures by who of all rows as columns. */
export function packShares(rows: readonly (readonly Figure[])[]): Shares {
	const lists = rows.map(sharesOf);
	const all = lists.flat();
	const offsets = new Uint32Array(rows.length + 1);
	lists.forEach((list, row) => (offsets[row + 1] = offsets[row]! + list.length));
	return {
		offsets,
		slot: Uint8Array.from(all, ({ slot }) => slot),
		low: Int32Array.from(all, ({ range }) => range.low),
		best: Int32Array.from(all, ({ range }) => range.best),
		high: Int32Array.from(all, ({ range }) => range.high)
	};
}

const SLOTS = OUTCOMES.length * WHOS.length;

/** The sums of some rows by slot: lows, bests, highs, and how many figures each adds up. */
export function sumShares(shares: Shares, rows: Uint32Array): Float64Array {
	const sums = new Float64Array(SLOTS * 4);
	const { offsets, slot, low, best, high } = shares;
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at]!;
		for (let share = offsets[row]!; share < offsets[row + 1]!; share++) {
			const to = slot[share]! * 4;
			sums[to]! += low[share]!;
			sums[to + 1]! += best[share]!;
			sums[to + 2]! += high[share]!;
			sums[to + 3]!++;
		}
	}
	return sums;
}

/** The sum of some rows and how many of them reported nothing. */
function sumRows(
	{ low, best, high, reported }: Figures,
	rows: Uint32Array
): Sum & { unreported: number } {
	let [lows, bests, highs, unreported] = [0, 0, 0, 0];
	if (reported === 0) return { low: 0, best: 0, high: 0, unreported: rows.length };
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at]!;
		const figure = best[row]!;
		const missing = figure >> 31;
		lows += low[row]!;
		bests += figure & ~missing;
		highs += high[row]!;
		unreported -= missing;
	}
	return { low: lows, best: bests, high: highs, unreported };
}

/** The casualties of some rows. An incident that reports no best figure adds nothing and is unreported. */
export function tallyOf(
	outcome: Outcome,
	figures: Figures,
	shares: Float64Array,
	rows: Uint32Array
): Tally {
	const who: Partial<Record<Who, Sum>> = {};
	WHOS.forEach((name, index) => {
		const at = (OUTCOMES.indexOf(outcome) * WHOS.length + index) * 4;
		const [low = 0, best = 0, high = 0, figuresAdded = 0] = shares.subarray(at, at + 4);
		if (figuresAdded) who[name] = { low, best, high };
	});
	return { ...sumRows(figures, rows), who };
}
