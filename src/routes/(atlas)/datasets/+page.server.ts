import { atlas } from '$lib/server/atlas.ts';
import { datasetEntries } from '$lib/server/lists.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { records, engine } = await atlas();
	const layers = records.layers.map(({ id, title, description }) => ({ id, title, description }));
	return { datasets: datasetEntries(records), layers, snapshot: engine.snapshot };
};
