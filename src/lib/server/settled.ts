// Pages that their address, the data, the program and its settings settle: who holds one is told so without making it.
import { dev } from '$app/environment';
import type { RequestEvent } from '@sveltejs/kit';
import { atlas } from './atlas.ts';
import { atlasAt } from './pinned.ts';
import { config } from './config.ts';
import { tagOf } from './reply.ts';
import { namesTag } from './tag.ts';

/** How long a proxy keeps a page, and a browser an embed, in seconds; a browser asks for a page again each time. */
const PAGE = 'public, max-age=0, s-maxage=60, must-revalidate';
const EMBED = 'public, max-age=60';

const KEPT: ReadonlyMap<string | null, string> = new Map([
	...[
		'',
		'/datasets',
		'/groups',
		'/groups/[id]',
		'/incidents/[id]',
		'/lists/[list]',
		'/presences/[id]',
		'/regions/[id]',
		'/sources',
		'/sources/[id]',
		'/statements/[id]'
	].map((route) => [`/(atlas)${route}`, PAGE] as const),
	['/embed', EMBED],
	['/embed/map', EMBED]
]);

/** The tag of what a page is now; null where there is none. What is pinned tells of newer data, too. */
async function tagFor({ url, isDataRequest }: RequestEvent): Promise<string | null> {
	const { audience, ancestors, contact } = config();
	if (audience === 'private') return null;
	try {
		const asked = await atlasAt(url.searchParams.get('snapshot'));
		if ('status' in asked) return null;
		const { edition } = await atlas();
		return tagOf([asked.edition, edition, ancestors, contact, url.origin, String(isDataRequest)]);
	} catch {
		// Making the page says why.
		return null;
	}
}

/** Makes a page, or answers 304 where the asker holds it; other routes are answered as they are. */
export async function answerSettled(
	event: RequestEvent,
	make: () => Response | Promise<Response>
): Promise<Response> {
	const kept = KEPT.get(event.route.id);
	const isRead = event.request.method === 'GET' || event.request.method === 'HEAD';
	const tag = !dev && kept && isRead ? await tagFor(event) : null;
	if (!kept || !tag) return make();
	const headers = { ETag: tag, 'Cache-Control': kept };
	if (namesTag(event.request, tag)) return new Response(null, { status: 304, headers });
	const response = await make();
	if (response.status === 200)
		for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	return response;
}
