// oEmbed 1.0 (https://oembed.com): what a site that was given a link to a view may put in its place.
import { embedHeight, frameMarkup } from '../query/code.ts';
import { escapeHTML } from '../query/escape.ts';
import { formatFigure, initialFigure } from '../query/figure.ts';
import { parseWhole } from '../query/number.ts';
import type { Shareable } from '../query/shareable.ts';
import { queryOf } from '../query/target.ts';
import { formatView } from '../query/view.ts';
import { captionView } from './caption.ts';
import { config } from './config.ts';
import { readShown, type Shown } from './embed.ts';
import { problem } from './problem.ts';
import { reply, replyText } from './reply.ts';

/** How wide an embed is where nobody says how wide it may be, in CSS pixels. */
const WIDTH = 673;
/** Nothing needs to be larger; an embed below the least cannot be read, and a picture is not drawn. */
const MOST = 4000;
const LEAST = { width: 200, height: 100 };
const CARD = { width: 1200, height: 630 };
/** Seconds for which a site may keep the answer. */
const CACHE_AGE = 3600;

/** The most pixels that a site has room for; null where it does not say; a sentence where it cannot be meant. */
function mostOf(params: URLSearchParams, key: 'maxwidth' | 'maxheight'): number | null | string {
	const text = params.get(key)?.trim();
	if (!text) return null;
	const value = parseWhole(text);
	if (value === null || value < 1)
		return `“${text.slice(0, 60)}” for “${key}” cannot be used: expected a whole number of pixels, 1 or more.`;
	return Math.min(value, MOST);
}

/** The view that an address of this atlas shows; null for any other address. */
export function targetOf(text: string, origin: string): URLSearchParams | null {
	if (!URL.canParse(text)) return null;
	const url = new URL(text);
	const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
	return isWeb && url.host === new URL(origin).host && !url.username ? queryOf(url) : null;
}

interface Room {
	width: number | null;
	height: number | null;
}

/** A picture of the view within the room that there is; nothing where that is too small for one. */
function thumbnailOf({ origin, view }: Shareable, room: Room): Record<string, string | number> {
	const width = Math.min(CARD.width, room.width ?? CARD.width);
	const height = Math.min(CARD.height, room.height ?? CARD.height);
	if (width < LEAST.width || height < LEAST.height) return {};
	const whole = width === CARD.width && height === CARD.height;
	const figure = formatFigure({ ...initialFigure, width, height, scale: 1, legend: false });
	const query = [formatView(view), whole ? '' : figure].filter(Boolean).join('&');
	return {
		thumbnail_url: `${origin}/${whole ? 'card' : 'figure'}.png${query && `?${query}`}`,
		thumbnail_width: width,
		thumbnail_height: height
	};
}

async function answerOf({ known, view, options }: Shown, origin: string, room: Room) {
	const shared: Shareable = { origin, view, options, words: await captionView(known, view) };
	const width = Math.min(room.width ?? WIDTH, WIDTH);
	const height = Math.min(room.height ?? MOST, embedHeight(width, shared));
	return {
		type: 'rich',
		version: '1.0',
		title: shared.words.title,
		author_name: 'Incident Atlas',
		author_url: `${origin}/datasets`,
		provider_name: 'Incident Atlas',
		provider_url: `${origin}/`,
		cache_age: CACHE_AGE,
		...thumbnailOf(shared, room),
		html: frameMarkup(shared, width, height),
		width,
		height
	};
}

const asXML = (answer: Record<string, string | number>): string => {
	const parts = Object.entries(answer).map(
		([name, value]) => `<${name}>${escapeHTML(String(value))}</${name}>`
	);
	return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${parts.join('')}</oembed>\n`;
};

/** Answers `/oembed`: 400 without a usable address, 401 for what is not for the public, 404 for what is not ours, 501 for another format. */
export async function answerOEmbed(url: URL, request: Request): Promise<Response> {
	const { searchParams: params, origin } = url;
	const format = params.get('format') || 'json';
	if (format !== 'json' && format !== 'xml')
		return problem(501, `“${format.slice(0, 60)}” is not offered: expected json or xml.`);
	const asked = params.get('url')?.trim();
	if (!asked)
		return problem(400, 'No “url” is given: expected the address of a page of this atlas.');
	const room = { width: mostOf(params, 'maxwidth'), height: mostOf(params, 'maxheight') };
	const { width, height } = room;
	if (typeof width === 'string') return problem(400, width);
	if (typeof height === 'string') return problem(400, height);
	const target = targetOf(asked, origin);
	if (!target)
		return problem(404, `“${asked.slice(0, 200)}” is no page of this atlas that can be embedded.`);
	if (config().audience === 'private')
		return problem(401, 'What this atlas shows is not for the public.');
	const shown = await readShown(target);
	if (!('known' in shown)) return problem(shown.redacted ? 401 : 404, shown.message);
	const answer = await answerOf(shown, origin, { width, height });
	return format === 'json'
		? reply(request, answer)
		: replyText(request, asXML(answer), 'text/xml; charset=utf-8');
}
