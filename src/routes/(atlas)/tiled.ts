import type { Count, Engine } from '$lib/query/engine.ts';
import { UNKNOWN, type Filter } from '$lib/query/filter.ts';

/** Up to so many incidents are handed to the map one by one. */
export const MOST_FEATURES = 2000;

/** Whether the map draws matches from tiles: they are many, or some of them lie in no layer. */
export async function needsTiles(
	engine: Pick<Engine, 'count'>,
	{ view, count }: { view: { filter: Filter }; count: Pick<Count, 'matched'> }
): Promise<boolean> {
	if (count.matched > MOST_FEATURES) return true;
	const { include = [], exclude = [] } = view.filter.layer ?? {};
	if (!count.matched || exclude.includes(UNKNOWN)) return false;
	if (include.length && !include.includes(UNKNOWN)) return false;
	const layer = { include: [UNKNOWN], exclude: [] };
	return (await engine.count({ ...view.filter, layer })).matched > 0;
}
