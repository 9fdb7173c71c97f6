import { embedOf, shownAt } from './shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const shown = await shownAt(url);
	return { embed: await embedOf(shown) };
};
