import { atlas } from '$lib/server/atlas.ts';
import { sourceEntries } from '$lib/server/lists.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
	sources: sourceEntries((await atlas()).records)
});
