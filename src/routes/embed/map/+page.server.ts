import { formatFilter } from '$lib/query/view.ts';
import { captionView } from '$lib/server/caption.ts';
import { rowOf } from '$lib/server/rows.ts';
import { needsTiles } from '../../(atlas)/tiled.ts';
import { shownAt } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { known, view, options } = await shownAt(url);
	const { engine, records } = known;
	const [words, count, extent, { type }] = await Promise.all([
		captionView(known, view),
		engine.count(view.filter),
		engine.extent(view.filter),
		engine.facets(view.filter)
	]);
	const tiled = await needsTiles(engine, { view, count });
	const selected = view.selected && known.record(view.selected.kind, view.selected.id);
	const classes = type.filter(({ parent, count }) => parent === null && count > 0);
	// Data that changes while the map is open is not mixed: everything it asks for is of one snapshot.
	const query = [formatFilter(view.filter), `snapshot=${engine.snapshot}`]
		.filter(Boolean)
		.join('&');
	return {
		view,
		legend: options.figure.legend,
		title: words.title,
		layers: records.layers.map(({ id }) => id),
		matched: count.matched,
		extent,
		query,
		tiled,
		classes: tiled ? classes.map(({ value }) => value ?? 'unknown') : [],
		opened: selected ? rowOf(selected, records) : null
	};
};
