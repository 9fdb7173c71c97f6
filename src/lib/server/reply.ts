// Answers of data addresses: cacheable, open to every origin, with an ETag.
import { createHash } from 'node:crypto';
import { namesTag } from './tag.ts';

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

/** How long an answer may be kept without asking again, in seconds: one that names its snapshot, and any other. */
const DAY = 86_400;
const MINUTE = 60;

/** Names the program that answers; put here when the server is built. */
declare const PROGRAM: string;
const program = typeof PROGRAM === 'string' ? PROGRAM : 'source';

/** What an answer is and what it depends on. */
export interface Cacheable {
	/**
	 * All that the answer depends on beside the program, the atlas's `edition` first; where that cannot be told
	 * before it is made, the answer itself.
	 */
	of: readonly string[];
	/** Media type, with its charset where it is text. */
	type: string;
	/** Whether the address names its snapshot: such an answer changes by redaction only. */
	isPinned?: boolean;
	/** Whether it is so dear that HEAD is answered without making it. */
	isCostly?: boolean;
	/** Headers of this answer, its disposition for one. */
	headers?: Record<string, string>;
}

/** An answer's body, null for nothing (204), or another response in its place: why there is none. */
export type Made = BodyInit | Uint8Array<ArrayBuffer> | Response | null;

/** A digest of words, short enough for a tag or a name. */
export const digestOf = (words: readonly string[]): string =>
	createHash('sha256').update(words.join('\n')).digest('base64url').slice(0, 22);

/** The entity tag of what depends on some words and on the program: weak, as it goes out packed and plain (RFC 9110, 8.8.1). */
export const tagOf = (of: readonly string[]): string => `W/"${digestOf([program, ...of])}"`;

/**
 * An answer that caches may keep and every origin may read: 304 where the caller holds it already, and then
 * nothing is made. Kept for a day where it names its snapshot, else for a minute; after that it is asked for again.
 */
export async function replyCached(
	request: Request,
	{ of, type, isPinned = false, isCostly = false, headers: own }: Cacheable,
	make: () => Made | Promise<Made>
): Promise<Response> {
	const tag = tagOf([type, ...of]);
	const headers = new Headers({
		ETag: tag,
		'Cache-Control': `public, max-age=${isPinned ? DAY : MINUTE}, must-revalidate`,
		'Access-Control-Allow-Origin': '*',
		'X-Content-Type-Options': 'nosniff',
		...own
	});
	const known = () => new Response(null, { status: 304, headers });
	if (namesTag(request, tag)) return known();
	const made = isCostly && request.method === 'HEAD' ? '' : await make();
	if (made instanceof Response) return made;
	// `*` is any answer that there is, which only making it tells.
	if (made !== null && request.headers.get('If-None-Match')?.trim() === '*') {
		if (made instanceof ReadableStream) await made.cancel();
		return known();
	}
	if (made === null) {
		for (const name of ['Content-Encoding', 'Content-Disposition']) headers.delete(name);
		return new Response(null, { status: 204, headers });
	}
	headers.set('Content-Type', type);
	return new Response(request.method === 'HEAD' ? null : made, { headers });
}

const typed = (type: string) => (type === JSON_TYPE ? `${type}; charset=utf-8` : type);

/**
 * A value of a view as JSON of a media type, or the response that says why there is none; what the address and the
 * data say already is not made again.
 */
export const replyOf = (
	request: Request,
	{ known, view }: { known: { edition: string }; view: { snapshot: string | null } },
	make: () => unknown,
	type = JSON_TYPE
): Promise<Response> =>
	replyCached(
		request,
		{ of: [known.edition, request.url], type: typed(type), isPinned: view.snapshot !== null },
		async () => {
			const made = await make();
			return made instanceof Response ? made : JSON.stringify(made);
		}
	);

/** A text of a media type, of which only itself tells whether it is another one. */
export const replyText = (request: Request, body: string, type: string): Promise<Response> =>
	replyCached(request, { of: [body], type }, () => body);

/** The same of a value as JSON. */
export const reply = (request: Request, value: unknown, type = JSON_TYPE): Promise<Response> =>
	replyText(request, JSON.stringify(value), typed(type));
