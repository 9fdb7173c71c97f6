import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { ensureSnapshot } from '../snapshot/publish.ts';
import { fileOf, listSnapshots } from '../snapshot/shelf.ts';
import { emptyStore, manyRows, ucdpFile } from '../store.fixture.ts';
import { offer } from './offer.ts';
import { sourceAt } from './source.ts';

const { env } = process;
let said: string[];
beforeEach(() => {
	said = [];
	vi.spyOn(console, 'warn').mockImplementation((text: string) => void said.push(text));
});
afterEach(() => {
	vi.restoreAllMocks();
	for (const name of ['ATLAS_DATA', 'ATLAS_STORE', 'ATLAS_SNAPSHOT_SOURCE', 'ATLAS_AUDIENCE'])
		delete env[name];
});

async function folder(name: string): Promise<string> {
	const made = await mkdtemp(join(tmpdir(), `atlas-${name}-`));
	onTestFinished(() => rm(made, { recursive: true, force: true }));
	return made;
}
/** A publisher with its folder, and servers that follow it. */
async function house() {
	const made = await emptyStore();
	const shared = await folder('shared');
	const publish = (ids: string[] = [], drop: string[] = []) =>
		offer({ data: made.folder, store: made.store, folder: shared, ids, drop });
	await ensureSnapshot({ data: made.folder, store: made.store });
	const follow = async (source = shared, store?: string) => {
		[env.ATLAS_DATA, env.ATLAS_SNAPSHOT_SOURCE] = [made.folder, source];
		env.ATLAS_STORE = store ?? (await folder('replica'));
		vi.resetModules();
		const modules = { ...(await import('../atlas.ts')), ...(await import('../pinned.ts')) };
		return { ...modules, store: env.ATLAS_STORE };
	};
	return { ...made, shared, publish, follow };
}
/** Lets a server look at its source now, whenever it did last. */
const later = () => vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);

test('a server that follows a folder serves what was published, and the next snapshot without a restart', async () => {
	const { publish, follow, bring } = await house();
	const { current } = await publish();
	const { atlas, atlasAt, catchUp } = await follow();
	expect((await atlas()).engine.snapshot).toBe(current);
	expect((await (await atlas()).engine.count({})).matched).toBe(3);
	const { snapshot } = await bring(ucdpFile(manyRows(20)));
	await publish();
	later();
	await catchUp();
	expect((await atlas()).engine.snapshot).toBe(snapshot);
	expect((await (await atlas()).engine.count({})).matched).toBe(23);
	const pinned = await atlasAt(current);
	if ('status' in pinned) throw new Error(pinned.message);
	expect((await pinned.engine.count({})).matched).toBe(3);
	expect(said).toEqual([]);
});

test('a snapshot that a reader names is fetched where it was never here, and is a 404 where nobody has it', async () => {
	const { publish, follow, bring } = await house();
	const { current: old } = await publish();
	await bring(ucdpFile(manyRows(5)));
	const { current } = await publish();
	const { atlas, atlasAt } = await follow();
	expect((await atlas()).engine.snapshot).toBe(current);
	const pinned = await atlasAt(old);
	if ('status' in pinned) throw new Error(pinned.message);
	expect(pinned.engine.snapshot).toBe(old);
	expect(await atlasAt('0123456789abcdef')).toMatchObject({ status: 404 });
});

test('a file that is not what its catalogue says is never used, and what was held is served on', async () => {
	const { publish, follow, shared, bring } = await house();
	const { current } = await publish();
	const { atlas, catchUp, store } = await follow();
	await atlas();
	const { snapshot } = await bring(ucdpFile(manyRows(5)));
	await publish();
	const path = join(shared, `${snapshot}.gpkg`);
	const bytes = await readFile(path);
	bytes[bytes.length - 100] = bytes[bytes.length - 100]! ^ 1;
	await writeFile(path, bytes);
	later();
	await catchUp();
	expect((await atlas()).engine.snapshot).toBe(current);
	expect(said.join()).toContain(`${snapshot}.gpkg of ${shared} is not the file`);
	expect((await listSnapshots(store)).map(({ id }) => id)).toEqual([current]);
});

test('a source that is gone leaves what was held, also after a restart; with nothing held it is said', async () => {
	const { publish, follow, shared } = await house();
	const { current } = await publish();
	const { atlas, store } = await follow();
	await atlas();
	await rm(shared, { recursive: true });
	const again = await follow(shared, store);
	expect((await again.atlas()).engine.snapshot).toBe(current);
	expect(said.join()).toContain('cannot be followed');
	const empty = await follow(shared);
	await expect(empty.atlas()).rejects.toThrow(`No snapshot of ${shared} can be served`);
});

test('what was taken out is taken out of every server that follows', async () => {
	const { publish, follow, write } = await house();
	await publish();
	const { atlas, catchUp } = await follow();
	const id = (await atlas()).records.incidents[0]!.id;
	const one = { kind: 'incident', id, date: '2020-01-01', reason: 'A person is in danger.' };
	await write('redactions.json', JSON.stringify({ redactions: [one] }));
	await publish();
	later();
	await catchUp();
	expect((await atlas()).record('incident', id)).toBeNull();
	expect((await (await atlas()).engine.count({})).matched).toBe(2);
});

test('a public server does not take what was made for a private audience', async () => {
	const { store, folder: data, shared, follow } = await house();
	await ensureSnapshot({ data, store, audience: 'private' }, true);
	await offer({ data, store, folder: shared, ids: [], drop: [] });
	const { atlas } = await follow();
	await expect(atlas()).rejects.toThrow('can be served');
	expect(said.join()).toContain('for a private audience');
});

test('an address is followed as a folder is', async () => {
	const { publish, follow, shared } = await house();
	const { current } = await publish();
	const server = createServer((request, response) => {
		readFile(join(shared, (request.url ?? '').slice('/atlas/'.length))).then(
			(bytes) => response.end(bytes),
			() => response.writeHead(404).end()
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => void server.close());
	const { port } = server.address() as AddressInfo;
	const { atlas, store } = await follow(`http://127.0.0.1:${port}/atlas`);
	expect((await atlas()).engine.snapshot).toBe(current);
	const [here, there] = [fileOf(store, current), join(shared, `${current}.gpkg`)];
	expect((await readFile(here)).equals(await readFile(there))).toBe(true);
});

test('a snapshot that is dropped is no longer offered, and the current one cannot be', async () => {
	const { publish, bring } = await house();
	const { current: old } = await publish();
	await bring(ucdpFile(manyRows(5)));
	const { current, snapshots } = await publish([], [old]);
	expect(snapshots.map(({ id }) => id)).toEqual([current]);
	await expect(publish([], [current])).rejects.toThrow('is the current snapshot and stays');
	await expect(publish(['0123456789abcdef'])).rejects.toThrow('There is no snapshot');
});

test('a source is a folder or an https address, and anything else is named', () => {
	expect(sourceAt('https://data.example.org/atlas').name).toContain('https');
	for (const wrong of ['http://example.org/', 'ftp://example.org/x', 'https://a.example/?x=1'])
		expect(() => sourceAt(wrong)).toThrow('expected a folder or an https address');
});
