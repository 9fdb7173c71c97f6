import { incidentDetail } from '$lib/server/detail.ts';
import { heldSame } from '$lib/server/duplicates/held.ts';
import { linkIncident } from '$lib/server/linked/incident.ts';
import { atlasOf, refuse } from '$lib/server/missing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const known = await atlasOf(url);
	const detail = incidentDetail(known, params.id);
	const held = detail ? null : heldSame(known, params.id);
	if (!detail && !held) refuse('incident', params.id, known);
	const redaction = known.redactor.of('incident', params.id) ?? null;
	const linked = detail && linkIncident(known, detail, url.origin);
	return { detail, held, redaction, linked };
};
