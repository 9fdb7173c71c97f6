import { answerJSON } from '$lib/server/ogc/answer.ts';
import { TILESET } from '$lib/server/ogc/tiling.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerJSON(event, TILESET);
