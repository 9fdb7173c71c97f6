import { dev } from '$app/environment';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { refuseBody } from '$lib/server/admin/body.ts';
import { compress } from '$lib/server/compression.ts';
import { config } from '$lib/server/config.ts';
import { framedBy, isEmbed } from '$lib/server/framing.ts';
import { inNamedForm, optionsOf } from '$lib/server/ogc/negotiation.ts';
import { logRequest, say } from '$lib/server/operating/log.ts';
import { meter } from '$lib/server/operating/metrics.ts';
import { keepPrivate } from '$lib/server/reply.ts';
import { answerSettled } from '$lib/server/settled.ts';
import { answerInTurn } from '$lib/server/turn.ts';

const HEADERS = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'strict-origin-when-cross-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()'
};

/** Refuses to start, with a sentence, where what the operator set cannot be meant. */
export const init: ServerInit = () => {
	try {
		config();
	} catch (problem) {
		console.error((problem as Error).message);
		process.exit(1);
	}
};

/** A page with its theme; an embed is without what reads a choice made earlier, since it opens no storage. */
function paint(html: string, theme: string, embedded: boolean): string {
	const painted = html.replace('data-theme="%theme%"', theme ? `data-theme="${theme}"` : '');
	return embedded ? painted.replace(/\s*<script src="[^"]*theme\.js"><\/script>/, '') : painted;
}

/** Names the modules of a page in its head: as a header they outgrow what nginx takes of one by default (4 kB). */
const preloading = (html: string, modules: readonly string[]): string =>
	html.replace('</head>', () => {
		const links = modules.map((path) => `<link rel="modulepreload" href="${path}">`);
		return `${links.join('')}</head>`;
	});

/** Tells the operator of a request, as far as that is wanted. */
function record({ request, route, url }: RequestEvent, status: number, seconds: number): void {
	const address = url.pathname + url.search;
	const [method, named] = [request.method, route.id?.replace('/(atlas)', '') ?? 'none'];
	const answered = { route: named || '/', method, status, seconds, address };
	meter()?.request(answered);
	logRequest(answered);
}

/** A fault of ours is told to the operator by its route and where in the program it is; what was asked is not. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status >= 500)
		say(
			`A request to ${event.route.id ?? 'no route'} failed: ${error instanceof Error ? error.stack : String(error)}`
		);
	return { message };
};

/** Writes the theme that the address names into the page, adds every answer's headers and packs text. */
const answer: Handle = async ({ event, resolve }) => {
	event.request = inNamedForm(event.request, event.url);
	const asked = event.url.searchParams.get('theme');
	const theme = asked === 'light' || asked === 'dark' ? asked : '';
	const modules: string[] = [];
	const make = () =>
		resolve(event, {
			preload({ type, path }) {
				if (type === 'js') modules.push(path);
				return false;
			},
			transformPageChunk: ({ html }) =>
				paint(preloading(html, modules), theme, isEmbed(event.route.id))
		});
	const response = await answerInTurn(event.request, () => answerSettled(event, make));
	for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
	const policy = response.headers.get('Content-Security-Policy');
	if (policy)
		response.headers.set(
			'Content-Security-Policy',
			framedBy(policy, event.route.id, config().ancestors)
		);
	if (config().audience === 'private') keepPrivate(response);
	// A program that is being written answers otherwise at any moment.
	if (dev) response.headers.set('Cache-Control', 'no-store');
	return compress(event.request, response);
};

export const handle: Handle = async ({ event, resolve }) => {
	const began = performance.now();
	const refused = refuseBody(event) ?? optionsOf(event.request, event.url);
	const response = refused ?? (await answer({ event, resolve }));
	record(event, response.status, (performance.now() - began) / 1000);
	return response;
};
