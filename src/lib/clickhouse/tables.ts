// All tables, as ClickHouse makes them. With a cluster named, each is a replicated table on every shard, and a
// Distributed one of the plain name in front of it.

import { FLAT_COLUMNS } from './flat.ts';

/** Where tables lie. */
export interface Site {
	/** A database that exists or may be made. */
	database: string;
	/** The name of a cluster in the server's configuration; left out: one server. */
	cluster?: string;
}

/** A table: its columns and indexes, how its parts are parted and sorted, and what a row is sent to a shard by. */
interface Table {
	columns: string;
	partition: string;
	order: string;
	shard: string;
}

const CHOICE = 'LowCardinality(String)';

/**
 * `records` holds a row for each record, in the order of the engine on columns: along the Morton curve. `areas`
 * holds each area that records lie in once; `snapshots` says which are loaded whole.
 */
export const TABLES = {
	records: {
		// A value that nobody knows is '~', one that does not apply to the kind ''.
		columns: `
			snapshot ${CHOICE},
			kind Enum8('incident' = 1, 'statement' = 2, 'presence' = 3),
			curve UInt64 COMMENT 'Place along the curve: below 2^32 a point, then discs, outlines, what is not drawn, the placeless',
			row UInt32 COMMENT 'Place among all of its kind',
			id String,
			title String COMMENT 'Folded',
			title_order String MATERIALIZED convertCharset(title, 'UTF-8', 'UTF-16BE'),
			lon Float64 COMMENT 'Degrees; 0 where curve is no point',
			lat Float64,
			area Nullable(UInt32) COMMENT 'Number of the area it lies in somewhere',
			drawn Bool COMMENT 'Whether it is on the map',
			earliest Int32 COMMENT 'Days since 1970-01-01, -1000000000 where unknown',
			latest Int32 COMMENT 'Days since 1970-01-01, 1000000000 where unknown',
			type ${CHOICE},
			dataset ${CHOICE},
			layer ${CHOICE},
			precision ${CHOICE},
			region ${CHOICE},
			sources Array(${CHOICE}),
			groups Array(${CHOICE}) COMMENT 'Those named and all that hold them, each once',
			by Nested(group ${CHOICE}, standing ${CHOICE}, role ${CHOICE}, above Array(${CHOICE})),
			killed_low Int32,
			killed_best Int32 COMMENT '-1 where not reported, which is not 0',
			killed_high Int32,
			wounded_low Int32,
			wounded_best Int32,
			wounded_high Int32,
			figures Nested(slot UInt8, low Int32, best Int32, high Int32),
			${FLAT_COLUMNS},
			place String COMMENT 'Name of the place, empty where there is none',
			text String COMMENT 'Folded words between spaces, a line for each text' CODEC(ZSTD(3)),
			record String COMMENT 'The record as JSON, without an outline that is its region''s' CODEC(ZSTD(3)),
			INDEX by_id id TYPE bloom_filter(0.001) GRANULARITY 1,
			INDEX by_row row TYPE minmax GRANULARITY 1,
			INDEX by_day (earliest, latest) TYPE minmax GRANULARITY 1,
			INDEX by_word text TYPE ngrambf_v1(4, 65536, 2, 0) GRANULARITY 1`,
		partition: 'snapshot',
		order: 'kind, curve, row',
		shard: 'sipHash64(id)'
	},
	areas: {
		columns: `
			snapshot ${CHOICE},
			area UInt32,
			lon Float64,
			lat Float64,
			radius Float64 COMMENT 'Metres; 0 for an outline',
			region ${CHOICE} COMMENT 'That its records are known to; ~ where none is',
			nested Bool COMMENT 'Whether it is the whole of that region',
			drawing Enum8('disc' = 0, 'outline' = 1, 'none' = 2),
			owner String COMMENT 'The region of which it has the outline, else empty',
			geometry String COMMENT 'GeoJSON where it has an outline of its own' CODEC(ZSTD(3))`,
		partition: 'snapshot',
		order: 'area',
		shard: 'area'
	},
	snapshots: {
		columns: `
			snapshot ${CHOICE},
			loaded DateTime DEFAULT now(),
			incidents UInt64,
			statements UInt64,
			presences UInt64`,
		partition: 'snapshot',
		order: 'snapshot',
		shard: '1'
	}
} as const satisfies Record<string, Table>;
export type TableName = keyof typeof TABLES;

/** A name in SQL. */
export const named = (name: string): string => `\`${name.replace(/[\\`]/g, '\\$&')}\``;

/** The table that rows lie in, on each shard where there are several. */
const keptIn = ({ cluster }: Site, table: TableName): string =>
	cluster === undefined ? table : `${table}_kept`;

/** The clause that has a statement carried out on all servers. */
const everywhere = ({ cluster }: Site): string =>
	cluster === undefined ? '' : `ON CLUSTER ${named(cluster)}`;

/** Statements that make the database and its tables where they are missing. */
export function createTables(site: Site): string[] {
	const { database, cluster } = site;
	const statements = [`CREATE DATABASE IF NOT EXISTS ${named(database)} ${everywhere(site)}`];
	for (const [name, { columns, partition, order, shard }] of Object.entries(TABLES)) {
		const kept = keptIn(site, name as TableName);
		const engine =
			cluster === undefined
				? 'MergeTree'
				: `ReplicatedMergeTree('/clickhouse/tables/{shard}/${database}/${kept}', '{replica}')`;
		statements.push(
			`CREATE TABLE IF NOT EXISTS ${named(database)}.${kept} ${everywhere(site)} (${columns}
			) ENGINE = ${engine} PARTITION BY ${partition} ORDER BY (${order})`
		);
		if (cluster !== undefined)
			statements.push(
				`CREATE TABLE IF NOT EXISTS ${named(database)}.${name} ${everywhere(site)} AS ${named(database)}.${kept}
				ENGINE = Distributed(${named(cluster)}, ${named(database)}, ${kept}, ${shard})`
			);
	}
	return statements;
}

/** The statement that takes all rows of the snapshot {snapshot:String} out of a table. */
export const dropRows = (site: Site, table: TableName): string =>
	`ALTER TABLE ${named(site.database)}.${keptIn(site, table)} ${everywhere(site)} DROP PARTITION {snapshot:String}`;

/** The statement that takes rows {from:UInt32} up to {to:UInt32} of a kind out of a snapshot. */
export const dropRun = (site: Site): string =>
	`DELETE FROM ${named(site.database)}.${keptIn(site, 'records')} ${everywhere(site)}
	WHERE snapshot = {snapshot:String} AND kind = {kind:String} AND row >= {from:UInt32} AND row < {to:UInt32}`;
