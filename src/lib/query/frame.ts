import { extentOf, type Extent } from '../domain/extent.ts';
import { extentOfCircle } from './circle.ts';
import type { Filter } from './filter.ts';

/**
 * What a map shows whole: the extent of what matches; where nothing does, the space asked for (of several a
 * circle goes before an area, an area before an extent); null where neither is there.
 */
export function frameOf(matching: Extent | null, { bbox, area, near }: Filter): Extent | null {
	if (matching) return matching;
	if (near) return extentOfCircle(near.lon, near.lat, near.km);
	return area ? extentOf(area) : (bbox ?? null);
}
