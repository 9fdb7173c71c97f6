import { statementDetail } from '$lib/server/detail.ts';
import { atlasOf, refuse } from '$lib/server/missing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const known = await atlasOf(url);
	const detail = statementDetail(known, params.id);
	return { detail: detail ?? refuse('statement', params.id, known) };
};
