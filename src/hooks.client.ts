import type { HandleClientError } from '@sveltejs/kit';

/**
 * An answer that never came, as while the network is gone or the server is started anew, is no fault of the page:
 * browsers tell it by a TypeError (https://fetch.spec.whatwg.org/#fetch-method).
 */
export const handleError: HandleClientError = ({ error, status, message }) =>
	status === 500 && error instanceof TypeError
		? {
				message: 'No answer came from the server.',
				help: 'This page looks for it every few seconds and goes on by itself. What you saw before is one step back.',
				away: true
			}
		: { message };
