import { atlas } from '$lib/server/atlas.ts';
import { incidentDetail } from '$lib/server/detail.ts';
import { holdPin, refuse } from '$lib/server/missing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const known = await atlas();
	holdPin(url, known);
	const detail = incidentDetail(known, params.id);
	return { detail: detail ?? refuse('incident', params.id, known.records) };
};
