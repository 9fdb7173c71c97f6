// The door to the pages that change something: the token once, then a cookie that no script and no other site sees.
import { error, redirect, type Cookies, type RequestEvent } from '@sveltejs/kit';
import { createSessions, LASTS } from './session.ts';
import { settings } from './settings.ts';
import { createThrottle } from './throttle.ts';
import { isToken } from './token.ts';

/** Name of the cookie. */
export const COOKIE = 'atlas-admin';

const MINUTE = 60_000;
const sessions = createSessions();
const throttle = createThrottle({ each: 5, all: 100, within: 5 * MINUTE });
/** The token that the sessions were opened with: another one ends them. */
let openedWith = '';

type Asking = Pick<RequestEvent, 'cookies' | 'url' | 'request' | 'setHeaders' | 'getClientAddress'>;

const options = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'strict', secure: url.protocol === 'https:' }) as const;

/** Answers with 404 where the operator set no token, as if there were no such page. */
function requireToken(): void {
	if (!settings().token)
		error(404, { message: 'There is no such page.', help: 'Its address may be written wrongly.' });
}

/** The same for what is shown, which no cache keeps; once an answer, since headers are set once. */
export function requireOperator({ setHeaders }: Pick<Asking, 'setHeaders'>): void {
	requireToken();
	setHeaders({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
}

/** Whether a request comes from somebody who signed in. */
export function isSignedIn(cookies: Pick<Cookies, 'get'>): boolean {
	const { token } = settings();
	if (token !== openedWith) {
		sessions.closeAll();
		openedWith = token;
	}
	return token !== '' && sessions.has(cookies.get(COOKIE));
}

/** Sends whoever is not signed in to where that is done; for what is shown, as above. */
export function requireSignedIn(event: Asking): void {
	requireOperator(event);
	if (!isSignedIn(event.cookies)) redirect(303, '/import');
}

/** Refuses what another site sends in a reader's name: a form always says where it comes from. */
export function requireOwnOrigin({ request, url }: Pick<Asking, 'request' | 'url'>): void {
	if (request.headers.get('Origin') !== url.origin)
		error(403, {
			message: 'This was not sent from a page of this atlas, so nothing was done.',
			help: 'Where the atlas stands behind another server, ORIGIN must be the address that readers see.'
		});
}

/** Everything that a form that changes something needs. */
export function requireAllowed(event: Pick<Asking, 'request' | 'url' | 'cookies'>): void {
	requireToken();
	requireOwnOrigin(event);
	if (!isSignedIn(event.cookies)) redirect(303, '/import');
}

/** Signs in where the token is the right one; else says why not, and after how many seconds to try again. */
export function signIn(
	event: Asking,
	given: string
): { refusal: null } | { refusal: string; wait: number } {
	requireToken();
	requireOwnOrigin(event);
	const who = event.getClientAddress();
	const wait = Math.ceil(throttle.wait(who) / 1000);
	if (wait > 0)
		return { refusal: `Too many wrong tokens. Try again in ${Math.ceil(wait / 60)} min.`, wait };
	if (!isToken(given, settings().token)) {
		throttle.fail(who);
		return { refusal: 'This is not the token.', wait: 0 };
	}
	throttle.forgive(who);
	// Ends sessions of a token before.
	isSignedIn(event.cookies);
	event.cookies.set(COOKIE, sessions.open(), { ...options(event.url), maxAge: LASTS });
	return { refusal: null };
}

/** Ends the session of whoever asks. */
export function signOut(event: Asking): void {
	requireToken();
	requireOwnOrigin(event);
	const secret = event.cookies.get(COOKIE);
	if (secret !== undefined) sessions.close(secret);
	event.cookies.delete(COOKIE, options(event.url));
}
