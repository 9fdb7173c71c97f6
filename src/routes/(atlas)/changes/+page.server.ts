import { error } from '@sveltejs/kit';
import { changesOf, MOST_TOLD } from '$lib/server/changes/answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const found = await changesOf(url.searchParams);
	if ('status' in found)
		error(found.status, {
			message: found.message,
			help: 'Choose among the states of the data that are held.',
			meant: [{ name: 'The states of the data', href: '/changes' }]
		});
	const { changes, ...rest } = found;
	return { ...rest, changes: changes?.slice(0, MOST_TOLD) ?? null, count: changes?.length ?? 0 };
};
