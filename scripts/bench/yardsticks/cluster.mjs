// A PostgreSQL of our own for a while: its folder, its socket, nothing of it left afterwards.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unavailable } from '../yardstick.mjs';

/** Where Debian keeps each release's programs. */
const RELEASES = '/usr/lib/postgresql';
const INSTALL =
	'on Debian “apt-get install postgresql postgresql-15-postgis-3” brings it (the number is that of its PostgreSQL)';
/** As for a machine of a few processors and gigabytes that does nothing else. */
const SETTINGS = {
	shared_buffers: '2GB',
	work_mem: '256MB',
	maintenance_work_mem: '512MB',
	effective_cache_size: '4GB',
	random_page_cost: '1.1',
	max_wal_size: '4GB',
	fsync: 'off',
	synchronous_commit: 'off',
	full_page_writes: 'off',
	jit: 'off'
};

/** The folder of the newest release's programs that has PostGIS beside it. */
function findPrograms() {
	const releases = existsSync(RELEASES) ? readdirSync(RELEASES) : [];
	const found = releases
		.sort((a, b) => Number(b) - Number(a))
		.find((release) => existsSync(`/usr/share/postgresql/${release}/extension/postgis.control`));
	if (!found) throw new Unavailable(`PostGIS is not installed here; ${INSTALL}`);
	return join(RELEASES, found, 'bin');
}

/** Whom the server runs as: it refuses to run as root. */
function owner() {
	if (process.getuid?.() !== 0) return {};
	const [uid, gid] = ['-u', '-g'].map((flag) =>
		Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || NaN)
	);
	if (!uid || !gid) throw new Unavailable(`there is no user “postgres” to run it as; ${INSTALL}`);
	return { uid, gid };
}

/** Starts one; answers the folder of its socket and its user, and what ends it and removes its folder. */
export async function startCluster() {
	const programs = findPrograms();
	const user = owner();
	const folder = mkdtempSync(join(tmpdir(), 'atlas-postgis-'));
	if (user.uid) chownSync(folder, user.uid, user.gid ?? 0);
	chmodSync(folder, 0o700);
	const data = join(folder, 'data');
	/** @param {'fast' | 'immediate'} how */
	const stop = (how) => {
		spawnSync(join(programs, 'pg_ctl'), ['stop', '-D', data, '-m', how], { ...user, cwd: folder });
		rmSync(folder, { recursive: true, force: true });
	};
	// However the bench ends, no server stays behind.
	const abandon = () => stop('immediate');
	const interrupted = () => process.exit(1);
	process.once('exit', abandon);
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupted);
	const initialised = spawnSync(
		join(programs, 'initdb'),
		['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
		{ ...user, cwd: folder, encoding: 'utf8' }
	);
	if (initialised.status !== 0)
		throw new Unavailable(`no database could be made: ${initialised.stderr.trim()}`);
	const settings = Object.entries({ ...SETTINGS, unix_socket_directories: folder });
	const server = spawn(
		join(programs, 'postgres'),
		['-D', data, '-h', '', ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
		{ ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] }
	);
	const gone = new Promise((resolve) => server.once('exit', resolve));
	let said = '';
	/** @type {Promise<void>} */
	const ready = new Promise((resolve, reject) => {
		server.stderr.setEncoding('utf8').on('data', (text) => {
			said = `${said}${text}`.slice(-4000);
			if (said.includes('ready to accept connections')) resolve();
		});
		server.once('error', reject);
		void gone.then(() => reject(new Unavailable(`its server did not start: ${said}`)));
	});
	await ready;
	return {
		folder,
		stop() {
			stop('fast');
			process.off('exit', abandon);
			for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupted);
		}
	};
}
