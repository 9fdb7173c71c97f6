import { loadPage } from '$lib/server/ogc/answer.ts';
import { DEFINITION } from '$lib/server/ogc/openapi.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ page: await loadPage(event, DEFINITION) });
