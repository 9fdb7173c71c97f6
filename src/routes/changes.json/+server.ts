import { refusePin } from '$lib/server/ask.ts';
import { changesOf, MOST_TOLD } from '$lib/server/changes/answer.ts';
import { MOST_COMPARED } from '$lib/server/changes/compare.ts';
import { problem } from '$lib/server/problem.ts';
import { reply } from '$lib/server/reply.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, request }) => {
	const found = await changesOf(url.searchParams);
	if ('status' in found) return refusePin(found, url);
	const { complaints, older, newer, changes, history, view } = found;
	if (complaints.length) return problem(400, complaints.join(' '), { faults: complaints });
	if (history) return reply(request, { ...view.selected, ...history });
	if (!older)
		return problem(
			400,
			'The key “since” is missing: expected the id of older data, or “incident”, “statement” or “presence” with the id of a record.'
		);
	if (!changes)
		return problem(
			400,
			`The view holds more than ${MOST_COMPARED} records of a kind: narrow it to have them compared.`
		);
	const told = changes.slice(0, MOST_TOLD);
	return reply(request, { since: older, snapshot: newer, count: changes.length, changes: told });
};
