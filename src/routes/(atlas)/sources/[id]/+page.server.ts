import { sourceDetail } from '$lib/server/citing.ts';
import { atlasOf, refuse } from '$lib/server/missing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const known = await atlasOf(url);
	const detail = await sourceDetail(known, params.id);
	return { detail: detail ?? refuse('source', params.id, known) };
};
