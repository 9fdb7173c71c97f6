import { atlas } from '$lib/server/atlas.ts';
import { regionDetail } from '$lib/server/dossier.ts';
import { holdPin, refuse } from '$lib/server/missing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const known = await atlas();
	holdPin(url, known);
	const detail = await regionDetail(known, params.id);
	return { detail: detail ?? refuse('region', params.id, known.records) };
};
