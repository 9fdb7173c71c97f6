import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { emptyStore, manyRows, ucdpFile } from '../store.fixture.ts';
import { built, withDatabase } from './built.fixture.ts';
import { fileOf } from './shelf.ts';

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
