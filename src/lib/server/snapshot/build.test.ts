import Database from 'better-sqlite3';
import { rm, truncate, writeFile, open } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Incident } from '../../domain/incident.ts';
import { readData } from '../data.ts';
import { emptyStore, manyRows, ucdpFile } from '../store.fixture.ts';
import { DataFaults } from './build.ts';
import { built, withDatabase } from './built.fixture.ts';
import { ensureSnapshot } from './publish.ts';
import { openSnapshot } from './open.ts';
import { createReader } from './recorder.ts';
import { faultOf, fileOf, readCurrent } from './shelf.ts';
import { createStore } from './store.ts';
import { verifySnapshot } from './verify.ts';

const reversed = (list: unknown) => (list as unknown[]).toReversed();

test('the same data in another order, on another day, has the same id', async () => {
	const one = await emptyStore();
	const rows = manyRows(60);
	const first = await one.bring(ucdpFile(rows));
	const other = await emptyStore();
	await other.change('groups.json', { groups: reversed, relations: reversed });
	await other.change('layers/khost.geojson', { features: reversed });
	await other.change('sources.json', { sources: reversed });
	const second = await other.bring(ucdpFile(rows.toReversed()), {}, 'another-name.csv');
	expect(second.snapshot).toBe(first.snapshot);
	const changed = await other.bring(ucdpFile([{ ...rows[0], best: 12 }, ...rows.slice(1)]));
	expect(changed.snapshot).not.toBe(first.snapshot);
});

test('records come back from the file as they were read', async () => {
	const { folder, path } = await built();
	const { records } = await readData(folder);
	withDatabase(path, (db) => {
		const regions = new Map(records.regions.map((region) => [region.id, region]));
		const reader = createReader(db, (id) => regions.get(id));
		for (const record of [...records.incidents, ...records.statements, ...records.presences])
			expect(reader.read(record.kind, record.id)).toEqual(record);
		expect([...reader.all('group')]).toEqual(records.groups);
		expect([...reader.all('region')]).toEqual(records.regions);
		expect(reader.read('incident', 'nowhere')).toBeNull();
	});
});

test('the tables say what the records say', async () => {
	const { store, bring } = await emptyStore();
	await bring(ucdpFile(manyRows(80)));
	const current = await readCurrent(store);
	withDatabase(fileOf(store, current?.id ?? ''), (db) => {
		const reader = createReader(db, () => undefined);
		const incidents = [...reader.all('incident')] as Incident[];
		const best = (type: string) =>
			incidents
				.filter((incident) => incident.type === type)
				.flatMap(({ casualties }) => casualties)
				.filter(({ outcome, who }) => outcome === 'killed' && who === 'all')
				.reduce((sum, figure) => sum + (figure.best ?? 0), 0);
		const rows = db.prepare(
			'SELECT type, count(*) AS n, total(killed_best) AS best FROM incidents GROUP BY type'
		);
		const found = rows.all() as { type: string; n: number; best: number }[];
		expect(found.reduce((sum, { n }) => sum + n, 0)).toBe(incidents.length);
		for (const { type, n, best: sum } of found.filter((row) =>
			row.type.startsWith('armed-clash')
		)) {
			expect(n).toBe(incidents.filter((incident) => incident.type === type).length);
			expect(sum).toBe(best(type));
		}
		const inTree = db.prepare('SELECT count(*) FROM rtree_incidents_geom').pluck().get();
		expect(inTree).toBe(db.prepare('SELECT count(geom) FROM incidents').pluck().get());
		const store = createStore(db, reader);
		const mixed = db.prepare('SELECT id FROM incidents ORDER BY fid').pluck().all() as string[];
		expect(store.rows('incident', [...mixed.keys()]).map(({ id }) => id)).toEqual(mixed);
		const byId = [...mixed].sort((one, two) => (one < two ? -1 : 1));
		for (const [at, id] of byId.entries())
			expect(store.rowAfter('incident', id)).toBe(
				at + 1 < byId.length ? mixed.indexOf(byId[at + 1]!) : null
			);
	});
});

test('a snapshot without usable columns answers the same from its records', async () => {
	const { store, bring } = await emptyStore();
	const { snapshot } = await bring(ucdpFile(manyRows(60)));
	const path = fileOf(store, snapshot ?? '');
	const answers = async () => {
		const { engine } = await openSnapshot(path, snapshot ?? '');
		const asked = { from: '2014-03-01', to: '2014-06-30' };
		const page = await engine.page(asked, { kind: 'incident', order: 'newest', limit: 7 });
		return [await engine.count(asked), await engine.facets(asked), page];
	};
	const before = await answers();
	const db = new Database(path);
	db.exec(
		"UPDATE columns SET body = x'00' WHERE name = 'head'; DELETE FROM columns WHERE name LIKE 'records/%'"
	);
	db.close();
	expect(await answers()).toEqual(before);
});

test('while nothing changes nothing is built; what changes is', async () => {
	const { options, id, change } = await built();
	expect(await ensureSnapshot(options)).toEqual({ id, built: false, fault: null });
	await change('layers/taraz.geojson', { 'features.0.properties.title': 'Another title' });
	const next = await ensureSnapshot(options);
	expect(next).toMatchObject({ built: true, fault: null });
	expect(next.id).not.toBe(id);
});

test.each([
	['missing', (path: string) => rm(path)],
	['empty', (path: string) => truncate(path, 0)],
	['cut off', (path: string) => truncate(path, 20_000)],
	['damaged', damage]
])('a snapshot that is %s is built again under the same id', async (_, harm) => {
	const { options, id, path, store } = await built();
	await harm(path);
	const again = await ensureSnapshot(options);
	expect(again).toMatchObject({ id, built: true });
	expect(again.fault).toContain(`The snapshot ${id} is not used: `);
	expect(await faultOf(store, (await readCurrent(store))!)).toBeNull();
	expect(verifySnapshot(store, id)).toBeNull();
});

async function damage(path: string): Promise<void> {
	const file = await open(path, 'r+');
	for (let at = 4096 * 3; at < 4096 * 12; at += 4096)
		await file.write(Buffer.alloc(1500, 0xff), 0, 1500, at);
	await file.close();
}

test('a snapshot whose records were tampered with is told by its hash', async () => {
	const { store, id, path } = await built();
	expect(verifySnapshot(store, id)).toBeNull();
	const db = new Database(path);
	db.exec("DELETE FROM records WHERE kind = 'statement'");
	db.close();
	expect(verifySnapshot(store, id)).toMatch(/^holds the records of [0-9a-f]{16}$/);
});

test('nothing is built from data with faults, and every fault is told', async () => {
	const { options, store, id, change } = await built();
	await change('layers/taraz.geojson', { 'features.0.properties.type': 'x' });
	const refused = ensureSnapshot(options);
	await expect(refused).rejects.toThrow(DataFaults);
	await expect(refused).rejects.toMatchObject({ faults: [{ field: 'type', found: '"x"' }] });
	expect((await readCurrent(store))?.id).toBe(id);
	await change('layers/taraz.geojson', { 'features.0.properties.type': 'armed-attack' });
	await writeFile(
		`${options.data}/same-groups.json`,
		'{"same": [{"imported": "a:b", "group": "nobody"}]}'
	);
	await expect(ensureSnapshot(options)).rejects.toMatchObject({
		faults: [{ file: 'same-groups.json', field: 'group', found: '"nobody"' }]
	});
});
