import { regionDetail } from '$lib/server/dossier.ts';
import { answerJSON } from '$lib/server/single.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerJSON(event, 'region', regionDetail);
