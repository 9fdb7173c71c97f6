import { answerJSON } from '$lib/server/ogc/answer.ts';
import { COLLECTION } from '$lib/server/ogc/landing.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerJSON(event, COLLECTION);
