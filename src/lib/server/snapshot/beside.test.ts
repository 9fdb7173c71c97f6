import Database from 'better-sqlite3';
import { rm } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Shared } from '../../columns/share.ts';
import { emptyStore, manyRows, ucdpFile } from '../store.fixture.ts';
import { loadBeside } from './beside.ts';
import { loadKept } from './pieces.ts';
import { fileOf } from './shelf.ts';

async function built(): Promise<string> {
	const { store, bring } = await emptyStore();
	const { snapshot } = await bring(ucdpFile(manyRows(40)));
	return fileOf(store, snapshot ?? '');
}

/** Each piece of columns by its name. */
const piecesOf = ({ memory: { buffer }, places }: Shared) =>
	Object.fromEntries(
		Object.entries(places).map(([name, place]) => [name, Buffer.from(buffer, ...place)])
	);

test('columns that another thread loads are those that are kept', async () => {
	const path = await built();
	const db = new Database(path, { readonly: true });
	onTestFinished(() => void db.close());
	const kept = piecesOf(await loadKept(db, () => Promise.resolve()));
	expect(piecesOf(await loadBeside(path))).toEqual(kept);
});

/** The pieces that tell which record each row is, and where it lies. */
const TELLING = /^lettering\/ids|^[a-z]+\/(morton|lon|lat|idRank|titleRank)$/;

test('columns that cannot be read are made anew from the records, row by row the same', async () => {
	const path = await built();
	const kept = piecesOf(await loadBeside(path));
	const db = new Database(path);
	db.exec("DELETE FROM columns WHERE name = 'head'");
	db.close();
	const made = piecesOf(await loadBeside(path));
	const told = Object.keys(kept).filter((name) => TELLING.test(name));
	expect(told.length).toBeGreaterThan(15);
	for (const name of told) expect([name, made[name]]).toEqual([name, kept[name]]);
	expect(Object.keys(made)).toContain('head');
});

test('a snapshot that is not there is a fault, not columns', async () => {
	const path = await built();
	await rm(path);
	await expect(loadBeside(path)).rejects.toThrow();
});
