// What a filter counts, from the rows that ClickHouse answers.
import type { Who } from '../domain/figure.ts';
import type { Kind } from '../domain/records.ts';
import type { Sum, Tally } from '../domain/tally.ts';
import type { Count } from '../query/engine.ts';
import { SLOTS } from './row.ts';

type Figures = [low: number, best: number, high: number, unreported: number];
/** What rows of a kind add up to, those that match and those that possibly do apart. */
export type CountRow = [
	kind: Kind,
	isCertain: number | boolean,
	count: number,
	undrawn: number,
	...killed: Figures,
	...wounded: Figures,
	who: [slots: number[], low: number[], best: number[], high: number[], figures: number[]]
];

/** The tally of an outcome from a row of counts. */
function tallyOf(row: CountRow | undefined, outcome: 'killed' | 'wounded'): Tally {
	const at = outcome === 'killed' ? 4 : 8;
	const [low = 0, best = 0, high = 0, unreported = 0] = (row?.slice(at, at + 4) ?? []) as Figures;
	const [slots, lows, bests, highs] = row?.[12] ?? [[], [], [], []];
	const who: Partial<Record<Who, Sum>> = {};
	slots.forEach((slot, index) => {
		const { outcome: of, who: whom } = SLOTS[slot]!;
		if (of === outcome) who[whom] = { low: lows[index]!, best: bests[index]!, high: highs[index]! };
	});
	return { low, best, high, unreported, who };
}

/** The counts that such rows tell; what no row tells is none. */
export function countOf(rows: readonly CountRow[]): Count {
	const of = (kind: Kind, isCertain: boolean) =>
		rows.find((row) => row[0] === kind && Boolean(row[1]) === isCertain);
	const [incidents, statements] = [of('incident', true), of('statement', true)];
	return {
		matched: incidents?.[2] ?? 0,
		possibly: of('incident', false)?.[2] ?? 0,
		killed: tallyOf(incidents, 'killed'),
		wounded: tallyOf(incidents, 'wounded'),
		statements: statements?.[2] ?? 0,
		presences: of('presence', true)?.[2] ?? 0,
		presencesPossibly: of('presence', false)?.[2] ?? 0,
		notPlaced: (incidents?.[3] ?? 0) + (statements?.[3] ?? 0)
	};
}
