import { atlasOf } from '$lib/server/missing.ts';
import { datasetEntries } from '$lib/server/lists.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { records, engine } = await atlasOf(url);
	const layers = records.layers.map(({ id, title, description }) => ({ id, title, description }));
	return { datasets: datasetEntries(records), layers, snapshot: engine.snapshot };
};
