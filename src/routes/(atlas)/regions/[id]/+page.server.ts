import { regionDetail } from '$lib/server/dossier.ts';
import { atlasOf, refuse } from '$lib/server/missing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const known = await atlasOf(url);
	const detail = await regionDetail(known, params.id);
	return { detail: detail ?? refuse('region', params.id, known) };
};
