import { isToken } from '$lib/server/admin/token.ts';
import { atlas } from '$lib/server/atlas.ts';
import { config } from '$lib/server/config.ts';
import { meter } from '$lib/server/operating/metrics.ts';
import { problem } from '$lib/server/problem.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request }) => {
	const counts = meter();
	if (!counts) return problem(404, 'This atlas keeps no metrics.');
	const { metrics } = config();
	const [, given = ''] = /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '') ?? [];
	if (metrics !== 'open' && !isToken(given, metrics)) {
		const refusal = problem(401, 'The metrics are for who knows their token.');
		refusal.headers.set('WWW-Authenticate', 'Bearer');
		return refusal;
	}
	const known = await atlas().catch(() => null);
	if (known) counts.snapshot(known.engine.snapshot);
	const { registry } = counts;
	const headers = { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' };
	return new Response(await registry.metrics(), { headers });
};
