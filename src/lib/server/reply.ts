// Answers of data addresses: cacheable, open to every origin, with an ETag.
import { createHash } from 'node:crypto';

/**
 * What is for a private audience alone stays with the one who asked: nobody keeps a copy of it, and no other
 * site's page may read it.
 */
export function keepPrivate({ headers }: Response): void {
	headers.set('Cache-Control', 'no-store');
	for (const name of [...headers.keys()])
		if (name.startsWith('access-control-') || name === 'etag') headers.delete(name);
}

/** Media types of what data addresses answer. */
export const JSON_TYPE = 'application/json';
export const GEOJSON_TYPE = 'application/geo+json';

/** How long a data address's answer may be kept without asking again, in seconds. */
const MAX_AGE = 60;

/** Whether an If-None-Match header names this tag; compared weakly, as RFC 9110 section 13.1.2 wants. */
export function names(header: string | null, tag: string): boolean {
	if (!header) return false;
	const bare = (text: string) => text.trim().replace(/^W\//, '');
	return header.trim() === '*' || header.split(',').some((other) => bare(other) === bare(tag));
}

/** A text of a media type; 304 where the caller holds it already. */
export function replyText(request: Request, body: string, type: string): Response {
	const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
	const headers = {
		ETag: tag,
		'Cache-Control': `public, max-age=${MAX_AGE}`,
		'Access-Control-Allow-Origin': '*',
		'X-Content-Type-Options': 'nosniff'
	};
	if (names(request.headers.get('If-None-Match'), tag))
		return new Response(null, { status: 304, headers });
	return new Response(body, { headers: { ...headers, 'Content-Type': type } });
}

/** A value as JSON of a media type; 304 where the caller holds it already. */
export const reply = (request: Request, value: unknown, type = JSON_TYPE): Response =>
	replyText(request, JSON.stringify(value), type === JSON_TYPE ? `${type}; charset=utf-8` : type);
