import { expect, test } from 'vitest';
import { run } from './tool.mjs';

/** A server of files that are gone, and what it says. */
const script = (path: string) => `
	import { createReadStream } from 'node:fs';
	import { createServer } from 'node:http';
	import { outliveGone } from './scripts/gone.mjs';
	const note = outliveGone('/nowhere/built');
	const server = createServer((request, response) => {
		note(request, response);
		if (request.url === '/here') return response.end('here');
		response.writeHead(200, { 'Content-Length': 9 });
		createReadStream('${path}').pipe(response);
	}).listen(0, '127.0.0.1', async () => {
		const address = 'http://127.0.0.1:' + server.address().port;
		for (const path of ['/app.js?one', '/app.js?two'])
			console.log(await fetch(address + path).then((answer) => answer.text()).catch(() => 'broken off'));
		console.log(await (await fetch(address + '/here')).text());
		process.exit(0);
	});
`;
const serve = (path: string) => run(['--input-type=module', '-e', script(path)]);

test('a server whose built files are gone breaks off the answers that wait for them, says so once and serves on', async () => {
	const { code, output } = await serve('/nowhere/built/app.js.br');
	expect(code).toBe(0);
	expect(output.match(/is gone: the atlas was built anew/g)).toHaveLength(1);
	expect(output.match(/broken off/g)).toHaveLength(2);
	expect(output).toMatch(/here\s*$/);
});

test('any other error that nobody caught ends it', async () => {
	const { code, output } = await serve('/elsewhere/app.js');
	expect(code).toBe(1);
	expect(output).toContain('ENOENT');
	expect(output).not.toContain('built anew');
});
