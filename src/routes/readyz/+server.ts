import { json } from '@sveltejs/kit';
import { atlasIfOpen } from '$lib/server/atlas.ts';
import { problem } from '$lib/server/problem.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	const headers = { 'Cache-Control': 'no-store' };
	try {
		const open = await atlasIfOpen();
		if (!open) return problem(503, 'The first snapshot is still being opened.');
		const { engine, faults } = open;
		const status = faults.length ? 'faults in the data' : 'ready';
		return json({ status, snapshot: engine.snapshot }, { headers });
	} catch {
		return problem(503, 'No snapshot can be served yet; the log of the server says why.');
	}
};
