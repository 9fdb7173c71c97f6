import { requireSignedIn } from '$lib/server/admin/guard.ts';
import { readPreview } from '$lib/server/upload/job.ts';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	requireSignedIn(event);
	const preview = await readPreview(event.params.job);
	if (!preview) error(404, { message: 'There is no such file on its way in.' });
	const { features } = preview;
	const collection = { type: 'FeatureCollection', id: 'preview', title: 'Preview', features };
	return new Response(JSON.stringify(collection), {
		headers: { 'Content-Type': 'application/geo+json' }
	});
};
