import { redirect } from '@sveltejs/kit';
import { dev, version } from '$app/environment';
import { captionFront } from '$lib/server/caption.ts';
import { frontOf } from '$lib/server/front.ts';
import { atlasOf } from '$lib/server/missing.ts';
import { readForm } from './form.ts';
import { needsTiles } from './tiled.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, setHeaders }) => {
	const known = await atlasOf(url);
	const form = readForm(url.searchParams, known.places);
	if (form && 'query' in form) redirect(303, form.query ? `/?${form.query}` : '/');
	const front = await frontOf(known, url.searchParams, form ? [form.complaint] : []);
	// A page depends on its address, on the data and on the program alone.
	if (!dev)
		setHeaders({
			'cache-control': 'public, max-age=0, must-revalidate',
			etag: `"${version}.${front.snapshot}"`
		});
	const [words, tiled] = await Promise.all([
		captionFront(known, front),
		front.answerable && needsTiles(known.engine, front)
	]);
	return { ...front, words, tiled };
};
