// The formats that are not text, each read by the package that others read it with.
import Database from 'better-sqlite3';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { unzipSync } from 'fflate';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { expect, onTestFinished, test } from 'vitest';
import { guarded } from './csv.ts';
import { exported, HOSTILE, madeOf, openedAtlas, written } from './export.fixture.ts';
import { plainText } from './table.ts';

const PLAIN = HOSTILE.map(plainText);
/** Some readers take a mark at the beginning of any text for that of a file. */
const UNMARKED = PLAIN.map((text) => text.replace(/^\ufeff/, ''));
const bufferOf = (bytes: Buffer) =>
	bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;

async function databaseOf(bytes: Buffer): Promise<Database.Database> {
	const folder = await mkdtemp(join(tmpdir(), 'atlas-test-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const path = join(folder, 'a.gpkg');
	await writeFile(path, bytes);
	const db = new Database(path, { readonly: true });
	onTestFinished(() => void db.close());
	return db;
}

test('a workbook has hostile texts in their cells, guarded, and is the same whenever it is made', async () => {
	const bytes = await written(madeOf(HOSTILE), 'xlsx');
	const [sheet, ...others] = await readWorkbook(bytes);
	const [names, ...rows] = sheet!.data;
	expect(others.map(({ sheet: name }) => name)).toEqual(['columns', 'about']);
	expect(names).toEqual(['id', 'title', 'earliest', 'latest', 'killed_best', 'lon', 'url']);
	expect(rows.map(([id]) => id)).toEqual(HOSTILE.map((_, index) => `id-${index}`));
	const titles = PLAIN.map((text) => guarded(text).trim() || null);
	expect(rows.map(([, title]) => (title as string | null)?.trim() ?? null)).toEqual(titles);
	expect(rows[0]).toEqual(['id-0', expect.any(String), null, null, null, null, expect.any(String)]);
	expect(rows[1]?.slice(2, 6)).toEqual([
		...[new Date('2011-11-12'), new Date('2011-11-13'), 1, 71.5 + 1 / 7]
	]);
	expect(bytes.equals(await written(madeOf(HOSTILE), 'xlsx'))).toBe(true);
	for (const [name, text] of Object.entries(unzipSync(bytes)))
		expect(Buffer.from(text).toString(), name).toMatch(/^<\?xml/);
});

test('a workbook and a GeoPackage hold all tables, what their columns mean and whose data it is', async () => {
	const known = await openedAtlas();
	const workbook = await readWorkbook(await exported(known, 'xlsx'));
	const names = ['incidents', 'statements', 'attributions', 'presences', 'columns', 'about'];
	expect(workbook.map(({ sheet }) => sheet)).toEqual(names);
	expect(workbook.map(({ data }) => data.length).slice(0, 4)).toEqual([64, 3, 104, 9]);
	expect(JSON.stringify(workbook[5]?.data)).toContain('CC BY 4.0');

	const db = await databaseOf(await exported(known, 'gpkg'));
	const count = (name: string) => db.prepare(`SELECT count(*) FROM ${name}`).pluck().get();
	expect(names.slice(0, 4).map(count)).toEqual([63, 2, 103, 8]);
	const words = db.prepare("SELECT description FROM gpkg_contents WHERE table_name = 'incidents'");
	expect(words.pluck().get()).toContain('CC BY 4.0');
	expect(
		db.prepare("SELECT geom FROM incidents WHERE place_precision = 'country'").pluck().get()
	).toBe(null);
	expect(db.prepare('SELECT count(*) FROM incidents WHERE killed_best IS NULL').pluck().get()).toBe(
		1
	);
});

test('a GeoPackage holds hostile texts as they are', async () => {
	const db = await databaseOf(await written(madeOf(HOSTILE), 'gpkg'));
	expect(db.prepare('SELECT title FROM incidents ORDER BY fid').pluck().all()).toEqual(PLAIN);
	expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('FlatGeobuf holds hostile texts as they are, and says whose data it is', async () => {
	const placed = HOSTILE.map(() => ({ geometry: { type: 'Point' as const, coordinates: [1, 2] } }));
	const bytes = await written(madeOf(HOSTILE, placed), 'fgb');
	const titles: unknown[] = [];
	let metadata = '';
	const features = deserialize(new Uint8Array(bytes), {
		headerMetaFn: (header) => (metadata = header.metadata ?? '')
	});
	for await (const { properties } of features) titles.push(properties?.['title']);
	expect(titles).toEqual(UNMARKED);
	expect(JSON.parse(metadata)).toMatchObject({ licences: ['A dataset: CC BY 4.0'] });
});

test('GeoParquet holds hostile texts as they are, types its columns and says whose data it is', async () => {
	const file = bufferOf(await written(madeOf(HOSTILE), 'parquet'));
	const rows = await parquetReadObjects({ file });
	expect(rows.map(({ title }) => title as string)).toEqual(UNMARKED);
	expect(rows[0]).toMatchObject({ earliest: null, killed_best: null, lon: null, geometry: null });
	expect(rows[1]).toMatchObject({
		earliest: new Date('2011-11-12'),
		killed_best: 1,
		geometry: { type: 'Point', coordinates: [71.5 + 1 / 7, 42.9] }
	});
	const { key_value_metadata: said = [] } = parquetMetadata(file);
	const value = (key: string) =>
		JSON.parse(said.find((each) => each.key === key)?.value ?? '') as object;
	expect(value('geo')).toMatchObject({ version: '1.1.0', primary_column: 'geometry' });
	expect(value('about')).toMatchObject({ licences: ['A dataset: CC BY 4.0'] });
});

test('GeoParquet of more rows than are written together has all of them, with no gap between', async () => {
	const titles = Array.from({ length: 1201 }, (_, index) => `Title ${index}`);
	const file = bufferOf(await written(madeOf(titles), 'parquet'));
	const rows = await parquetReadObjects({ file });
	expect(rows.map(({ title }) => title as string)).toEqual(titles);
});
