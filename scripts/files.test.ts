import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fileSharing } from './files.mjs';

let folder: string;
let server: Server;
let address: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'atlas-files-'));
	for (const name of ['_app', 'basemap.pmtiles', 'embed.js', 'embed.js.br'])
		await writeFile(join(folder, name), '');
	const share = fileSharing(folder);
	server = createServer((request, response) => {
		if (!share(request, response)) response.writeHead(200).end('read');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
	server.close();
	await rm(folder, { recursive: true, force: true });
});

const shared = async (path: string, method = 'GET') => {
	const answer = await fetch(address + path, { method });
	return [answer.status, answer.headers.get('access-control-allow-origin')];
};

test('files are read from every origin, pages are not', async () => {
	expect(await shared('/_app/immutable/start.js')).toEqual([200, '*']);
	expect(await shared('/embed.js?x')).toEqual([200, '*']);
	expect(await shared('/')).toEqual([200, null]);
	expect(await shared('/embed')).toEqual([200, null]);
	expect(await shared('/embed.js.br')).toEqual([200, null]);
});

test('a browser that asks before it reads a part of a file is told that it may', async () => {
	const answer = await fetch(`${address}/basemap.pmtiles`, { method: 'OPTIONS' });
	expect(answer.status).toBe(204);
	expect(answer.headers.get('access-control-allow-headers')).toContain('Range');
	expect(await shared('/', 'OPTIONS')).toEqual([200, null]);
});

test('what is for a private audience stays with its own pages', async () => {
	vi.stubEnv('ATLAS_AUDIENCE', 'private');
	expect(await shared('/embed.js')).toEqual([200, null]);
});

test('the element is at most 5 kB compressed, and the script of an embed no more', async () => {
	for (const name of ['incident-atlas.js', 'embed.js']) {
		const { length } = gzipSync(await readFile(`static/${name}`), { level: 9 });
		expect(length, name).toBeGreaterThan(500);
		expect(length, name).toBeLessThanOrEqual(5000);
	}
});
