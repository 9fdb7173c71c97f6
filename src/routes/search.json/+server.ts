import { parseWhole } from '$lib/query/number.ts';
import { atlas } from '$lib/server/atlas.ts';
import { problem } from '$lib/server/problem.ts';
import { reply } from '$lib/server/reply.ts';
import { MOST, suggest, USUAL } from '$lib/server/search.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, request }) => {
	const q = url.searchParams.get('q')?.trim() ?? '';
	const asked = url.searchParams.get('limit');
	const limit = asked ? parseWhole(asked) : USUAL;
	if (q.length > 200) return problem(400, 'The value for “q” is longer than 200 characters.');
	if (limit === null || limit < 1)
		return problem(400, `“${asked}” for “limit” cannot be used: expected a whole number from 1.`);
	const suggestions = await suggest(await atlas(), q, Math.min(limit, MOST));
	return reply(request, { q, suggestions });
};
