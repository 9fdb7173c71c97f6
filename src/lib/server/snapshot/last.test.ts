import { readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyStore, manyRows, ucdpFile } from '../store.fixture.ts';
import { ensureSnapshot, lastGood } from './publish.ts';
import { fileOf, pointerOf, readCurrent } from './shelf.ts';

/** A store with an older and a newer snapshot, both with imported rows. */
async function twoSnapshots() {
	const made = await emptyStore();
	const options = { data: made.folder, store: made.store };
	const older = (await made.bring(ucdpFile(manyRows(60)))).snapshot!;
	const newer = (await made.bring(ucdpFile(manyRows(61)))).snapshot!;
	return { ...made, options, older, newer };
}

/** Everything is much. */
const MUCH = 1;

test('what a killed import had finished and not yet named is found, not built again', async () => {
	const { store, options, newer } = await twoSnapshots();
	await rm(pointerOf(store));
	expect(await ensureSnapshot(options)).toEqual({ id: newer, built: false, fault: null });
	expect((await readCurrent(store))?.id).toBe(newer);
	await writeFile(pointerOf(store), '{"id": "01');
	expect(await ensureSnapshot(options)).toEqual({ id: newer, built: false, fault: null });
});

test('wherever the newest snapshot is cut off, that is said and the last good one is served', async () => {
	const { store, options, older, newer } = await twoSnapshots();
	const { bytes } = (await readCurrent(store))!;
	expect(await lastGood(options, MUCH)).toBeNull();
	for (const part of [0.999, Math.random(), Math.random(), 0.3, 0.0001, 0]) {
		await truncate(fileOf(store, newer), Math.floor(bytes * part));
		const found = await lastGood(options, MUCH);
		expect(found?.id).toBe(older);
		expect(found?.why).toMatch(
			new RegExp(
				`^The snapshot ${newer} is not used: the file (is empty|has \\d+ bytes instead of)`
			)
		);
	}
	await rm(pointerOf(store));
	expect((await lastGood(options, MUCH))?.id).toBe(older);
	expect(await ensureSnapshot(options)).toMatchObject({ id: newer, built: true });
	expect(await lastGood(options, MUCH)).toBeNull();
});

test('nobody is answered from an older snapshot where building is quick, or the hand-kept data has changed', async () => {
	const { store, options, newer, change } = await twoSnapshots();
	await rm(fileOf(store, newer));
	expect(await lastGood(options)).toBeNull();
	await change('layers/taraz.geojson', { 'features.0.properties.title': 'Another title' });
	expect(await lastGood(options, MUCH)).toBeNull();
	expect((await readdir(join(store, 'snapshots'))).length).toBeGreaterThan(0);
});
