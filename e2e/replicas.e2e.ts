// Any number of servers behind one proxy answer as one, also while the data changes and when one of them dies.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { proxy, withoutNginx } from '../scripts/proxy.mjs';
import { serve } from '../scripts/serve.mjs';
import { expect, test } from './fixtures.ts';
import { ucdpFile } from './operator.ts';

const REQUESTS = 1000;
const AT_ONCE = 8;

/** Who imports and publishes; nobody reads from it. */
function publisher(folder: string) {
	const env = {
		...process.env,
		...{ ATLAS_DATA: join(folder, 'data'), ATLAS_STORE: join(folder, 'store') }
	};
	cpSync('data', env.ATLAS_DATA, { recursive: true });
	const atlas = async (...words: string[]) =>
		(await promisify(execFile)(process.execPath, ['src/cli/atlas.ts', ...words], { env })).stdout;
	const publish = async () => {
		const said = await atlas('publish', `--to=${join(folder, 'shared')}`);
		return /current one is ([0-9a-f]{16})/.exec(said)?.[1] ?? '';
	};
	return { atlas, publish };
}

/** What an answer says of where it comes from: its snapshot, and how many incidents it counts. */
interface Told {
	snapshot: string;
	incidents: number;
}
const PAGE = /snapshot:"([0-9a-f]{16})"/;

test('a thousand requests through a proxy during a switch, with one server killed: none fails, none is mixed', async () => {
	test.skip(withoutNginx() !== '', withoutNginx());
	const folder = mkdtempSync(join(tmpdir(), 'atlas-replicas-'));
	const { atlas, publish } = publisher(folder);
	await atlas('build');
	const before = await publish();
	const settings = { ATLAS_SNAPSHOT_SOURCE: join(folder, 'shared'), HOST: '127.0.0.1' };
	const servers = await Promise.all(
		['one', 'two'].map((name) => serve({ ...settings, ATLAS_STORE: join(folder, name) }))
	);
	const front = await proxy(servers.map(({ address }) => address));
	try {
		const get = async (path: string) => {
			const response = await fetch(front.address + path);
			const text = await response.text();
			expect(response.status, `${path}: ${text.slice(0, 200)}`).toBe(200);
			return { text, cache: response.headers.get('X-Cache') };
		};
		const told: Told[] = [];
		const caches = new Map<string, number>();
		/** A page, then what it asks for by its snapshot: five requests that must agree. */
		async function read(round: number): Promise<void> {
			const { text } = await get(`/?from=19${10 + (round % 40)}-01-01`);
			const snapshot = PAGE.exec(text)?.[1] ?? '';
			const summary = JSON.parse((await get(`/summary.json?snapshot=${snapshot}`)).text) as {
				snapshot: string;
				matched: number;
			};
			expect(summary.snapshot).toBe(snapshot);
			told.push({ snapshot, incidents: summary.matched });
			expect(text).toContain(`${summary.matched} incidents`);
			for (const path of [
				'/layers/taraz.geojson?',
				'/tiles.json?',
				'/incidents/taraz-2011-11-12.json?'
			]) {
				const { cache } = await get(`${path}snapshot=${snapshot}`);
				caches.set(cache ?? '', (caches.get(cache ?? '') ?? 0) + 1);
			}
		}
		let after = '';
		let round = 0;
		const rounds = REQUESTS / 5;
		const change = async () => {
			const file = join(folder, 'rows.csv');
			writeFileSync(
				file,
				ucdpFile([
					[1, '2012-01-01', 3, 42.9],
					[2, '2012-01-02', 0, 43]
				])
			);
			await atlas('import', file, '--dataset=ucdp-ged', '--release=1', '--terms=open');
			after = await publish();
		};
		const reader = async () => {
			while (round < rounds) {
				const mine = round++;
				if (mine === Math.floor(rounds / 4)) await change();
				if (mine === Math.floor((3 * rounds) / 4)) await servers[1]!.kill();
				await read(mine);
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, reader));
		expect(told).toHaveLength(rounds);
		const seen = new Map(told.map(({ snapshot, incidents }) => [snapshot, incidents]));
		expect([...seen.keys()].every((id) => id === before || id === after)).toBe(true);
		for (const { snapshot, incidents } of told) expect(incidents).toBe(snapshot === before ? 3 : 5);
		expect(caches.get('HIT') ?? 0).toBeGreaterThan(0);
		await expect
			.poll(async () => PAGE.exec(await (await fetch(`${servers[0]!.address}/`)).text())?.[1])
			.toBe(after);
		const pinned = await get(`/summary.json?snapshot=${before}`);
		expect(JSON.parse(pinned.text)).toMatchObject({ snapshot: before, matched: 3 });
	} finally {
		await front.stop();
		await Promise.all(servers.map(({ stop }) => stop()));
		rmSync(folder, { recursive: true, force: true });
	}
});
