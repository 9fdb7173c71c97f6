import { atlas } from '$lib/server/atlas.ts';
import { heldSnapshots } from '$lib/server/changes/held.ts';
import { reply } from '$lib/server/reply.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request }) => {
	const known = await atlas();
	return reply(request, { current: known.engine.snapshot, snapshots: await heldSnapshots(known) });
};
