// The columns of a snapshot from its records, for one that keeps them in a way of other days.
import type { Database } from 'better-sqlite3';
import { createColumnsBuilder } from '../../columns/builder.ts';
import { factsOf } from '../../columns/facts.ts';
import type { Shared } from '../../columns/share.ts';
import type { Records } from '../../domain/records.ts';
import type { Region } from '../../domain/region.ts';
import type { AnyRecord } from '../../query/engine.ts';
import { createReader } from './recorder.ts';
import { TABLE_OF } from './tables.ts';

const KINDS = ['incident', 'statement', 'presence'] as const;

/** The columns of all records of a snapshot, in memory that threads share. */
export function makeColumns(db: Database): Shared {
	const regions = [...createReader(db, () => undefined).all('region')] as Region[];
	const byId = new Map(regions.map((region) => [region.id, region]));
	const regionOf = (id: string) => byId.get(id);
	const reader = createReader(db, regionOf);
	const types = [...reader.all('type')] as Records['types'];
	const relations = [...reader.all('relation')] as Records['relations'];
	const builder = createColumnsBuilder({ regions, types, relations });
	for (const kind of KINDS) {
		// In the order of the table, whose rows are those of the engine.
		const numbers = db
			.prepare(
				`SELECT r.n FROM ${TABLE_OF[kind]} t JOIN records r ON r.kind = ? AND r.id = t.id ORDER BY t.fid`
			)
			.pluck();
		for (const n of numbers.all(kind) as number[])
			builder.add(kind, factsOf(reader.at(n) as AnyRecord, regionOf));
	}
	return builder.finish().shared;
}
