import { answerTile } from '$lib/server/ogc/tiling.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerTile(event);
