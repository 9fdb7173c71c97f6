// Who may show a page in a frame: embeds are made for it, every other page stays by itself.

/** Whether a route is an embed, which the pages of others show. */
export const isEmbed = (route: string | null): boolean => route?.split('/')[1] === 'embed';

/**
 * A page's Content-Security-Policy with who may frame it. In a sandboxed frame MapLibre starts its worker from a
 * `data:` address, because nothing is of the same origin there.
 */
export function framedBy(policy: string, route: string | null, ancestors: string): string {
	if (!isEmbed(route)) return `${policy}; frame-ancestors 'self'`;
	const working = policy.replace(/(^|;\s*)worker-src 'self'/, "$1worker-src 'self' data:");
	return `${working}; frame-ancestors ${ancestors}`;
}
