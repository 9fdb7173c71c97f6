import { json } from '@sveltejs/kit';
import { atlas } from '$lib/server/atlas.ts';
import { problem } from '$lib/server/problem.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	try {
		const { engine, records, places } = await atlas();
		const { incidents, statements, presences, groups, sources, regions } = records;
		const things = { incidents, statements, presences, groups, sources, regions, places };
		const counts = Object.fromEntries(
			Object.entries(things).map(([name, { length }]) => [name, length])
		);
		return json(
			{ status: 'ok', snapshot: engine.snapshot, counts },
			{ headers: { 'Cache-Control': 'no-store' } }
		);
	} catch {
		return problem(503, 'The data cannot be read; the log of the server says why.');
	}
};
