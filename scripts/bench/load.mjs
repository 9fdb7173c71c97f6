// A server under load from wrk, a program of its own: straight, and through nginx that keeps answers.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { proxy, withoutNginx } from '../proxy.mjs';
import { serve } from '../serve.mjs';
import { addressesFor } from './addresses.mjs';
import { MB, ms, print } from './table.mjs';

const READERS = 32;
/** Seconds before anything counts. */
const WARM = 10;
const LUA = new URL('load.lua', import.meta.url).pathname;

/** @typedef {{ requests: number, seconds: number, bytes: number, median: number, late: number, latest: number, refused: number, broken: number }} Load */

/** What one reader after another asks for, each a page with what belongs to it. @param {Awaited<ReturnType<typeof addressesFor>>} found */
const pathsOf = ({ id, screens }) =>
	screens.flatMap(({ page, summary, tiles, incident }) =>
		[page, summary, ...tiles.slice(0, 4), incident].map(
			(path) => `${path}${path.includes('?') ? '&' : '?'}snapshot=${id}`
		)
	);

/** @param {string} address @param {string} list @param {number} from @param {number} seconds @returns {Promise<Load>} */
async function load(address, list, from, seconds) {
	const words = ['-t1', `-c${READERS}`, `-d${seconds}s`, '--timeout', '20s', '-s', LUA, address];
	const { stdout } = await promisify(execFile)('wrk', [...words, '--', list, String(from)]);
	return JSON.parse(stdout.slice(stdout.lastIndexOf('{"requests"')));
}

/** What the program at an address holds in memory, in bytes. @param {string} address */
async function memoryOf(address) {
	const text = await (await fetch(`${address}/metrics`)).text();
	return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
}

/** A row of the table. @param {string} name @param {Load} load @param {number} [memory] */
const row = (name, { requests, seconds, bytes, median, late, latest, refused, broken }, memory) => [
	name,
	(requests / seconds).toFixed(0),
	`${(bytes / 1e6 / seconds).toFixed(1)} MB`,
	ms(median),
	ms(late),
	ms(latest),
	String(refused + broken),
	memory === undefined ? '' : MB(memory)
];
const HEAD = ['', 'a second', 'of bytes', 'median', '95th', 'longest', 'failed', 'memory'];

/** @param {string} store A folder with a snapshot. @param {number} minutes How long the server alone is under load. */
export async function benchLoad(store, minutes) {
	if (spawnSync('wrk', ['-v']).error) {
		console.log('\nLoad is left out: wrk is not installed (apt-get install wrk).');
		return;
	}
	const folder = mkdtempSync(join(tmpdir(), 'atlas-load-'));
	const { address, stop } = await serve({ ATLAS_STORE: store, ATLAS_METRICS: 'open' });
	try {
		// The first answer comes when there is a snapshot of the data as it is now.
		await fetch(`${address}/summary.json`);
		const paths = pathsOf(await addressesFor(store));
		const list = join(folder, 'paths.txt');
		writeFileSync(list, paths.join('\n'));
		await load(address, list, 0, WARM);
		const rows = [HEAD];
		for (let minute = 1; minute <= minutes; minute++) {
			const one = await load(address, list, minute * 31, 60);
			rows.push(row(`alone, minute ${minute}`, one, await memoryOf(address)));
		}
		if (!withoutNginx()) {
			const front = await proxy([address]);
			try {
				await load(front.address, list, 0, WARM);
				const one = await load(front.address, list, 31, 60);
				rows.push(row('behind nginx that keeps answers', one, await memoryOf(address)));
			} finally {
				await front.stop();
			}
		}
		console.log(
			`\nThe server under load by wrk, ${READERS} connections, ${paths.length} addresses by turns (of seven a page, a summary, four tiles, an incident):`
		);
		print(rows);
		if (withoutNginx()) console.log(`  No proxy: ${withoutNginx()}.`);
	} finally {
		await stop();
		rmSync(folder, { recursive: true, force: true });
	}
}
