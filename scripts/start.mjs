// npm start: checks the data, builds where needed, serves the atlas and says where.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { fileSharing } from './files.mjs';
import { outliveGone } from './gone.mjs';
import { obstacle, run } from './tool.mjs';

const host = process.env.HOST || '127.0.0.1';
const asked = process.env.PORT || '3000';
const ending = new AbortController();
/** Milliseconds in which a request must have arrived. */
const MOST_TIME = 60_000;

/** Connections at once; a proxy in front needs far fewer. */
const MOST_CONNECTIONS = 10_000;

/** Ends with a message for the operator. @param {string} message @returns {never} */
function refuse(message) {
	console.error(message);
	process.exit(1);
}

/** The first answers, until the atlas is ready. @type {import('node:http').RequestListener} */
let answer = (_, response) => {
	response.writeHead(503, { 'Retry-After': '5' }).end('The atlas is starting; try again soon.\n');
};

const server = createServer((request, response) => answer(request, response));
server.requestTimeout = MOST_TIME;
server.maxConnections = MOST_CONNECTIONS;
if (process.env.ATLAS_ADMIN_TOKEN) {
	// Files for the import page are large and may come slowly; the pages themselves refuse what is too much.
	process.env.BODY_SIZE_LIMIT ||= 'Infinity';
	server.requestTimeout = 6 * 60 * MOST_TIME;
}

/** Ends a request that takes too long to arrive and is no file. @type {import('node:http').RequestListener} */
function hurry(request, response) {
	if (!process.env.ATLAS_ADMIN_TOKEN || request.url?.startsWith('/import?')) return;
	const end = setTimeout(() => request.complete || request.destroy(), MOST_TIME);
	response.once('close', () => clearTimeout(end));
}

/** Takes the port before the long work, so that a taken one is known at once. @param {number} port */
const listen = (port) =>
	new Promise((resolve) => {
		server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			if (error.code === 'EADDRINUSE')
				refuse(
					`Port ${port} on ${host} is already in use, perhaps by another atlas. ` +
						`Choose another one: PORT=${port < 65535 ? port + 1 : 3000} npm start`
				);
			refuse(`Cannot listen on ${host}, port ${port}: ${error.message}`);
		});
		server.listen(port, host, () => resolve(undefined));
	});

/** Lets running requests finish, five seconds at most, and ends. */
function end() {
	if (ending.signal.aborted) return;
	ending.abort();
	server.close(() => process.exit(0));
	server.closeIdleConnections();
	setTimeout(() => server.closeAllConnections(), 5000).unref();
}
process.on('SIGINT', end);
process.on('SIGTERM', end);

const why = obstacle();
if (why) refuse(why);
if (!/^\d{1,5}$/.test(asked) || Number(asked) > 65535)
	refuse(`PORT is "${asked}"; expected a whole number from 0 to 65535.`);
await listen(Number(asked));

const check = await run(['src/cli/atlas.ts', 'check'], { signal: ending.signal });
// 2: not the data but what the operator set is wrong, and that is said in a sentence.
if (!ending.signal.aborted && check.code === 2) refuse(check.output.trim());
if (!ending.signal.aborted && check.code !== 0) {
	const store = process.env.ATLAS_STORE || 'var';
	if (!existsSync(join(store, 'snapshots', 'current.json')))
		refuse(
			`${check.output}The atlas does not start on data with errors; mend them and start again.`
		);
	console.error(`${check.output}Until that is mended, the last good snapshot is served.`);
}
const failure = ending.signal.aborted ? '' : await ensureBuilt(ending.signal);
if (!ending.signal.aborted && failure)
	refuse(`${failure}\nThe atlas could not be built; the reason stands above.`);

if (!ending.signal.aborted) {
	const bound = server.address();
	const port = bound && typeof bound === 'object' ? bound.port : asked;
	const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
	process.env.ORIGIN ||= `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
	const shareFile = fileSharing(join('build', 'client'));
	const note = outliveGone(resolve('build', 'client'));
	const { handler } = await import(pathToFileURL(join('build', 'handler.js')).href);
	answer = (request, response) => {
		hurry(request, response);
		note(request, response);
		response.setHeader('X-Content-Type-Options', 'nosniff');
		if (shareFile(request, response)) return;
		handler(request, response, () => response.writeHead(404).end('Not found.\n'));
	};
	console.log(`The Incident Atlas is open at ${process.env.ORIGIN}`);
}
