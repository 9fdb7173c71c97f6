// The records of a view, as they are put into a pack.
import type { LayerFeature } from '../../cartography/feature.ts';
import type { Filter } from '../../query/filter.ts';
import type { Atlas } from '../atlas.ts';
import { featureOf } from '../features.ts';
import { recordsOf } from '../walk.ts';

/** More records than this are not put into a pack. */
export const MOST_PACKED = 5000;

/** All incidents and presences that match, incidents first; null where there are too many. */
export async function dataOf(
	{ engine, records }: Atlas,
	filter: Filter
): Promise<LayerFeature[] | null> {
	const { matched, presences } = await engine.count(filter);
	if (matched + presences > MOST_PACKED) return null;
	const features: LayerFeature[] = [];
	for (const kind of ['incident', 'presence'] as const)
		for await (const record of recordsOf(engine, filter, kind, 'oldest'))
			features.push(featureOf(record, records));
	return features;
}
