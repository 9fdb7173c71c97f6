import { groupDetail } from '$lib/server/dossier.ts';
import { atlasOf, refuse } from '$lib/server/missing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const known = await atlasOf(url);
	const detail = await groupDetail(known, params.id);
	return { detail: detail ?? refuse('group', params.id, known) };
};
