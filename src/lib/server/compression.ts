import { namesTag, opaqueOf } from './tag.ts';

const TEXT = /^(text\/|application\/(.+\+)?(json|x-ndjson|xml|javascript)\b|image\/svg\+xml)/;

/** Whether an Accept-Encoding header takes gzip: named or `*`, and not with `q=0`. */
export function takesGzip(accept: string | null): boolean {
	const asked = (accept ?? '').split(',').map((part) =>
		part
			.trim()
			.toLowerCase()
			.split(/\s*;\s*/)
	);
	const named = asked.find(([name]) => name === 'gzip') ?? asked.find(([name]) => name === '*');
	return named !== undefined && !named.some((part) => /^q=0(\.0*)?$/.test(part));
}

/**
 * The same answer, packed with gzip where it is text and the asker takes it. Files of the build are packed
 * beforehand and never come here. An answer that is to become a 304 stays as it is, with its own tag.
 */
export function compress(request: Request, response: Response): Response {
	const { headers } = response;
	// An answer that is known already varies as the answer itself does (RFC 9110, 15.4.5).
	if (response.status === 304 && !headers.has('Vary')) headers.set('Vary', 'Accept-Encoding');
	if (!response.body || response.status !== 200 || headers.has('Content-Encoding')) return response;
	if (!TEXT.test(headers.get('Content-Type') ?? '')) return response;
	headers.append('Vary', 'Accept-Encoding');
	if (request.method === 'HEAD' || !takesGzip(request.headers.get('Accept-Encoding')))
		return response;
	const tag = headers.get('ETag');
	if (tag && namesTag(request, tag)) return response;

	const packed = new Response(response.body.pipeThrough(new CompressionStream('gzip')), response);
	packed.headers.set('Content-Encoding', 'gzip');
	packed.headers.delete('Content-Length');
	// Packed and plain are the same answer in other bytes: only a weak tag may stand for both (RFC 9110, 8.8.1).
	if (tag) packed.headers.set('ETag', `W/${opaqueOf(tag)}`);
	return packed;
}
