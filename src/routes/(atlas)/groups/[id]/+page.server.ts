import { groupDetail } from '$lib/server/dossier.ts';
import { atlasOf, refuse } from '$lib/server/missing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const known = await atlasOf(url);
	const detail = await groupDetail(known, params.id);
	const redaction = known.redactor.of('group', params.id) ?? null;
	return { detail: detail ?? refuse('group', params.id, known), redaction };
};
