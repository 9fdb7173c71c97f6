// What a data address answers when it cannot answer: RFC 9457, without stack or path.

const TITLES: Record<number, string> = {
	400: 'The address asks for something that does not exist',
	401: 'Not for the public',
	404: 'Not found',
	409: 'Not where answers come from',
	410: 'Gone',
	501: 'Not offered',
	503: 'Not available now'
};

/** Something more that a problem says of itself. */
export type Extra = Record<string, unknown>;

/** A problem in a sentence, as application/problem+json. */
export function problem(
	status: 400 | 401 | 404 | 409 | 410 | 501 | 503,
	detail: string,
	extra: Extra = {}
): Response {
	const title = TITLES[status];
	return new Response(JSON.stringify({ type: 'about:blank', title, status, detail, ...extra }), {
		status,
		headers: {
			'Content-Type': 'application/problem+json; charset=utf-8',
			'Cache-Control': status === 503 ? 'no-store' : 'public, max-age=60',
			'Access-Control-Allow-Origin': '*',
			'X-Content-Type-Options': 'nosniff'
		}
	});
}
