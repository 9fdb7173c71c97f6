import { atlas } from '$lib/server/atlas.ts';
import { groupDetail } from '$lib/server/dossier.ts';
import { holdPin, refuse } from '$lib/server/missing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const known = await atlas();
	holdPin(url, known);
	const detail = groupDetail(known, params.id);
	return { detail: detail ?? refuse('group', params.id, known.records) };
};
