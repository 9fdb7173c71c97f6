import { atlasOf } from '$lib/server/missing.ts';
import { sourceEntries } from '$lib/server/lists.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => ({
	sources: await sourceEntries(await atlasOf(url))
});
