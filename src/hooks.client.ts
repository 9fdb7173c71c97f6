import type { HandleClientError } from '@sveltejs/kit';

/**
 * What Chromium, Firefox and Safari say of a request or a part of the program that no answer came to: a TypeError, as
 * of any mistake in a program (https://fetch.spec.whatwg.org/#fetch-method), in words of their own.
 */
const NO_ANSWER =
	/^(Failed to fetch|NetworkError|Load failed|error loading dynamically|Importing a module)/i;

/** An answer that never came, as while the network is gone or the server is started anew, is no fault of the page. */
export const handleError: HandleClientError = ({ error, message }) =>
	error instanceof TypeError && NO_ANSWER.test(error.message)
		? {
				message: 'No answer came from the server.',
				help: 'This page looks for it every few seconds and goes on by itself. What you saw before is one step back.',
				away: true
			}
		: { message };
