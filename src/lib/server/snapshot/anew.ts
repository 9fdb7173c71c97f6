// The columns of a snapshot from its records, for one that keeps them in a way of other days.
import type { Database } from 'better-sqlite3';
import { createColumnsBuilder } from '../../columns/builder.ts';
import { factsOf } from '../../columns/facts.ts';
import type { Shared } from '../../columns/share.ts';
import type { Records } from '../../domain/records.ts';
import type { Region } from '../../domain/region.ts';
import { createReader, scanRecords } from './recorder.ts';

/** The columns of all records of a snapshot, whose order follows from the records, in memory that threads share. */
export function makeColumns(db: Database): Shared {
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
