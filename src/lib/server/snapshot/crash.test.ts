import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyStore, manyRows, ucdpFile } from '../store.fixture.ts';
import { ensureSnapshot } from './publish.ts';
import { faultOf, readCurrent } from './shelf.ts';
import { verifySnapshot } from './verify.ts';

const KILLS = 10;

test('a build or an import that is killed at any moment leaves the last good snapshot, and the next one succeeds', async () => {
	const { store, folder, bring } = await emptyStore();
	const options = { data: folder, store };
	await bring(ucdpFile(manyRows(300)));
	const file = join(store, 'next.csv');
	/** Runs the command line and kills it after so many milliseconds; gives how long it ran. */
	const run = async (after: number, ...words: string[]) => {
		const began = performance.now();
		const child = spawn(process.execPath, ['src/cli/atlas.ts', ...words], {
			env: { ...process.env, ATLAS_DATA: folder, ATLAS_STORE: store },
			stdio: 'ignore'
		});
		const timer = setTimeout(() => child.kill('SIGKILL'), after);
		await once(child, 'exit');
		clearTimeout(timer);
		return { took: performance.now() - began, killed: child.signalCode === 'SIGKILL' };
	};
	const words = ['import', file, '--dataset', 'ucdp-ged', '--release', '20.1'];
	await writeFile(file, ucdpFile(manyRows(3000)));
	const { took } = await run(600_000, ...words);
	let killed = 0;
	for (let turn = 0; turn < KILLS; turn++) {
		await writeFile(file, ucdpFile(manyRows(3000 + turn)));
		const before = await readCurrent(store);
		// Spread over the run, a little off each mark; the last ones fall where it is made the current one.
		const after = took * (0.25 + (0.85 * (turn + Math.random())) / KILLS);
		const end = await run(after, ...(turn % 3 === 2 ? ['build'] : words));
		if (end.killed) killed++;
		const now = await readCurrent(store);
		expect(now).not.toBeNull();
		expect(await faultOf(store, now!)).toBeNull();
		if (now!.id !== before!.id) expect(verifySnapshot(store, now!.id)).toBeNull();
		// What the next start does: it serves what is current, or builds what had been decided upon.
		const { id } = await ensureSnapshot(options);
		expect(await faultOf(store, (await readCurrent(store))!)).toBeNull();
		expect((await readCurrent(store))!.id).toBe(id);
	}
	expect(killed).toBeGreaterThan(0);
	await writeFile(file, ucdpFile(manyRows(400)));
	expect((await run(600_000, ...words)).killed).toBe(false);
	expect(verifySnapshot(store, (await readCurrent(store))!.id)).toBeNull();
	const found = await bring(ucdpFile(manyRows(401)));
	expect(found).toMatchObject({ read: 401, added: { count: 1 }, removed: { count: 0 } });
	const copies = await readdir(join(store, 'imports/ucdp-ged'));
	expect(copies.filter((name) => /events|next/.test(name))).toHaveLength(1);
	expect((await readdir(join(store, 'snapshots'))).filter((name) => name.includes('tmp'))).toEqual(
		[]
	);
}, 600_000);
