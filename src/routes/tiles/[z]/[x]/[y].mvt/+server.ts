import { ask } from '$lib/server/ask.ts';
import { problem } from '$lib/server/problem.ts';
import { noTile, parseTile, replyTiles, TILE_TYPE } from '$lib/server/tiles.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params: { z, x, y }, url, request }) => {
	const tile = parseTile(z, x, y);
	if (!tile) return problem(400, noTile(`${z}/${x}/${y}`));
	const asked = await ask(url);
	if ('refusal' in asked) return asked.refusal;
	const { known, view } = asked;
	const question = { known, view, tiles: [tile], type: TILE_TYPE };
	return replyTiles(request, question, () => known.engine.tile(view.filter, tile));
};
