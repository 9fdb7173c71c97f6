import type { Extent } from '../domain/extent.ts';
import type { Reported, Tally } from '../domain/tally.ts';
import type { Unlisted } from '../query/answer.ts';
import type { Count, Facets, Histogram } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';
import type { Atlas } from './atlas.ts';
import { unlistedOf } from './unlisted.ts';

/** Casualties of what matches; null where every matching incident left them unreported, which is not 0. */
export type Told = Omit<Tally, keyof Reported> & Reported;

/** What matches in numbers. Incidents, statements and presences are counted apart. */
export interface Summary extends Omit<Count, 'killed' | 'wounded'> {
	snapshot: string;
	killed: Told;
	wounded: Told;
	facets: Facets;
	histogram: Histogram;
	extent: Extent | null;
	/** What is in the figures and in no list, to be cited. */
	unlisted: Unlisted[];
}

const told = (tally: Tally, matched: number): Told =>
	matched > 0 && tally.unreported === matched
		? { ...tally, low: null, best: null, high: null }
		: tally;

/** Counts, facets, histogram and extent of what matches. */
export async function summaryOf(
	known: Pick<Atlas, 'engine' | 'records'>,
	filter: Filter
): Promise<Summary> {
	const { engine } = known;
	const [count, facets, histogram, extent, unlisted] = await Promise.all([
		engine.count(filter),
		engine.facets(filter),
		engine.histogram(filter),
		engine.extent(filter),
		unlistedOf(known, filter)
	]);
	const { matched, possibly, notPlaced, statements, presences, presencesPossibly } = count;
	return {
		snapshot: engine.snapshot,
		...{ matched, possibly },
		killed: told(count.killed, matched),
		wounded: told(count.wounded, matched),
		...{ facets, histogram, extent },
		...{ notPlaced, statements, presences, presencesPossibly, unlisted }
	};
}
