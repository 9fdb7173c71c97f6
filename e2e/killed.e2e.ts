// A server that is killed as it switches to other data starts again with what is current, and the next import succeeds.
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { serve } from '../scripts/serve.mjs';
import { expect, test } from './fixtures.ts';
import { ucdpFile } from './operator.ts';

/** A server is killed when it has answered so many requests since it was asked what makes it switch. */
const KILLED_AFTER = [0, 1, 4, 12];

test('a server killed at any moment of a switch starts with what is current, and imports go on', async () => {
	const store = await mkdtemp(join(tmpdir(), 'atlas-killed-'));
	const settings = { ATLAS_STORE: store, HOST: '127.0.0.1' };
	const current = async () =>
		(JSON.parse(await readFile(join(store, 'snapshots/current.json'), 'utf8')) as { id: string })
			.id;
	const bring = async (deaths: number) => {
		const file = join(store, 'rows.csv');
		await writeFile(file, ucdpFile([[1, '2012-01-01', deaths, 42.9]]));
		const words = ['import', file, '--dataset=ucdp-ged', '--release=1'];
		await promisify(execFile)(process.execPath, ['src/cli/atlas.ts', ...words], {
			env: { ...process.env, ...settings }
		});
		return { id: await current(), deaths };
	};
	/** What names the data that is served; kept for both states, so that either is current in an instant. */
	const named = ['imports/ucdp-ged/manifest.json', 'snapshots/current.json'];
	const keep = async (state: string) => {
		for (const path of named)
			await copyFile(join(store, path), join(store, basename(path) + state));
	};
	const restore = async (state: string) => {
		for (const path of named) {
			const made = join(store, `${path}.made`);
			await copyFile(join(store, basename(path) + state), made);
			await rename(made, join(store, path));
		}
	};
	const states = [await bring(3)];
	await keep('0');
	states.push(await bring(7));
	await keep('1');
	let server = await serve(settings);
	const told = async () => {
		const answer = await fetch(`${server.address}/summary.json?dataset=ucdp-ged`);
		const { snapshot, killed } = (await answer.json()) as {
			snapshot: string;
			killed: { best: number };
		};
		return { id: snapshot, deaths: killed.best };
	};
	try {
		for (const [turn, answers] of KILLED_AFTER.entries()) {
			const next = turn % 2;
			await restore(String(next));
			const before = await told();
			expect(states).toContainEqual(before);
			const asked = told().catch(() => null);
			for (let answer = 0; answer < answers; answer++) await fetch(`${server.address}/readyz`);
			await server.kill();
			await asked;
			server = await serve(settings);
			expect(await told()).toEqual(states[next]);
		}
		const last = await bring(11);
		await expect.poll(told).toEqual(last);
		const left = await readdir(join(store, 'snapshots'));
		expect(left.filter((name) => name.includes('tmp'))).toEqual([]);
	} finally {
		await server.stop();
		await rm(store, { recursive: true, force: true });
	}
});
