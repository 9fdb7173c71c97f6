// What component tests show: a view and rows, as small as they can be.
import type { Row } from '../query/answer.ts';
import type { Filter } from '../query/filter.ts';
import { initialView, type View } from '../query/view.ts';

/** A view with a filter. */
export const viewOf = (filter: Filter = {}, more: Partial<View> = {}): View => ({
	...initialView,
	filter,
	...more
});

/** A row of an incident with just an id and what a test cares about. */
export const rowOf = (id: string, more: Partial<Row> = {}): Row => ({
	kind: 'incident',
	id,
	title: `Incident ${id}`,
	class: 'attack',
	type: 'Armed attack',
	when: '12 November 2011',
	earliest: '2011-11-12',
	latest: '2011-11-12',
	place: 'Taraz',
	precision: 'settlement',
	placed: true,
	killed: { low: 6, best: 6, high: 6 },
	groups: [],
	...more
});
