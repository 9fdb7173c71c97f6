import { open, stat } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeAway, fileOf } from './snapshot/shelf.ts';
import { ensureSnapshot } from './snapshot/publish.ts';
import { emptyStore, manyRows, ucdpFile } from './store.fixture.ts';

const { env } = process;

/** A server's view of a fresh store: its modules hold what they opened, so each test loads them anew. */
async function server() {
	const made = await emptyStore();
	[env.ATLAS_DATA, env.ATLAS_STORE] = [made.folder, made.store];
	vi.resetModules();
	return { ...made, ...(await import('./atlas.ts')), ...(await import('./pinned.ts')) };
}
let said: string[];
beforeEach(() => {
	said = [];
	vi.spyOn(console, 'warn').mockImplementation((text: string) => void said.push(text));
});
afterEach(() => {
	vi.restoreAllMocks();
	delete env.ATLAS_DATA;
	delete env.ATLAS_STORE;
});

test('an empty store is filled at the first question, and a full one is taken as it is', async () => {
	const { atlas, store, folder } = await server();
	const { records, engine } = await atlas();
	expect(records.incidents).toHaveLength(3);
	const path = fileOf(store, engine.snapshot);
	const { mtimeMs } = await stat(path);
	vi.resetModules();
	const again = await import('./atlas.ts');
	expect((await again.atlas()).engine.snapshot).toBe(engine.snapshot);
	expect((await stat(path)).mtimeMs).toBe(mtimeMs);
	expect((await ensureSnapshot({ data: folder, store })).built).toBe(false);
	expect(said).toEqual([]);
});

test('questions asked at once before anything is open build one snapshot', async () => {
	const { atlas } = await server();
	const all = await Promise.all([atlas(), atlas(), atlas()]);
	expect(new Set(all).size).toBe(1);
});

test('whether anything is open yet is told at once', async () => {
	const { atlas, atlasIfOpen } = await server();
	expect(await atlasIfOpen()).toBeNull();
	const open = await atlas();
	expect(await atlasIfOpen()).toBe(open);
});

test('an import is served without a restart; who still reads the snapshot before is not disturbed', async () => {
	const { atlas, atlasAt, bring, store } = await server();
	const before = await atlas();
	const { snapshot } = await bring(ucdpFile(manyRows(30)));
	await vi.waitFor(async () => expect((await atlas()).engine.snapshot).toBe(snapshot), 30_000);
	expect((await (await atlas()).engine.count({})).matched).toBe(33);
	expect((await before.engine.count({ q: '"attack in Taraz"' })).matched).toBe(1);
	const old = before.engine.snapshot;
	const pinned = await atlasAt(old);
	if ('status' in pinned) throw new Error(pinned.message);
	expect((await pinned.engine.count({})).matched).toBe(3);
	expect(await atlasAt(snapshot)).toBe(await atlas());
	expect(await atlasAt(null)).toBe(await atlas());
	await takeAway(store, [old]);
	expect(await atlasAt(old)).toMatchObject({ status: 410 });
	expect(await atlasAt('0123456789abcdef')).toMatchObject({ status: 404 });
	expect(await atlasAt('../../etc/passwd')).toMatchObject({ status: 404 });
	vi.resetModules();
	const later = await import('./pinned.ts');
	expect(await later.atlasAt(old)).toMatchObject({ status: 410 });
});

test('a damaged snapshot is built again at the start, and that is said', async () => {
	const { store, folder, atlas } = await server();
	const { id } = await ensureSnapshot({ data: folder, store });
	const file = await open(fileOf(store, id), 'r+');
	await file.write(Buffer.alloc(8000, 0xff), 0, 8000, 16_000);
	await file.close();
	expect((await atlas()).engine.snapshot).toBe(id);
	expect(said).toEqual([expect.stringContaining(`The snapshot ${id} is not used`)]);
	expect((await (await atlas()).engine.count({ q: '"attack in Taraz"' })).matched).toBe(1);
});

test('over data with faults the last good snapshot is served, and the faults are told', async () => {
	const { store, folder, atlas, change } = await server();
	const { id } = await ensureSnapshot({ data: folder, store });
	await change('layers/taraz.geojson', { 'features.0.properties.type': 'x' });
	const known = await atlas();
	expect(known.engine.snapshot).toBe(id);
	expect(known.faults).toMatchObject([{ field: 'type', found: '"x"' }]);
	expect(said).toEqual([expect.stringContaining(`The last good snapshot ${id} is served`)]);
});

test('without any snapshot data with faults is served as far as it is sound', async () => {
	const { atlas, change } = await server();
	await change('layers/taraz.geojson', { 'features.0.properties.type': 'x' });
	const known = await atlas();
	expect(known.records.incidents.map(({ layer }) => layer).sort()).toEqual(['atyrau', 'khost']);
	expect(known.faults).toHaveLength(1);
});
