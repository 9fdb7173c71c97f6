import { ask } from '$lib/server/ask.ts';
import { outlinesOf } from '$lib/server/layers.ts';
import { GEOJSON_TYPE, replyOf } from '$lib/server/reply.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, request }) => {
	const asked = await ask(url);
	if ('refusal' in asked) return asked.refusal;
	const { known, view } = asked;
	return replyOf(request, asked, () => outlinesOf(known, view.filter), GEOJSON_TYPE);
};
