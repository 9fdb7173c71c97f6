import { ask } from '$lib/server/ask.ts';
import { replyCitation } from '$lib/server/cite/reply.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, params, request }) => {
	const asked = await ask(url);
	return 'refusal' in asked ? asked.refusal : replyCitation(request, asked, url, params.format);
};
