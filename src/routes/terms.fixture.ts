// An atlas over a store and data of its own, brought files as an operator would and asked as anybody would.
import { strFromU8, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { run } from '../cli/run.ts';
import { copyData } from '../lib/server/folder.fixture.ts';
import { manyRows, ucdpFile } from '../lib/server/store.fixture.ts';
import { ORIGIN } from './routes.fixture.ts';

/** An answer as anybody sees it. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** What an answer says: of what is packed, what is in it. */
async function textOf(bytes: Buffer<ArrayBuffer>, type: string): Promise<string> {
	if (type.includes('spreadsheetml'))
		return Object.values(unzipSync(bytes))
			.map((part) => strFromU8(part))
			.join('\n');
	if (!type.includes('parquet')) return bytes.toString('latin1');
	const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
	return JSON.stringify([await parquetReadObjects({ file }), bytes.toString('latin1')]);
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

/** Copies the data and finds a port, the same for every server that is started, since pages name it. */
export async function emptyAtlas() {
	const made: (() => Promise<unknown>)[] = [];
	const { folder } = await copyData((cleaning) => made.push(cleaning));
	const store = await mkdtemp(join(tmpdir(), 'atlas-terms-'));
	made.push(() => rm(store, { recursive: true, force: true }));
	const port = await freePort();
	const origin = `http://127.0.0.1:${port}`;
	let server: ChildProcess | undefined;

	async function start(audience: 'public' | 'private'): Promise<void> {
		const own = { ATLAS_DATA: folder, ATLAS_STORE: store, ATLAS_AUDIENCE: audience };
		const env = { ...process.env, ...own };
		for (const name of Object.keys(env))
			if (/^(VITEST|TEST$|NODE_ENV$)/.test(name)) delete env[name as never];
		const args = ['node_modules/vite/bin/vite.js', 'dev', '--port', String(port), '--strictPort'];
		server = spawn(process.execPath, [...args, '--host', '127.0.0.1'], { env, stdio: 'ignore' });
		await vi.waitFor(async () => expect((await fetch(`${origin}/healthz`)).status).toBe(200), {
			timeout: 120_000,
			interval: 250
		});
	}
	async function stop(): Promise<void> {
		if (!server || server.exitCode !== null) return;
		server.kill();
		await once(server, 'exit');
	}
	/** Brings a file in by the command line; gives what was said. */
	async function bring(name: string, content: string | Buffer, dataset: string): Promise<string[]> {
		const path = join(store, name);
		await writeFile(path, content);
		const said: string[] = [];
		const words = ['import', path, '--dataset', dataset, '--release', '1', '--accept-rejected'];
		const code = await run(words, {
			...{ data: folder, store, isTerminal: false, progress: () => {} },
			out: (line) => said.push(line),
			error: (line) => said.push(line)
		});
		expect([code, said]).toEqual([0, said]);
		return said;
	}
	async function ask(path: string): Promise<Answer> {
		const address = origin + path.replace(ORIGIN, encodeURIComponent(origin));
		const response = await fetch(address, { redirect: 'manual' });
		const headers = Object.fromEntries(response.headers);
		delete headers.date;
		const policy = headers['content-security-policy'] ?? '';
		const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? [];
		const bytes = Buffer.from(await response.arrayBuffer());
		const body = await textOf(bytes, headers['content-type'] ?? '');
		// A nonce is another one each time; styles are the program's own.
		const plain = (text: string) => (nonce ? text.replaceAll(nonce, 'nonce') : text);
		// A page's tag and length are of its styles too, which in development are those of all that was loaded so far.
		if (headers['content-type']?.startsWith('text/html')) {
			delete headers['content-length'];
			if ('etag' in headers) headers.etag = 'of a page';
		}
		return {
			status: response.status,
			headers: { ...headers, ...(nonce && { 'content-security-policy': plain(policy) }) },
			body: plain(body).replace(/<style[^]*?<\/style>|"timeStamp":"[^"]*"/g, '')
		};
	}
	return {
		...{ folder, origin, bring, start, stop, ask },
		/** The ids of the snapshots in the store. */
		snapshots: async () =>
			(await readdir(join(store, 'snapshots'))).flatMap((name) =>
				name.endsWith('.gpkg') ? [name.slice(0, -'.gpkg'.length)] : []
			),
		clean: async () => {
			await stop();
			for (const cleaning of made) await cleaning();
		}
	};
}

/** An atlas that answers the public, with so many made-up rows of UCDP beside the data. */
export async function filledAtlas(rows: number) {
	const atlas = await emptyAtlas();
	await atlas.bring('ucdp.csv', ucdpFile(manyRows(rows)), 'ucdp-ged');
	await atlas.start('public');
	return atlas;
}
