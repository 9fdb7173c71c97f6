import { loadPage } from '$lib/server/ogc/answer.ts';
import { SCHEMA } from '$lib/server/ogc/schema.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ page: await loadPage(event, SCHEMA) });
