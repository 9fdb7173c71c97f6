// How the OGC API may be asked, and in which form it answers: the one that `f` names, else the one preferred.
import { config } from '../config.ts';
import { HTML_FORM, JSON_FORM } from './link.ts';

const isOGC = (url: URL): boolean => /^\/ogc(\/|$)/.test(url.pathname);

/** What may be done with an address of the OGC API, for who asks that; null for all else. */
export function optionsOf(request: Request, url: URL): Response | null {
	if (request.method !== 'OPTIONS' || !isOGC(url)) return null;
	const methods = 'GET, HEAD, OPTIONS';
	const headers = new Headers({ Allow: methods });
	if (config().audience === 'public') {
		headers.set('Access-Control-Allow-Origin', '*');
		headers.set('Access-Control-Allow-Methods', methods);
		headers.set('Access-Control-Allow-Headers', 'Accept, If-None-Match');
		headers.set('Access-Control-Expose-Headers', 'Content-Crs, ETag');
		headers.set('Access-Control-Max-Age', '86400');
	}
	return new Response(null, { status: 204, headers });
}

/** The same request, preferring the form that its address names; as it is where it names none. */
export function inNamedForm(request: Request, url: URL): Request {
	if (!isOGC(url)) return request;
	const form = url.searchParams.get('f');
	if (form === null) return request;
	const headers = new Headers(request.headers);
	headers.set('Accept', form === 'html' ? HTML_FORM : JSON_FORM);
	return new Request(request, { headers });
}
