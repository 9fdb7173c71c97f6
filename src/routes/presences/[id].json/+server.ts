import { presenceDetail } from '$lib/server/detail.ts';
import { answerJSON } from '$lib/server/single.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerJSON(event, 'presence', presenceDetail);
