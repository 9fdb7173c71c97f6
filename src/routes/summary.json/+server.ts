import { ask } from '$lib/server/ask.ts';
import { reply } from '$lib/server/reply.ts';
import { summaryOf } from '$lib/server/summary.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, request }) => {
	const asked = await ask(url);
	if ('refusal' in asked) return asked.refusal;
	return reply(request, await summaryOf(asked.known, asked.view.filter));
};
