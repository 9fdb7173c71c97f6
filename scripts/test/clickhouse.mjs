// ClickHouse in process, for the tests of the engine on it: installed from scripts/engine when it is first asked for.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'scripts/engine';
/** Says from which lock file the packages were installed, so that those of another one are not used. */
const MARK = join(FOLDER, 'node_modules', '.installed');

const digest = () =>
	createHash('sha256')
		.update(readFileSync(join(FOLDER, 'package-lock.json')))
		.digest('hex');

/** Makes sure that it is there. Answers an empty string, or why it is not. */
export function ensureClickHouse() {
	if (process.platform !== 'linux' || process.arch !== 'x64')
		return `ClickHouse in process is installed on Linux x64 alone; this is ${process.platform} ${process.arch}.`;
	if (existsSync(MARK) && readFileSync(MARK, 'utf8') === digest()) return '';
	const { status, stderr, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
		cwd: FOLDER,
		stdio: ['ignore', 'ignore', 'pipe'],
		encoding: 'utf8',
		timeout: 300_000
	});
	if (status !== 0) {
		const last = (stderr ?? '')
			.trim()
			.split('\n')
			.findLast((line) => /error/i.test(line));
		return `ClickHouse in process could not be installed in ${FOLDER}: ${error?.message ?? last ?? 'npm ci failed'}.`;
	}
	writeFileSync(MARK, digest());
	return '';
}
