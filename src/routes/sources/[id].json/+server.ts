import { sourceDetail } from '$lib/server/citing.ts';
import { answerJSON } from '$lib/server/single.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerJSON(event, 'source', sourceDetail);
