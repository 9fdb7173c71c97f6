// The files of the build are open to every origin: in a sandboxed frame the origin is null, and without this no
// script, font or tile would reach an embed. What is for a private audience alone stays with its own pages.
import { readdirSync } from 'node:fs';

/** Seconds for which a browser need not ask again whether it may. */
const DAY = '86400';

/**
 * Marks answers that are files, and answers what asks beforehand whether a range may be read; says whether the
 * answer is given.
 * @param {string} folder
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean}
 */
export function fileSharing(folder) {
	const names = new Set(readdirSync(folder).filter((name) => !/\.(br|gz)$/.test(name)));
	return (request, response) => {
		const [, first = ''] = (request.url ?? '').split(/[/?#]/);
		if (!names.has(first) || process.env.ATLAS_AUDIENCE === 'private') return false;
		response.setHeader('Access-Control-Allow-Origin', '*');
		response.setHeader('Access-Control-Expose-Headers', 'ETag, Content-Range, Content-Length');
		response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
		if (request.method !== 'OPTIONS') return false;
		response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
		response.setHeader('Access-Control-Allow-Headers', 'Range, If-Range, If-None-Match');
		response.setHeader('Access-Control-Max-Age', DAY);
		response.writeHead(204).end();
		return true;
	};
}
