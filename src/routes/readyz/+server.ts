import { json } from '@sveltejs/kit';
import { atlas } from '$lib/server/atlas.ts';
import { problem } from '$lib/server/problem.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	const headers = { 'Cache-Control': 'no-store' };
	try {
		const { engine, faults } = await atlas();
		const status = faults.length ? 'faults in the data' : 'ready';
		return json({ status, snapshot: engine.snapshot }, { headers });
	} catch {
		return problem(503, 'No snapshot can be served yet; the log of the server says why.');
	}
};
