// A snapshot file as the server answers from it. It is never closed by hand: a request may still be reading when
// another snapshot has become the current one; the file is let go with the last who holds it.
import Database from 'better-sqlite3';
import { createEngine } from '../../columns/engine.ts';
import type { Records } from '../../domain/records.ts';
import type { Region } from '../../domain/region.ts';
import type { Engine } from '../../query/engine.ts';
import { createReader, type RecordReader } from './recorder.ts';
import { openText } from './text.ts';

/** What a snapshot holds, and the engine that answers from it. */
export interface Opened {
	records: Records;
	engine: Engine;
}

/** All records of a snapshot by the lists they belong to. */
function recordsOf(reader: RecordReader, regions: Region[]): Records {
	const all = <T>(kind: string) => [...reader.all(kind)] as T[];
	return {
		layers: all('layer'),
		incidents: all('incident'),
		presences: all('presence'),
		statements: all('statement'),
		groups: all('group'),
		relations: all('relation'),
		sources: all('source'),
		datasets: all('dataset'),
		types: all('type'),
		regions
	};
}

/** Opens a snapshot; throws where the file cannot be read or is another one. */
export function openSnapshot(path: string, id: string): Opened {
	const db = new Database(path, { readonly: true, fileMustExist: true });
	const own = db.prepare("SELECT value FROM meta WHERE name = 'id'").pluck().get();
	if (own !== id) throw new Error(`${path} holds the snapshot ${String(own)}, not ${id}.`);
	const regions = [...createReader(db, () => undefined).all('region')] as Region[];
	const byId = new Map(regions.map((region) => [region.id, region]));
	const records = recordsOf(
		createReader(db, (region) => byId.get(region)),
		regions
	);
	return { records, engine: createEngine(records, { snapshot: id, text: openText(db) }) };
}
