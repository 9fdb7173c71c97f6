import type { Extent } from '../domain/extent.ts';
import type { Unlisted } from '../query/answer.ts';
import type { Count, Facets, Histogram } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';
import type { Atlas } from './atlas.ts';
import { unlistedOf } from './unlisted.ts';

/** What matches in numbers. Incidents, statements and presences are counted apart. */
export interface Summary extends Count {
	snapshot: string;
	facets: Facets;
	histogram: Histogram;
	extent: Extent | null;
	/** What is in the figures and in no list, to be cited. */
	unlisted: Unlisted[];
}

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
	const { matched, possibly, killed, wounded, notPlaced, statements, presences } = count;
	return {
		snapshot: engine.snapshot,
		...{ matched, possibly, killed, wounded },
		...{ facets, histogram, extent },
		...{ notPlaced, statements, presences, unlisted }
	};
}
