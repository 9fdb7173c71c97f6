import { atlas } from '$lib/server/atlas.ts';
import { sourceDetail } from '$lib/server/citing.ts';
import { holdPin, refuse } from '$lib/server/missing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const known = await atlas();
	holdPin(url, known);
	const detail = sourceDetail(known, params.id);
	return { detail: detail ?? refuse('source', params.id, known.records) };
};
