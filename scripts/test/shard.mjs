// Servers of ClickHouse on loopback, each in a folder of its own, that make up one cluster.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findServer } from './server.mjs';

const USERS = `<yandex>
	<profiles><default><max_memory_usage>1000000000</max_memory_usage></default></profiles>
	<users><default><password></password><networks><ip>127.0.0.1</ip></networks>
		<profile>default</profile><quota>default</quota></default></users>
	<quotas><default></default></quotas>
</yandex>`;

/** The name of the cluster. */
export const CLUSTER = 'atlas';

/** A port that nobody listens on. @returns {Promise<number>} */
async function freePort() {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	server.close();
	await once(server, 'close');
	return port;
}

/** @typedef {{ http: number, tcp: number }} Ports */

/** @param {string} folder @param {Ports} own @param {Ports[]} all */
function configure(folder, { http, tcp }, all) {
	for (const name of ['data', 'tmp']) mkdirSync(join(folder, name), { recursive: true });
	const shards = all.map(
		(one) => `<shard><replica><host>127.0.0.1</host><port>${one.tcp}</port></replica></shard>`
	);
	writeFileSync(join(folder, 'users.xml'), USERS);
	writeFileSync(
		join(folder, 'config.xml'),
		`<yandex>
	<logger><level>information</level><console>1</console></logger>
	<listen_host>127.0.0.1</listen_host><http_port>${http}</http_port><tcp_port>${tcp}</tcp_port>
	<path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path>
	<mark_cache_size>67108864</mark_cache_size><users_config>users.xml</users_config>
	<default_profile>default</default_profile><default_database>default</default_database>
	<remote_servers><${CLUSTER}>${shards.join('')}</${CLUSTER}></remote_servers>
</yandex>`
	);
}

/** Starts a server; throws with its last words where it ends before it is ready. @param {string} folder */
async function start(folder) {
	const found = findServer();
	if (!found) throw new Error('There is no server.');
	const { program, libraries } = found;
	const server = spawn(program, [`--config-file=${join(folder, 'config.xml')}`], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'pipe'],
		env: { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) }
	});
	/** @type {string[]} */
	const said = [];
	for await (const line of createInterface({ input: server.stderr })) {
		said.push(line);
		if (line.includes('Ready for connections')) {
			server.stderr.resume();
			return server;
		}
	}
	throw new Error(`The server ended: ${said.slice(-3).join(' ')}`);
}

/** Starts so many servers; \`stop\` ends them and takes their folders away, whatever has happened. @param {number} count */
export async function startShards(count) {
	const folder = mkdtempSync(join(tmpdir(), 'atlas-shards-'));
	/** @type {import('node:child_process').ChildProcess[]} */
	const servers = [];
	async function stop() {
		const running = servers.filter(({ exitCode, signalCode }) => exitCode === null && !signalCode);
		const ends = running.map((server) => once(server, 'exit'));
		for (const server of running) server.kill('SIGKILL');
		await Promise.all(ends);
		rmSync(folder, { recursive: true, force: true });
	}
	// Where the tests are broken off, the servers go, too.
	process.once('exit', () => servers.forEach((server) => server.kill('SIGKILL')));
	try {
		/** @type {Ports[]} */
		const ports = [];
		while (ports.length < count) ports.push({ http: await freePort(), tcp: await freePort() });
		for (const [at, own] of ports.entries()) {
			configure(join(folder, String(at)), own, ports);
			servers.push(await start(join(folder, String(at))));
		}
		return { addresses: ports.map(({ http }) => `http://127.0.0.1:${http}/`), stop };
	} catch (problem) {
		await stop();
		throw problem;
	}
}
