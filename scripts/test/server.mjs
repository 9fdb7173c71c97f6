// A real ClickHouse server, as Debian has it, for the test of tables over two shards: found, or fetched into a folder of
// its own, since to install it would start a service. Nothing of the system changes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve('scripts/engine/node_modules/.server');
const INSTALLED = '/usr/sbin/clickhouse-server';
const FETCHED = join(FOLDER, 'root', INSTALLED);
const LIBRARIES = ['usr/lib', 'lib']
	.map((folder) => join(FOLDER, 'root', folder, 'x86_64-linux-gnu'))
	.join(':');

/** The program and the folders of libraries that it needs beside the system's, or null. @returns {{ program: string, libraries: string } | null} */
export function findServer() {
	if (existsSync(INSTALLED)) return { program: INSTALLED, libraries: '' };
	return existsSync(FETCHED) ? { program: FETCHED, libraries: LIBRARIES } : null;
}

/** @param {string} program @param {string[]} args */
const run = (program, ...args) =>
	spawnSync(program, args, { stdio: 'ignore', timeout: 240_000 }).status === 0;

/** Fetches the server and what it needs, ten megabytes. Answers whether it went well. */
function fetchServer() {
	rmSync(FOLDER, { recursive: true, force: true });
	const debs = join(FOLDER, 'debs');
	mkdirSync(join(debs, 'partial'), { recursive: true });
	const isFetched = run(
		...['apt-get', 'install', '-y', '-qq', '--no-install-recommends', '--download-only'],
		...['-o', 'Debug::NoLocking=1', '-o', `Dir::Cache::Archives=${debs}/`, 'clickhouse-server']
	);
	const isTaken = readdirSync(debs)
		.filter((name) => name.endsWith('.deb'))
		.every((name) => run('dpkg', '-x', join(debs, name), join(FOLDER, 'root')));
	rmSync(debs, { recursive: true, force: true });
	return isFetched && isTaken;
}

/** Makes sure that it is there. Answers an empty string, or why it is not. */
export function ensureServer() {
	if (findServer()) return '';
	if (!existsSync('/usr/bin/apt-get') || process.arch !== 'x64')
		return 'A real ClickHouse server is fetched on Debian x64 alone.';
	const isRoot = process.getuid?.() === 0;
	if (!fetchServer() && !(isRoot && run('apt-get', 'update', '-qq') && fetchServer()))
		return 'apt-get could not fetch clickhouse-server.';
	return findServer() ? '' : 'The package clickhouse-server holds no server.';
}
