import { embedOf, headersOf, shownAt } from './shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, setHeaders }) => {
	const shown = await shownAt(url);
	setHeaders(await headersOf(shown));
	return { embed: await embedOf(shown) };
};
