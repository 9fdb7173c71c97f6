import { redirect } from '@sveltejs/kit';
import { captionFront } from '$lib/server/caption.ts';
import { frontOf } from '$lib/server/front.ts';
import { linkDataset } from '$lib/server/linked/dataset.ts';
import { sinceOf } from '$lib/server/changes/since.ts';
import { atlasOf } from '$lib/server/missing.ts';
import { readForm } from './form.ts';
import { needsTiles } from './tiled.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const known = await atlasOf(url);
	const form = readForm(url.searchParams, known.places);
	if (form && 'query' in form) redirect(303, form.query ? `/?${form.query}` : '/');
	const front = await frontOf(known, url.searchParams, form ? [form.complaint] : []);
	const [since, tiled] = await Promise.all([
		front.answerable ? sinceOf(known, front.view) : null,
		front.answerable && needsTiles(known.engine, front)
	]);
	const words = captionFront(known, front);
	const linked = linkDataset(known, { ...front, words }, url.origin);
	return { ...front, words, since, tiled, linked };
};
