// Loads snapshots from their files into ClickHouse.
import Database from 'better-sqlite3';
import type { Client } from '../../clickhouse/asker.ts';
import {
	dropSnapshot,
	keptSnapshots,
	loadedSnapshots,
	loadSnapshot,
	prepareTables,
	type Source
} from '../../clickhouse/load.ts';
import type { Kind, Records } from '../../domain/records.ts';
import type { Region } from '../../domain/region.ts';
import type { AnyRecord } from '../../query/engine.ts';
import { propertyReader } from '../flat/reader.ts';
import { pieceIn } from '../snapshot/pieces.ts';
import { createReader } from '../snapshot/recorder.ts';
import { keptRegions } from '../snapshot/regions.ts';
import { createRest } from '../snapshot/rest.ts';
import { fileOf, listSnapshots, readCurrent, setCurrent } from '../snapshot/shelf.ts';
import { createStore } from '../snapshot/store.ts';
import { TABLE_OF } from '../snapshot/tables.ts';

/** A snapshot's file as a source of rows, read as they are asked for. */
export async function sourceIn(path: string, snapshot: string): Promise<Source> {
	const db = new Database(path, { readonly: true, fileMustExist: true });
	const kept = await keptRegions(pieceIn(db), createRest());
	const known = new Map(kept.map((region) => [region.id, region]));
	const reader = createReader(db, (id) => known.get(id));
	const regions = kept.length ? kept : ([...reader.all('region')] as Region[]);
	for (const region of regions) known.set(region.id, region);
	const store = createStore(db, reader);
	const all = <K extends 'groups' | 'relations' | 'types'>(kind: string) =>
		[...reader.all(kind)] as Records[K];
	const lists = {
		regions,
		groups: all<'groups'>('group'),
		relations: all<'relations'>('relation'),
		types: all<'types'>('type')
	};
	const none = { layers: [], incidents: [], presences: [], statements: [] };
	return {
		snapshot,
		lists,
		valuesOf: propertyReader({ ...lists, ...none, sources: [], datasets: [] }),
		count: (kind: Kind) =>
			db.prepare(`SELECT count(*) FROM ${TABLE_OF[kind]}`).pluck().get() as number,
		*read(kind, from, to): Generator<AnyRecord> {
			for (let row = from; row < to; row++) yield store.rows(kind, [row])[0]!;
		}
	};
}

/** What is loaded, and where to. */
export interface Publishing {
	client: Client;
	database: string;
	cluster?: string;
	store: string;
	/** Snapshots by their ids; none: the current one. */
	ids: readonly string[];
	/** Snapshots that are taken out of ClickHouse. */
	drop: readonly string[];
	progress: (snapshot: string, done: number, all: number) => void;
}

/** Loads and drops snapshots, and gives those that are loaded then; throws a sentence where one is not there. */
export async function publishTo(publishing: Publishing): Promise<string[]> {
	const { store, ids, drop, progress, ...site } = publishing;
	const current = await readCurrent(store);
	if (!current)
		throw new Error(`There is no snapshot in ${store}; npm run atlas -- build makes one.`);
	if (drop.includes(current.id))
		throw new Error(`${current.id} is the current snapshot and stays; nothing was loaded.`);
	const here = new Set((await listSnapshots(store)).map(({ id }) => id));
	const asked = [...new Set(ids.length ? ids : [current.id])];
	const strange = asked.filter((id) => !here.has(id));
	if (strange.length) throw new Error(`There is no snapshot ${strange.join(', ')} in ${store}.`);
	await prepareTables(site);
	const before = await loadedSnapshots(site);
	const kept = drop.length ? await keptSnapshots(site) : [];
	const unknown = drop.filter((id) => !kept.includes(id));
	if (unknown.length) throw new Error(`ClickHouse holds no snapshot ${unknown.join(', ')}.`);
	for (const id of asked.filter((one) => !before.includes(one))) {
		const source = await sourceIn(fileOf(store, id), id);
		await loadSnapshot({ ...site, progress: (done, all) => progress(id, done, all) }, source);
	}
	for (const id of drop) await dropSnapshot(site, id);
	// Servers on this store look again whether they can switch.
	if (asked.includes(current.id)) await setCurrent(store, current);
	return loadedSnapshots(site);
}
