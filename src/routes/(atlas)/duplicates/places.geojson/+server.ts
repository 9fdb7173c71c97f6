import { error } from '@sveltejs/kit';
import { requireSignedIn } from '$lib/server/admin/guard.ts';
import { withCandidates } from '$lib/server/duplicates/open.ts';
import { collectionOf } from '$lib/server/features.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	requireSignedIn(event);
	const { searchParams } = event.url;
	const both = await withCandidates(({ candidates, records }) => {
		const found = ['a', 'b'].map((name) => candidates.incident(searchParams.get(name) ?? ''));
		const known = found.filter((incident) => incident !== null);
		return known.length === 2 ? collectionOf('pair', 'Two incidents', known, records) : null;
	});
	if (!both) error(404, { message: 'This atlas has no such two incidents.' });
	return new Response(JSON.stringify(both), {
		headers: { 'Content-Type': 'application/geo+json' }
	});
};
