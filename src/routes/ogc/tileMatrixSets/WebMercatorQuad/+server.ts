import { answerJSON } from '$lib/server/ogc/answer.ts';
import { TILE_MATRIX_SET } from '$lib/server/ogc/tiling.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerJSON(event, TILE_MATRIX_SET);
