// What a pinned view is told of the data since: how much was added, changed or withdrawn.
import type { Since } from '../../query/answer.ts';
import { hrefOf, type View } from '../../query/view.ts';
import { atlas, type Atlas } from '../atlas.ts';
import { dayOfData } from '../caption.ts';
import { compare, type Fate } from './compare.ts';

/** The most withdrawn records that are named. */
const MOST_NAMED = 50;

const COUNTED: Record<Fate, 'added' | 'changed' | 'withdrawn'> = {
	added: 'added',
	entered: 'added',
	changed: 'changed',
	left: 'changed',
	merged: 'withdrawn',
	withdrawn: 'withdrawn'
};

/** What changed since a view was pinned; null where it shows the current data. */
export async function sinceOf(pinned: Atlas, view: View): Promise<Since | null> {
	if (view.snapshot === null) return null;
	const now = await atlas();
	if (now.engine.snapshot === pinned.engine.snapshot) return null;
	const compared = await compare(pinned, now, view.filter);
	const counts = { added: 0, changed: 0, withdrawn: 0 };
	for (const { fate } of compared ?? []) counts[COUNTED[fate]]++;
	const current = hrefOf({ ...view, snapshot: null, selected: null });
	return {
		day: dayOfData(pinned),
		current: dayOfData(now),
		href: hrefOf(view, { snapshot: null }, '/'),
		changesHref: `/changes${current.length > 1 ? `${current}&` : '?'}since=${pinned.engine.snapshot}`,
		counts: compared && counts,
		withdrawn: (compared ?? [])
			.filter(({ fate }) => COUNTED[fate] === 'withdrawn')
			.slice(0, MOST_NAMED)
			.map(({ row }) => row)
	};
}
