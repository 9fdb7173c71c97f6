import { error, redirect } from '@sveltejs/kit';
import { dev, version } from '$app/environment';
import { atlas } from '$lib/server/atlas.ts';
import { frontOf } from '$lib/server/front.ts';
import { readForm } from './form.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, setHeaders }) => {
	const known = await atlas();
	const form = readForm(url.searchParams, known.places);
	if (form && 'query' in form) redirect(303, form.query ? `/?${form.query}` : '/');
	const front = await frontOf(known, url.searchParams, form ? [form.complaint] : []);
	const { snapshot } = front.view;
	if (snapshot && snapshot !== front.snapshot)
		error(404, {
			message: `This atlas holds no data with the id “${snapshot}”.`,
			help: 'Take “snapshot” out of the address to see the current data.'
		});
	// A page depends on its address, on the data and on the program alone.
	if (!dev)
		setHeaders({
			'cache-control': 'public, max-age=0, must-revalidate',
			etag: `"${version}.${front.snapshot}"`
		});
	return front;
};
