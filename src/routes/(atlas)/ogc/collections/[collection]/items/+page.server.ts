import { itemsPage } from '$lib/server/ogc/pages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ page: await itemsPage(event) });
