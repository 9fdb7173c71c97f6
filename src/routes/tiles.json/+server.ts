import { ask } from '$lib/server/ask.ts';
import { replyOf } from '$lib/server/reply.ts';
import { tileJson } from '$lib/server/tilejson.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, request }) => {
	const asked = await ask(url);
	if ('refusal' in asked) return asked.refusal;
	return replyOf(request, asked, () => tileJson(asked.known, asked.view, url.origin));
};
