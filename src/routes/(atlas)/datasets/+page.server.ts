import { atlasOf } from '$lib/server/missing.ts';
import { datasetEntries } from '$lib/server/lists.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const known = await atlasOf(url);
	const { records, engine } = known;
	const layers = records.layers.map(({ id, title, description }) => ({ id, title, description }));
	return { datasets: await datasetEntries(known), layers, snapshot: engine.snapshot };
};
