import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test, vi } from 'vitest';
import { atlasAt } from '../pinned.ts';
import { ask } from '../ask.ts';
import { ensureSnapshot } from '../snapshot/publish.ts';
import { emptyStore, manyRows, ucdpFile } from '../store.fixture.ts';

afterAll(() => vi.unstubAllEnvs());

/** A server that stands where ClickHouse would: it says which snapshots are loaded, and has no rows. */
async function standIn(loaded: Set<string>): Promise<string> {
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			const asked = `${decodeURIComponent(request.url!)} ${body}`;
			const isLoaded = [...loaded].some((id) => asked.includes(id));
			response.end(isLoaded && body.includes('snapshots') ? '["2026-01-01 00:00:00"]\n' : '');
		});
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/atlas`;
}

test('an address that names data which only the disk holds is refused with 409, and answered once it is loaded', async () => {
	const { folder, store, bring } = await emptyStore();
	await bring(ucdpFile(manyRows(3)));
	const older = await ensureSnapshot({ data: folder, store });
	await bring(ucdpFile(manyRows(5)));
	const current = await ensureSnapshot({ data: folder, store });
	expect(older.id).not.toBe(current.id);
	const loaded = new Set([current.id]);
	vi.stubEnv('ATLAS_DATA', folder);
	vi.stubEnv('ATLAS_STORE', store);
	vi.stubEnv('ATLAS_ENGINE', 'clickhouse');
	vi.stubEnv('CLICKHOUSE_URL', await standIn(loaded));

	expect(await atlasAt(null)).toMatchObject({ engine: { snapshot: current.id } });
	const asked = await ask(new URL(`http://localhost/summary.json?snapshot=${older.id}`));
	if (!('refusal' in asked)) throw new Error('It was answered.');
	expect(asked.refusal.status).toBe(409);
	expect(await asked.refusal.json()).toMatchObject({
		detail: `The data ${older.id} has not been loaded into ClickHouse; npm run atlas -- publish --to clickhouse ${older.id} does it.`,
		current: '/summary.json'
	});
	loaded.add(older.id);
	expect(await atlasAt(older.id)).toMatchObject({ engine: { snapshot: older.id } });
	loaded.delete(older.id);
	expect(await atlasAt(older.id)).toMatchObject({ status: 409 });
	loaded.add(older.id);
	expect(await atlasAt(older.id)).toMatchObject({ engine: { snapshot: older.id } });
	expect(await atlasAt('0123456789abcdef')).toMatchObject({ status: 404 });
});
