import { answerJSON } from '$lib/server/ogc/answer.ts';
import { TILESETS } from '$lib/server/ogc/tiling.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerJSON(event, TILESETS);
