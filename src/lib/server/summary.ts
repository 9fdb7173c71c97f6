import type { Extent } from '../domain/extent.ts';
import type { Count, Engine, Facets, Histogram } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';

/** What matches in numbers. Incidents, statements and presences are counted apart. */
export interface Summary extends Count {
	snapshot: string;
	facets: Facets;
	histogram: Histogram;
	extent: Extent | null;
}

/** Counts, facets, histogram and extent of what matches. */
export async function summaryOf(engine: Engine, filter: Filter): Promise<Summary> {
	const [count, facets, histogram, extent] = await Promise.all([
		engine.count(filter),
		engine.facets(filter),
		engine.histogram(filter),
		engine.extent(filter)
	]);
	const { matched, possibly, killed, wounded, notPlaced, statements, presences } = count;
	return {
		snapshot: engine.snapshot,
		...{ matched, possibly, killed, wounded },
		...{ facets, histogram, extent },
		...{ notPlaced, statements, presences }
	};
}
