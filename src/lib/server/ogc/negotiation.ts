// Which form of an address of the OGC API is answered: the one that `f` names, else the one that is preferred.
import { HTML_FORM, JSON_FORM } from './link.ts';

/** The same request, preferring the form that its address names; as it is where it names none. */
export function inNamedForm(request: Request, url: URL): Request {
	if (!/^\/ogc(\/|$)/.test(url.pathname)) return request;
	const form = url.searchParams.get('f');
	if (form === null) return request;
	const headers = new Headers(request.headers);
	headers.set('Accept', form === 'html' ? HTML_FORM : JSON_FORM);
	return new Request(request, { headers });
}
