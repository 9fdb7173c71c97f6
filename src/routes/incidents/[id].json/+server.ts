import { incidentDetail } from '$lib/server/detail.ts';
import { heldSame } from '$lib/server/duplicates/held.ts';
import { answerJSON } from '$lib/server/single.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	answerJSON(event, 'incident', (known, id) => incidentDetail(known, id) ?? heldSame(known, id));
