import { ask } from '$lib/server/ask.ts';
import { problem } from '$lib/server/problem.ts';
import { frame, parseTiles, replyTiles, TILES_TYPE } from '$lib/server/tiles.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, request }) => {
	const tiles = parseTiles(url.searchParams.get('tiles'));
	if (typeof tiles === 'string') return problem(400, tiles);
	const asked = await ask(url);
	if ('refusal' in asked) return asked.refusal;
	const { known, view } = asked;
	return replyTiles(request, { known, view, tiles, type: TILES_TYPE }, async () =>
		frame(await known.engine.tiles(view.filter, tiles))
	);
};
