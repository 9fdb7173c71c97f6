// A program that is built anew takes its files away under a running server: that must not end it.
import { join } from 'node:path';

/**
 * From now on a built file that is gone ends just the answers that wait for it, and is told once; any other error
 * that nobody caught ends the program as ever. Answers what to tell of each request.
 * @param {string} root The folder of the built files.
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void}
 */
export function outliveGone(root) {
	/** @type {Map<import('node:http').ServerResponse, string>} */
	const files = new Map();
	let isTold = false;
	process.on('uncaughtException', (error) => {
		const { code, path = '' } = /** @type {NodeJS.ErrnoException} */ (error);
		if (code !== 'ENOENT' || !path.startsWith(join(root, '/'))) {
			console.error(error);
			process.exit(1);
		}
		if (!isTold)
			console.error(
				`${path} is gone: the atlas was built anew while it ran. Start it again, so that it serves what was built.`
			);
		isTold = true;
		// The file that is sent may be the packed one beside it.
		for (const [response, file] of files) if (path.startsWith(file)) response.destroy();
	});
	return (request, response) => {
		files.set(response, join(root, (request.url ?? '').split('?', 1)[0] ?? ''));
		response.once('close', () => files.delete(response));
	};
}
