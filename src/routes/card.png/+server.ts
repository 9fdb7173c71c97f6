import { formatFigure, initialFigure } from '$lib/query/figure.ts';
import { formatView, parseView } from '$lib/query/view.ts';
import { answerFigure } from '$lib/server/figure/answer.ts';
import type { RequestHandler } from './$types';

/** The size that other sites show a link's picture at: https://ogp.me */
const CARD = { ...initialFigure, width: 1200, height: 630, scale: 1, numbered: false };

/** The view as the picture of a link to it; of what else the address says of a figure nothing is heard. */
export const GET: RequestHandler = ({ url, request }) => {
	const card = new URL(url);
	const { view, faults } = parseView(url.searchParams);
	// What cannot be used has to be refused with its own words.
	if (!faults.length) card.search = formatView(view);
	for (const [key, value] of new URLSearchParams(formatFigure(CARD)))
		card.searchParams.set(key, value);
	return answerFigure({ url: card, request }, 'png');
};
