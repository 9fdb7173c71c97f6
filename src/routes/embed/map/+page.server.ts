import { tiledIn } from '$lib/cartography/legend.ts';
import { extentOfRecord } from '$lib/server/figure/drawn.ts';
import { formatFilter } from '$lib/query/view.ts';
import { needsTiles } from '../../(atlas)/tiled.ts';
import { embedOf, shownAt } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const shown = await shownAt(url);
	const { known, view } = shown;
	const { engine, records } = known;
	const { selected } = view;
	const record = selected && known.record(selected.kind, selected.id);
	const place = record && extentOfRecord(known, record);
	const [embed, extent, facets] = await Promise.all([
		embedOf(shown),
		place ?? engine.extent(view.filter),
		engine.facets(view.filter)
	]);
	const tiled = await needsTiles(engine, embed);
	// Data that changes while the map is open is not mixed: everything it asks for is of one snapshot.
	const query = [formatFilter(view.filter), `snapshot=${engine.snapshot}`]
		.filter(Boolean)
		.join('&');
	return {
		embed,
		drawn: {
			layers: records.layers.map(({ id }) => id),
			extent,
			query,
			tiled,
			legend: tiled ? tiledIn(facets) : null
		}
	};
};
