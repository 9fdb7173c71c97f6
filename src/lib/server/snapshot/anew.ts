// The columns of a snapshot from its records, for one that keeps them in a way of other days; what was made is kept in a
// file beside it, so that it takes long only once.
import type sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { renameSync, rmSync } from 'node:fs';
import { createColumnsBuilder } from '../../columns/builder.ts';
import { factsOf } from '../../columns/facts.ts';
import { piecesIn, type Shared } from '../../columns/share.ts';
import type { Records } from '../../domain/records.ts';
import type { Region } from '../../domain/region.ts';
import { createPieces, loadKept } from './pieces.ts';
import { createReader, scanRecords } from './recorder.ts';
import { besideOf } from './shelf.ts';

/** The columns of all records, whose order follows from the records, in memory that threads share. */
function makeColumns(db: Database): Shared {
	const regions = [...createReader(db, () => undefined).all('region')] as Region[];
	const byId = new Map(regions.map((region) => [region.id, region]));
	const regionOf = (id: string) => byId.get(id);
	const reader = createReader(db, regionOf);
	const types = [...reader.all('type')] as Records['types'];
	const relations = [...reader.all('relation')] as Records['relations'];
	const builder = createColumnsBuilder({ regions, types, relations });
	// The original row is most of an imported record, and no column is made of it.
	for (const record of scanRecords(db, regionOf, ['codes']))
		builder.add(record.kind, factsOf(record, regionOf));
	return builder.finish().shared;
}

/** Keeps columns in a file, whole or not at all; where there is no room for it they are made again another time. */
function keep(open: typeof sqlite, path: string, shared: Shared): void {
	const made = `${path}.${process.pid}.tmp`;
	try {
		rmSync(made, { force: true });
		const db = new open(made);
		try {
			// What a crash of the machine leaves half written is found damaged, and made again.
			db.pragma('journal_mode = OFF');
			db.pragma('synchronous = OFF');
			db.exec('BEGIN');
			const put = createPieces(db);
			const piece = piecesIn(shared);
			for (const name of Object.keys(shared.places)) put(name, piece(name)!);
			db.exec('COMMIT');
		} finally {
			db.close();
		}
		renameSync(made, path);
	} catch {
		rmSync(made, { force: true });
	}
}

/** The columns of a snapshot at a path, as they were made before or from its records; `open` opens databases. */
export async function loadAnew(open: typeof sqlite, path: string): Promise<Shared> {
	const beside = besideOf(path);
	try {
		const db = new open(beside, { readonly: true, fileMustExist: true });
		try {
			return await loadKept(db, () => Promise.resolve());
		} finally {
			db.close();
		}
	} catch {
		const shared = makeColumns(new open(path, { readonly: true, fileMustExist: true }));
		keep(open, beside, shared);
		return shared;
	}
}
