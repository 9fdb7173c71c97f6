import { json } from '@sveltejs/kit';
import { atlas } from '$lib/server/atlas.ts';
import { problem } from '$lib/server/problem.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	try {
		const { engine, records, places } = await atlas();
		const { groups, sources, regions } = records;
		const { matched: incidents, statements, presences } = await engine.count({});
		const lists = { groups, sources, regions, places };
		const lengths = Object.entries(lists).map(([name, { length }]) => [name, length] as const);
		const counts = { incidents, statements, presences, ...Object.fromEntries(lengths) };
		return json(
			{ status: 'ok', snapshot: engine.snapshot, counts },
			{ headers: { 'Cache-Control': 'no-store' } }
		);
	} catch {
		return problem(503, 'The data cannot be read; the log of the server says why.');
	}
};
