import { atlas } from '$lib/server/atlas.ts';
import { groupEntries } from '$lib/server/lists.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ groups: groupEntries((await atlas()).records) });
