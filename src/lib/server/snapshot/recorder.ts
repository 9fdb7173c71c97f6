// The records of a snapshot, whole: each as its template and its packed values, found by kind and id.
import type { Database } from 'better-sqlite3';
import type { Incident } from '../../domain/incident.ts';
import type { Presence } from '../../domain/presence.ts';
import type { Region } from '../../domain/region.ts';
import type { AnyRecord } from '../../query/engine.ts';
import { hashRecord } from './hash.ts';
import {
	createTemplates,
	packValues,
	templateOf,
	unpackRecord,
	type Template
} from './template.ts';

const TABLES = `
CREATE TABLE templates (number INTEGER PRIMARY KEY, shape TEXT NOT NULL, sample TEXT NOT NULL);
CREATE TABLE records (
	n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, hash BLOB NOT NULL,
	template INTEGER NOT NULL, body BLOB NOT NULL);
CREATE UNIQUE INDEX records_by_id ON records (kind, id);
`;

type RegionOf = (id: string) => Region | undefined;
type Placed = Partial<Pick<Incident | Presence, 'geometry' | 'location'>>;

/** A record without the outline that is its region's: the region keeps it once for all. */
export function withoutOutline<T extends object>(record: T, regionOf: RegionOf): T {
	const { geometry, location }: Placed = record;
	if (!geometry || geometry !== regionOf(location?.region ?? '')?.geometry) return record;
	return { ...record, geometry: null };
}

const AREAL = ['district', 'province', 'line-or-area'];

/** A record with the outline of the region that it is known to. */
function withOutline<T extends object>(record: T, regionOf: RegionOf): T {
	const { geometry, location }: Placed = record;
	if (geometry !== null || !location || !AREAL.includes(location.precision)) return record;
	const region = regionOf(location.region ?? '');
	return region ? { ...record, geometry: region.geometry } : record;
}

/** Records while a snapshot is made. */
export interface Recorder {
	/** The number of a record that is already in. */
	find(kind: string, id: string): number | undefined;
	/** Adds a record; its number counts up from 1. */
	add(kind: string, id: string, record: object): number;
	replace(n: number, record: object): void;
	remove(n: number): void;
}

/** An empty table of records. */
export function createRecorder(db: Database, regionOf: RegionOf): Recorder {
	db.exec(TABLES);
	const keep = db.prepare('INSERT INTO templates VALUES (?, ?, ?)');
	const find = db.prepare('SELECT n FROM records WHERE kind = ? AND id = ?').pluck();
	const insert = db.prepare(
		'INSERT INTO records (kind, id, hash, template, body) VALUES (?, ?, ?, ?, ?)'
	);
	const update = db.prepare('UPDATE records SET hash = ?, template = ?, body = ? WHERE n = ?');
	const remove = db.prepare('DELETE FROM records WHERE n = ?');
	const take = createTemplates(({ number, shape, sample }) => void keep.run(number, shape, sample));
	const pack = (record: object) => {
		const taken = take(withoutOutline(record, regionOf));
		return [hashRecord(taken.canonical), taken.template.number, packValues(taken)] as const;
	};
	return {
		find: (kind, id) => find.get(kind, id) as number | undefined,
		add: (kind, id, record) => Number(insert.run(kind, id, ...pack(record)).lastInsertRowid),
		replace: (n, record) => void update.run(...pack(record), n),
		remove: (n) => void remove.run(n)
	};
}

interface Body {
	template: number;
	body: Buffer;
}

/** Reads whole records. */
export interface RecordReader {
	/** By kind and id; null where there is none. */
	read(kind: string, id: string): unknown;
	/** By its number. */
	at(n: number): unknown;
	/** All of a kind, in the order of the data. */
	all(kind: string): IterableIterator<unknown>;
}

/** What makes records whole again, without some of their members. */
function unpacking(db: Database, regionOf: RegionOf, without: readonly string[] = []) {
	const templates = new Map<number, Template>();
	const find = db.prepare('SELECT shape, sample FROM templates WHERE number = ?');
	return ({ template: number, body }: Body): unknown => {
		let template = templates.get(number);
		if (!template) {
			const { shape, sample } = find.get(number) as { shape: string; sample: string };
			template = templateOf(number, shape, sample);
			for (const name of without) delete (template.node as Record<string, unknown>)[name];
			templates.set(number, template);
		}
		return withOutline(unpackRecord(template, body) as object, regionOf);
	};
}

/**
 * All incidents, statements and presences as they lie in the file, in no other order, since reading them here and there
 * takes many times as long; without some of their members.
 */
export function* scanRecords(
	db: Database,
	regionOf: RegionOf,
	without: readonly string[]
): Generator<AnyRecord> {
	const unpack = unpacking(db, regionOf, without);
	const all = db.prepare(
		`SELECT template, body FROM records NOT INDEXED
		WHERE kind IN ('incident', 'statement', 'presence') ORDER BY n`
	);
	for (const body of all.iterate()) yield unpack(body as Body) as AnyRecord;
}

/** The records of a snapshot, or of one that is being made. */
export function createReader(db: Database, regionOf: RegionOf): RecordReader {
	const unpack = unpacking(db, regionOf);
	const byId = db.prepare('SELECT template, body FROM records WHERE kind = ? AND id = ?');
	const byNumber = db.prepare('SELECT template, body FROM records WHERE n = ?');
	const ofKind = db.prepare('SELECT template, body FROM records WHERE kind = ? ORDER BY n');
	return {
		read: (kind, id) => {
			const found = byId.get(kind, id) as Body | undefined;
			return found ? unpack(found) : null;
		},
		at: (n) => unpack(byNumber.get(n) as Body),
		*all(kind) {
			for (const body of ofKind.iterate(kind)) yield unpack(body as Body);
		}
	};
}
