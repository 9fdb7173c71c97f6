import Database from 'better-sqlite3';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, rm, truncate, writeFile, open } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createTextIndex } from '../../columns/text.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Kind } from '../../domain/records.ts';
import { readData } from '../data.ts';
import { emptyStore, manyRows, ucdpFile } from '../store.fixture.ts';
import { DataFaults } from './build.ts';
import { ensureSnapshot } from './publish.ts';
import { openSnapshot } from './open.ts';
import { createReader } from './recorder.ts';
import { faultOf, fileOf, readCurrent } from './shelf.ts';
import { createStore } from './store.ts';
import { TABLE_OF } from './tables.ts';
import { openText, searchThrough } from './text.ts';
import { verifySnapshot } from './verify.ts';

async function built() {
	const made = await emptyStore();
	const { id } = await ensureSnapshot({ data: made.folder, store: made.store });
	const path = fileOf(made.store, id);
	return { ...made, id, path, options: { data: made.folder, store: made.store } };
}
const withDatabase = <T>(path: string, work: (db: Database.Database) => T): T => {
	const db = new Database(path, { readonly: true });
	try {
		return work(db);
	} finally {
		db.close();
	}
};
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

const QUERIES = [
	...['taraz', 'Tar', 'TARÁZ', 'security forces', '"security forces"', '"forces security"'],
	...['jund "al khilafah"', 'headscarf', 'нападение', 'Напад', '"в городе Тараз"', 'тараз атырау'],
	...[
		'هجوم',
		'الهجوم على',
		'"على الثكنة"',
		'مدينه',
		'x',
		'"',
		'""',
		'a OR b',
		'NEAR(a b)',
		'col:x',
		'*',
		'no-one'
	]
];

test('full text on disk finds what full text in memory finds, in Latin, Cyrillic and Arabic', async () => {
	const { folder, store, change } = await emptyStore();
	await change('layers/taraz.geojson', {
		'features.0.properties.note': 'Нападение в городе Тараз: вооружённое нападение'
	});
	await change('layers/atyrau.geojson', {
		'features.0.properties.note': 'الهُجُوم على الثكنة في مدينة أتيراو'
	});
	const { id } = await ensureSnapshot({ data: folder, store });
	const memory = createTextIndex((await readData(folder)).records);
	withDatabase(fileOf(store, id), (db) => {
		const search = openText(db);
		const find = (q: string, kind: Kind) =>
			[...searchThrough(search(q, kind))].map((row) =>
				db
					.prepare(`SELECT id FROM ${TABLE_OF[kind]} WHERE fid = ?`)
					.pluck()
					.get(row + 1)
			);
		const hits = QUERIES.flatMap((q) =>
			(['incident', 'statement', 'presence'] as const).map((kind) => {
				const found = find(q, kind).sort();
				expect([q, kind, ...found]).toEqual([q, kind, ...[...memory.find(q, kind)].sort()]);
				return found.length;
			})
		);
		expect(Math.max(...hits)).toBeGreaterThan(0);
		expect(find('напад', 'incident')).toEqual(['taraz-2011-11-12']);
		expect(find('"على الثكنة"', 'incident')).toEqual(['atyrau-2011-10-31']);
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

const hasGDAL = spawnSync('ogrinfo', ['--version']).status === 0;

test.skipIf(!hasGDAL)(
	'GDAL opens it without a word of complaint, lists its layers and uses its R-tree',
	async () => {
		const { store, bring } = await emptyStore();
		const { snapshot } = await bring(ucdpFile(manyRows(50)));
		const path = fileOf(store, snapshot ?? '');
		const run = (...words: string[]) => {
			const { status, stdout, stderr } = spawnSync('ogrinfo', ['-ro', ...words], {
				encoding: 'utf8'
			});
			expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
			return stdout;
		};
		const list = run('-q', path);
		const names = [...list.matchAll(/^\d+: (\w+)/gm)].map(([, name]) => name);
		expect(names.sort()).toEqual([
			'datasets',
			'groups',
			'incidents',
			'layers',
			'presences',
			'regions',
			'relations',
			'sources',
			'statements'
		]);
		const counted = (extra: string[]) =>
			Number(/Feature Count: (\d+)/.exec(run('-so', ...extra, path, 'incidents'))?.[1]);
		const boxed = withDatabase(path, (db) =>
			db
				.prepare(
					'SELECT count(*) FROM rtree_incidents_geom WHERE minx <= 71 AND maxx >= 70 AND miny <= 44 AND maxy >= 43'
				)
				.pluck()
				.get()
		);
		expect(counted([])).toBe(53);
		expect(counted(['-spat', '70', '43', '71', '44'])).toBe(boxed);
		const sql = run('-q', path, '-sql', "SELECT HasSpatialIndex('incidents', 'geom') AS has");
		expect(sql).toMatch(/HasSpatialIndex \(Integer\) = 1/);
	}
);

test('the file is marked as a GeoPackage 1.3 and its dates are of the data, not of the clock', async () => {
	const { path } = await built();
	const head = (await readFile(path)).subarray(60, 72);
	expect(head.readUInt32BE(0)).toBe(10300);
	expect(head.subarray(8).toString()).toBe('GPKG');
	withDatabase(path, (db) => {
		const dates = db.prepare('SELECT DISTINCT last_change FROM gpkg_contents').pluck().all();
		expect(dates).toEqual(['2011-11-20T00:00:00.000Z']);
	});
	expect(execFileSync('head', ['-c', '15', path]).toString()).toBe('SQLite format 3');
});
