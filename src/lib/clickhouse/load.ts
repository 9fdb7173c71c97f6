// Loads a snapshot into ClickHouse: in runs of rows, each of which is there whole or not at all, so that a loading that
// was broken off goes on where it stood; then verified, and only then named among the snapshots.
import type { Kind, Records } from '../domain/records.ts';
import type { Get } from '../query/cql/value.ts';
import type { AnyRecord } from '../query/engine.ts';
import { nestingsOf } from '../query/nesting.ts';
import { textsOf } from '../query/texts.ts';
import { DRAWINGS } from '../columns/areas.ts';
import { createAsk, explain, tableIn, type Ask, type Asking, type Client } from './asker.ts';
import { createBinding } from './binding.ts';
import { AREAL } from './condition.ts';
import { addAreas, createAreaGatherer, type AreaRow } from './located.ts';
import { rowOf, type Making } from './row.ts';
import { allAreas } from './selects.ts';
import { createTables, dropRows, dropRun, TABLES, type Site, type TableName } from './tables.ts';

export const KINDS = ['incident', 'statement', 'presence'] as const;

/** Where the records of a snapshot come from. */
export interface Source {
	snapshot: string;
	/** Everything but the records. */
	lists: Pick<Records, 'regions' | 'groups' | 'relations' | 'types'>;
	/** How many records of a kind there are. */
	count: (kind: Kind) => number;
	/** Reads what conditions ask of a record by name. */
	valuesOf: (record: AnyRecord) => Get;
	/** Records of a kind by their places in the order of the engine's rows, from one up to another. */
	read: (kind: Kind, from: number, to: number) => Iterable<AnyRecord>;
}

/** Loading of a snapshot. */
export interface Loading extends Site {
	client: Client;
	/** Rows of a run; left out: 20,000. */
	run?: number;
	/** Told after each run. */
	progress?: (done: number, all: number) => void;
}

/** What a run of rows adds up to, worked out here and there. */
interface Sums {
	count: number;
	rows: number;
	killed: number;
	days: number;
}
const NOTHING: Sums = { count: 0, rows: 0, killed: 0, days: 0 };
const isSame = (a: Sums, b: Sums) =>
	a.count === b.count && a.rows === b.rows && a.killed === b.killed && a.days === b.days;
const added = (a: Sums, b: Sums): Sums => ({
	count: a.count + b.count,
	rows: a.rows + b.rows,
	killed: a.killed + b.killed,
	days: a.days + b.days
});

type Row = ReturnType<typeof rowOf>;
const sumsOf = (rows: readonly Row[]): Sums =>
	rows
		.map((row) => ({ count: 1, rows: row.row, killed: row.killed_best, days: row.earliest }))
		.reduce(added, NOTHING);

/** What is there of a snapshot, by kind and run. */
async function standing(ask: Ask, database: string, snapshot: string, run: number) {
	const binding = createBinding();
	const found = await ask<[Kind, number, number, number, number, number]>(
		`SELECT kind, intDiv(row, ${binding.one('UInt32', run)}) AS run, count(), sum(row), sum(killed_best), sum(earliest)
		FROM ${tableIn(database, 'records')} WHERE snapshot = ${binding.one('String', snapshot)}
		GROUP BY kind, run`,
		binding
	);
	return new Map(
		found.map(([kind, number, count, rows, killed, days]) => [
			`${kind} ${number}`,
			{ count, rows, killed, days }
		])
	);
}

/** A loaded snapshot does not hold what was loaded. */
export class LoadFault extends Error {
	override name = 'LoadFault';
}

/** Has a statement carried out. */
function commander(client: Client) {
	return async (query: string, query_params: Record<string, unknown> = {}): Promise<void> => {
		try {
			await client.command({ query, query_params });
		} catch (problem) {
			throw explain(problem);
		}
	};
}
function inserter(client: Client, database: string) {
	return async (table: TableName, values: readonly object[]): Promise<void> => {
		if (!values.length) return;
		try {
			await client.insert({
				table: tableIn(database, table),
				values,
				format: 'JSONEachRow',
				// One block, so that a part of it is never there; on a cluster, when all shards have it.
				clickhouse_settings: {
					max_insert_block_size: '1048576',
					min_insert_block_size_rows: '1048576',
					distributed_foreground_insert: 1
				}
			});
		} catch (problem) {
			throw explain(problem);
		}
	};
}

/** The snapshots that are loaded whole, the one loaded last first. */
export async function loadedSnapshots({ client, database }: Loading): Promise<string[]> {
	const found = await createAsk({ client, database })<[string]>(
		`SELECT snapshot FROM ${tableIn(database, 'snapshots')} GROUP BY snapshot ORDER BY max(loaded) DESC, snapshot`
	);
	return found.map(([id]) => id);
}

/**
 * Since when a snapshot is loaded whole; null where it is not. A snapshot is named no more before its rows are dropped:
 * an answer after which this is what it was before came from all of its rows.
 */
export async function loadedSince(asking: Asking, snapshot: string): Promise<string | null> {
	const binding = createBinding();
	const [found] = await createAsk(asking)<[string]>(
		`SELECT toString(min(loaded)) FROM ${tableIn(asking.database, 'snapshots')}
		WHERE snapshot = ${binding.one('String', snapshot)} GROUP BY snapshot`,
		binding
	);
	return found?.[0] ?? null;
}

/** All snapshots of which rows are there, those too that were not loaded or dropped to the end. */
export async function keptSnapshots({ client, database }: Loading): Promise<string[]> {
	const tables = (Object.keys(TABLES) as TableName[]).map(
		(table) => `SELECT DISTINCT snapshot FROM ${tableIn(database, table)}`
	);
	const found = await createAsk({ client, database })<[string]>(
		`SELECT DISTINCT snapshot FROM (${tables.join(' UNION ALL ')})`
	);
	return found.map(([id]) => id);
}

/** Takes a snapshot out of all tables, its name first, so that nobody asks for what is half gone. */
export async function dropSnapshot(site: Loading, snapshot: string): Promise<void> {
	const command = commander(site.client);
	for (const table of (Object.keys(TABLES) as TableName[]).reverse())
		await command(dropRows(site, table), { snapshot });
}

/** Makes the tables where they are missing. */
export async function prepareTables(site: Loading): Promise<void> {
	const command = commander(site.client);
	for (const statement of createTables(site)) await command(statement);
}

/** Loads a snapshot into tables that are there; what is there of it already is kept. Throws a LoadFault where the sums differ in the end. */
export async function loadSnapshot(site: Loading, source: Source): Promise<Record<Kind, number>> {
	const { client, database, run = 20_000, progress = () => {} } = site;
	const { snapshot, lists, count, read, valuesOf } = source;
	const [command, insert] = [commander(client), inserter(client, database)];
	const ask = createAsk({ client, database });
	const gatherer = createAreaGatherer(lists.regions);
	const regions = new Map(lists.regions.map((region) => [region.id, region]));
	await resumeAreas();
	const making: Making = {
		snapshot,
		regionOf: (id) => regions.get(id),
		groups: nestingsOf(lists).group,
		texts: textsOf(lists),
		valuesOf,
		areas: gatherer,
		curveOf: (area) => AREAL * (1 + DRAWINGS.indexOf(gatherer.drawingOf(area))) + area
	};
	const counts = {
		incident: count('incident'),
		statement: count('statement'),
		presence: count('presence')
	};
	const all = KINDS.reduce((sum, kind) => sum + counts[kind], 0);
	const before = await standing(ask, database, snapshot, run);
	const expected = new Map<string, Sums>();
	let done = 0;
	for (const kind of KINDS)
		for (let from = 0, number = 0; from < counts[kind]; from += run, number++) {
			const to = Math.min(from + run, counts[kind]);
			const rows: Row[] = [];
			for (const record of read(kind, from, to))
				rows.push(rowOf(record, from + rows.length, making));
			const [key, sums] = [`${kind} ${number}`, sumsOf(rows)];
			expected.set(key, sums);
			const there = before.get(key);
			if (!there || !isSame(there, sums)) {
				if (there) await command(dropRun(site), { snapshot, kind, from, to });
				await insert('areas', areaRows(gatherer.take()));
				await insert('records', rows);
			}
			done += rows.length;
			progress(done, all);
		}
	await insert('areas', areaRows(gatherer.take()));
	await verify();
	await insert('snapshots', [
		{
			snapshot,
			incidents: counts.incident,
			statements: counts.statement,
			presences: counts.presence
		}
	]);
	return counts;

	function areaRows(rows: readonly AreaRow[]) {
		return rows.map((row) => ({ snapshot, ...row }));
	}
	/** Areas that an earlier loading put there keep their numbers. */
	async function resumeAreas(): Promise<void> {
		const binding = createBinding();
		const sql = allAreas(tableIn(database, 'areas'), binding.one('String', snapshot));
		const found = await ask<unknown[]>(sql, binding);
		const names = [
			'area',
			'lon',
			'lat',
			'radius',
			'region',
			'nested',
			'drawing',
			'owner',
			'geometry'
		];
		const rows = found.map((values) =>
			Object.fromEntries(names.map((name, at) => [name, values[at]]))
		);
		addAreas(gatherer, rows as unknown as AreaRow[], regions);
		gatherer.take();
	}
	async function verify(): Promise<void> {
		const after = await standing(ask, database, snapshot, run);
		const wrong = [...expected].filter(([key, sums]) => !isSame(after.get(key) ?? NOTHING, sums));
		const strange = [...after.keys()].filter((key) => !expected.has(key));
		const [first] = [...wrong.map(([key]) => key), ...strange];
		if (first !== undefined)
			throw new LoadFault(
				`The snapshot ${snapshot} in ClickHouse does not hold what was loaded: in the run “${first}” ` +
					`${after.get(first)?.count ?? 0} rows were found; expected ${expected.get(first)?.count ?? 0}, with the same sums.`
			);
	}
}
