import type { Handle, ServerInit } from '@sveltejs/kit';
import { refuseBody } from '$lib/server/admin/body.ts';
import { compress } from '$lib/server/compression.ts';
import { config } from '$lib/server/config.ts';
import { keepPrivate } from '$lib/server/reply.ts';
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

/** Writes the theme that the address names into the page, adds every answer's headers and packs text. */
export const handle: Handle = async ({ event, resolve }) => {
	const refused = refuseBody(event);
	if (refused) return refused;
	const asked = event.url.searchParams.get('theme');
	const theme = asked === 'light' || asked === 'dark' ? asked : '';
	const response = await answerInTurn(event.request, () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('data-theme="%theme%"', theme ? `data-theme="${theme}"` : '')
		})
	);
	for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
	const policy = response.headers.get('Content-Security-Policy');
	if (policy) response.headers.set('Content-Security-Policy', `${policy}; frame-ancestors 'self'`);
	if (config().audience === 'private') keepPrivate(response);
	return compress(event.request, response);
};
