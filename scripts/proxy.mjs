// Debian's nginx on a free loopback port, caching, in front of several servers, as docs/deploy.md describes.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Why there is no nginx here; empty where there is one. */
export const withoutNginx = () =>
	spawnSync('nginx', ['-v'], { env: { PATH: `${process.env.PATH}:/usr/sbin` } }).error
		? 'nginx is not installed (apt-get install nginx)'
		: '';

/** @returns {Promise<number>} */
const freePort = () =>
	new Promise((resolve) => {
		const server = createServer();
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
		});
	});

/**
 * Starts it over the servers at some addresses, waits until it takes requests; answers its own address and what ends it.
 * @param {readonly string[]} addresses
 */
export async function proxy(addresses) {
	const folder = mkdtempSync(join(tmpdir(), 'atlas-proxy-'));
	const port = await freePort();
	for (const name of ['cache', 'body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'])
		mkdirSync(join(folder, name));
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
		.map((name) => `${name}_temp_path ${join(folder, name.replace('client_', ''))};`)
		.join(' ');
	// Its workers would else be somebody who may not write here.
	const owner = process.getuid?.() === 0 ? 'user root; ' : '';
	const servers = addresses.map(
		(address) => `server ${new URL(address).host} max_fails=1 fail_timeout=2s;`
	);
	writeFileSync(
		join(folder, 'nginx.conf'),
		`${owner}daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
	access_log off; ${temporary}
	proxy_cache_path ${folder}/cache levels=1:2 keys_zone=atlas:5m max_size=200m inactive=1d use_temp_path=off;
	upstream atlas { ${servers.join(' ')} keepalive 16; }
	server {
		listen 127.0.0.1:${port};
		location / {
			proxy_pass http://atlas; proxy_http_version 1.1;
			proxy_set_header Host $host; proxy_set_header Connection "";
			proxy_cache atlas; proxy_cache_revalidate on; proxy_cache_lock on;
			proxy_next_upstream error timeout http_502 http_503;
			proxy_cache_use_stale updating error timeout;
			add_header X-Cache $upstream_cache_status always;
		}
	}
}
`
	);
	const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
		env: { PATH: `${process.env.PATH}:/usr/sbin` },
		stdio: 'ignore'
	});
	const gone = new Promise((resolve) => child.once('exit', resolve));
	const stop = async () => {
		child.kill('SIGTERM');
		await gone;
		rmSync(folder, { recursive: true, force: true });
	};
	const address = `http://127.0.0.1:${port}`;
	const isOpen = () =>
		fetch(`${address}/robots.txt`).then(
			({ ok }) => ok,
			() => false
		);
	while (child.exitCode === null && !(await isOpen())) await wait(50);
	if (child.exitCode !== null)
		throw new Error(`nginx did not start: ${readFileSync(join(folder, 'error.log'), 'utf8')}`);
	return { address, stop };
}
