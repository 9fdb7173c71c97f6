import { loadPage } from '$lib/server/ogc/answer.ts';
import { LANDING } from '$lib/server/ogc/landing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ page: await loadPage(event, LANDING) });
