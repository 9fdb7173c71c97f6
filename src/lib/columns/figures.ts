// The casualties of incidents: each distinct set of figures once, however many incidents share it.
import { OUTCOMES, WHOS, type Outcome, type Who } from '../domain/figure.ts';
import type { Figure } from '../domain/schema.ts';
import type { Sum, Tally } from '../domain/tally.ts';
import { rangeOf } from '../query/range.ts';
import { codesCounted } from './tally.ts';

/** An outcome's figures; low and high are 0 and best is -1 where no best figure was reported. */
export interface Figures {
	low: Int32Array;
	best: Int32Array;
	high: Int32Array;
}

/** Figures by who, after each other; `slot` is outcome and who in one number. */
export interface Shares {
	offsets: Uint32Array;
	slot: Uint8Array;
	low: Int32Array;
	best: Int32Array;
	high: Int32Array;
}

/** All distinct casualties, by code. */
export interface Casualties {
	killed: Figures;
	wounded: Figures;
	shares: Shares;
}

function packFigures(all: readonly (readonly Figure[])[], outcome: Outcome): Figures {
	const column = () => new Int32Array(all.length);
	const figures: Figures = { low: column(), best: column().fill(-1), high: column() };
	all.forEach((casualties, code) => {
		const range = rangeOf(casualties, outcome);
		if (!range) return;
		figures.low[code] = range.low;
		figures.best[code] = range.best;
		figures.high[code] = range.high;
	});
	return figures;
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

function packShares(all: readonly (readonly Figure[])[]): Shares {
	const lists = all.map(sharesOf);
	const flat = lists.flat();
	const offsets = new Uint32Array(all.length + 1);
	lists.forEach((list, code) => (offsets[code + 1] = offsets[code]! + list.length));
	return {
		offsets,
		slot: Uint8Array.from(flat, ({ slot }) => slot),
		low: Int32Array.from(flat, ({ range }) => range.low),
		best: Int32Array.from(flat, ({ range }) => range.best),
		high: Int32Array.from(flat, ({ range }) => range.high)
	};
}

/** Packs all distinct sets of figures. */
export const packCasualties = (all: readonly (readonly Figure[])[]): Casualties => ({
	killed: packFigures(all, 'killed'),
	wounded: packFigures(all, 'wounded'),
	shares: packShares(all)
});

/** What tells two sets of figures apart. */
export const keyOfFigures = (figures: readonly Figure[]): string =>
	figures
		.map(({ outcome, who, low, best, high }) => `${outcome} ${who} ${low} ${best} ${high}`)
		.join();

/** The sum over incidents counted by their casualties; `unreported` are those without a best figure. */
function sumFigures(
	{ low, best, high }: Figures,
	codes: Uint32Array,
	counts: Uint32Array
): Sum & { unreported: number } {
	const sum = { low: 0, best: 0, high: 0, unreported: 0 };
	for (let at = 0; at < codes.length; at++) {
		const code = codes[at]!;
		const count = counts[code]!;
		if (best[code]! < 0) sum.unreported += count;
		else {
			sum.low += count * low[code]!;
			sum.best += count * best[code]!;
			sum.high += count * high[code]!;
		}
	}
	return sum;
}

const SLOTS = OUTCOMES.length * WHOS.length;

/** The sums by slot: lows, bests, highs, and how many figures each adds up. */
function sumShares(
	{ offsets, slot, low, best, high }: Shares,
	codes: Uint32Array,
	counts: Uint32Array
): Float64Array {
	const sums = new Float64Array(SLOTS * 4);
	for (let at = 0; at < codes.length; at++) {
		const code = codes[at]!;
		const count = counts[code]!;
		for (let share = offsets[code]!; share < offsets[code + 1]!; share++) {
			const to = slot[share]! * 4;
			sums[to]! += count * low[share]!;
			sums[to + 1]! += count * best[share]!;
			sums[to + 2]! += count * high[share]!;
			sums[to + 3]! += count;
		}
	}
	return sums;
}

/** The casualties of incidents counted by code. One that reports no best figure adds nothing and is unreported. */
export function talliesOf(
	casualties: Casualties,
	counts: Uint32Array
): Record<'killed' | 'wounded', Tally> {
	const codes = codesCounted(counts);
	const shares = sumShares(casualties.shares, codes, counts);
	const tallyOf = (outcome: 'killed' | 'wounded'): Tally => {
		const who: Partial<Record<Who, Sum>> = {};
		WHOS.forEach((name, index) => {
			const at = (OUTCOMES.indexOf(outcome) * WHOS.length + index) * 4;
			const [low = 0, best = 0, high = 0, added = 0] = shares.subarray(at, at + 4);
			if (added) who[name] = { low, best, high };
		});
		return { ...sumFigures(casualties[outcome], codes, counts), who };
	};
	return { killed: tallyOf('killed'), wounded: tallyOf('wounded') };
}
