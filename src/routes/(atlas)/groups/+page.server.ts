import { atlasOf } from '$lib/server/missing.ts';
import { groupEntries } from '$lib/server/lists.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => ({
	groups: await groupEntries(await atlasOf(url))
});
