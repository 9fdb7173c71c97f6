// The records of a view, as they are put into a pack.
import type { LayerFeature } from '../../cartography/feature.ts';
import type { Filter } from '../../query/filter.ts';
import type { Atlas } from '../atlas.ts';
import { featureOf } from '../features.ts';

/** More records than this are not put into a pack. */
export const MOST_PACKED = 5000;
const PAGE = 1000;

/** All incidents and presences that match, incidents first; null where there are too many. */
export async function dataOf(
	{ engine, records }: Atlas,
	filter: Filter
): Promise<LayerFeature[] | null> {
	const { matched, presences } = await engine.count(filter);
	if (matched + presences > MOST_PACKED) return null;
	const features: LayerFeature[] = [];
	for (const kind of ['incident', 'presence'] as const) {
		let after: string | null = null;
		do {
			const more: { after?: string } = after === null ? {} : { after };
			const page = await engine.page(filter, { kind, order: 'oldest', limit: PAGE, ...more });
			for (const record of page.items) features.push(featureOf(record, records));
			after = page.next;
		} while (after !== null);
	}
	return features;
}
