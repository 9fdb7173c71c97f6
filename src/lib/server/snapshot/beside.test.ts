import Database from 'better-sqlite3';
import { mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Shared } from '../../columns/share.ts';
import { emptyStore, manyRows, ucdpFile } from '../store.fixture.ts';
import { loadAnew } from './anew.ts';
import { loadBeside } from './beside.ts';
import { loadKept } from './pieces.ts';
import { besideOf, fileOf, shelfOf, sweepShelf, takeAway } from './shelf.ts';

async function built() {
	const { store, bring } = await emptyStore();
	const { snapshot } = await bring(ucdpFile(manyRows(40)));
	return { path: fileOf(store, snapshot ?? '') };
}

function change(path: string, sql: string): void {
	const db = new Database(path);
	db.exec(sql);
	db.close();
}

/** Each piece of columns by its name. */
const piecesOf = ({ memory: { buffer }, places }: Shared) =>
	Object.fromEntries(
		Object.entries(places).map(([name, place]) => [name, Buffer.from(buffer, ...place)])
	);

test('columns that another thread loads are those that are kept', async () => {
	const { path } = await built();
	const db = new Database(path, { readonly: true });
	onTestFinished(() => void db.close());
	const kept = piecesOf(await loadKept(db, () => Promise.resolve()));
	expect(piecesOf(await loadBeside(path))).toEqual(kept);
});

/** The pieces that tell which record each row is, and where it lies. */
const TELLING = /^lettering\/ids|^[a-z]+\/(morton|lon|lat|idRank|titleRank)$/;

test('columns that cannot be read are made anew from the records, row by row the same', async () => {
	const { path } = await built();
	const kept = piecesOf(await loadBeside(path));
	change(path, "DELETE FROM columns WHERE name = 'head'");
	const made = piecesOf(await loadBeside(path));
	const told = Object.keys(kept).filter((name) => TELLING.test(name));
	expect(told.length).toBeGreaterThan(15);
	for (const name of told) expect([name, made[name]]).toEqual([name, kept[name]]);
	expect(Object.keys(made)).toContain('head');
});

test('what was made anew is kept beside the snapshot, and made again where it was damaged', async () => {
	const { path } = await built();
	const load = async () => piecesOf(await loadAnew(Database, path));
	const made = await load();
	change(path, 'ALTER TABLE records RENAME TO hidden');
	expect(await load()).toEqual(made);
	change(path, 'ALTER TABLE hidden RENAME TO records');
	await truncate(besideOf(path), 5000);
	expect(await load()).toEqual(made);
	expect(await load()).toEqual(made);
});

test('where it cannot be kept it is made each time', async () => {
	const { path } = await built();
	await mkdir(join(besideOf(path), 'taken'), { recursive: true });
	const load = async () => piecesOf(await loadAnew(Database, path));
	expect(await load()).toEqual(await load());
	expect(await readdir(dirname(path))).not.toContainEqual(expect.stringMatching(/tmp$/));
});

test('it goes with its snapshot, whoever takes that away', async () => {
	const { store } = await emptyStore();
	const [held, pruned, lost] = ['a', 'b', 'c'].map((letter) => letter.repeat(16));
	await mkdir(shelfOf(store), { recursive: true });
	for (const id of [held!, pruned!, lost!])
		for (const path of [fileOf(store, id), besideOf(fileOf(store, id))]) await writeFile(path, '');
	await takeAway(store, [pruned!]);
	await rm(fileOf(store, lost!));
	await sweepShelf(store);
	const left = (await readdir(shelfOf(store))).filter((name) => name.includes('gpkg'));
	const kept = [fileOf(store, held!), besideOf(fileOf(store, held!))];
	expect(left.sort()).toEqual(kept.map((path) => basename(path)).sort());
});

test('a snapshot that is not there is a fault, not columns', async () => {
	const { path } = await built();
	await rm(path);
	await expect(loadBeside(path)).rejects.toThrow();
});
