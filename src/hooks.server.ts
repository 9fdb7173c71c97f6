import type { Handle } from '@sveltejs/kit';
import { compress } from '$lib/server/compression.ts';

const HEADERS = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'strict-origin-when-cross-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()'
};

/** Writes the theme that the address names into the page, adds every answer's headers and packs text. */
export const handle: Handle = async ({ event, resolve }) => {
	const asked = event.url.searchParams.get('theme');
	const theme = asked === 'light' || asked === 'dark' ? asked : '';
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('data-theme="%theme%"', theme ? `data-theme="${theme}"` : '')
	});
	for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
	const policy = response.headers.get('Content-Security-Policy');
	if (policy) response.headers.set('Content-Security-Policy', `${policy}; frame-ancestors 'self'`);
	return compress(event.request, response);
};
