// The tables on a real server, over two shards. Debian's is of 2018: it takes the columns, their order, partitions and
// shards; what came later (words with few values, codecs, indexes of text, columns
// that a distributed table works out, bound values)
// is taken out of the statements here, and tested in process; replicas would need
// a keeper.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropRows, TABLES } from '../../src/lib/clickhouse/tables.ts';
import { createAreaGatherer } from '../../src/lib/clickhouse/located.ts';
import { countPeriods, countRows, countValues } from '../../src/lib/clickhouse/selects.ts';
import { AREAL } from '../../src/lib/clickhouse/condition.ts';
import { KINDS } from '../../src/lib/clickhouse/load.ts';
import { rowOf } from '../../src/lib/clickhouse/row.ts';
import { histogramOf, type PeriodCount } from '../../src/lib/clickhouse/histogram.ts';
import { nestingsOf } from '../../src/lib/query/nesting.ts';
import { textsOf } from '../../src/lib/query/texts.ts';
import type { Engine } from '../../src/lib/query/engine.ts';
import { sourceIn } from '../../src/lib/server/clickhouse/publish.ts';
import { openSnapshot } from '../../src/lib/server/snapshot/open.ts';
import { ensureSnapshot } from '../../src/lib/server/snapshot/publish.ts';
import { fileOf } from '../../src/lib/server/snapshot/shelf.ts';
import { ensureServer } from './server.mjs';
import { CLUSTER, startShards } from './shard.mjs';

const lacking = ensureServer();
const SNAPSHOT = 'shards';

/** The columns of a table as a server of 2018 takes them. */
const plain = (columns: string): string =>
	columns
		.replace(/\n\s*(INDEX |\w+ String MATERIALIZED )[^\n]*/g, '')
		.replace(/ COMMENT '(?:[^']|'')*'/g, '')
		.replace(/ CODEC\(\w+\(\d+\)\)/g, '')
		.replace(/LowCardinality\((\w+|Nullable\(\w+\))\)/g, '$1')
		.replace(/\bBool\b/g, 'UInt8')
		.replace(/,\s*$/, '');

describe.skipIf(lacking)(`tables over two shards${lacking && ` (skipped: ${lacking})`}`, () => {
	let shards: Awaited<ReturnType<typeof startShards>>;
	let store = '';
	let engine: Engine;

	async function ask(at: number, query: string, body = ''): Promise<unknown[][]> {
		const address = `${shards.addresses[at]}?insert_distributed_sync=1&output_format_json_quote_64bit_integers=0&query=${encodeURIComponent(query)}`;
		const answer = await fetch(address, { method: 'POST', body });
		const text = await answer.text();
		if (!answer.ok) throw new Error(text);
		return text ? (JSON.parse(text) as { data: unknown[][] }).data : [];
	}
	const from = { rows: 'records', where: `snapshot = '${SNAPSHOT}'` };

	beforeAll(async () => {
		store = await mkdtemp(join(tmpdir(), 'atlas-store-'));
		const { id } = await ensureSnapshot({ data: 'data', store });
		({ engine } = await openSnapshot(fileOf(store, id), id));
		shards = await startShards(2);
		const { columns, partition, order, shard } = TABLES.records;
		for (const at of [0, 1])
			await ask(
				at,
				`CREATE TABLE records_kept (${plain(columns)}) ENGINE = MergeTree PARTITION BY ${partition} ORDER BY (${order})`
			);
		await ask(
			0,
			`CREATE TABLE records AS records_kept ENGINE = Distributed(${CLUSTER}, default, records_kept, ${shard})`
		);
		const { lists, count, read, valuesOf } = await sourceIn(fileOf(store, id), id);
		const regions = new Map(lists.regions.map((region) => [region.id, region]));
		const making = {
			snapshot: SNAPSHOT,
			regionOf: (region: string) => regions.get(region),
			groups: nestingsOf(lists).group,
			texts: textsOf(lists),
			valuesOf,
			areas: createAreaGatherer(lists.regions),
			curveOf: (area: number) => AREAL + area
		};
		const rows = KINDS.flatMap((kind) =>
			[...read(kind, 0, count(kind))].map((record, row) => rowOf(record, row, making))
		);
		const lines = rows.map((row) => JSON.stringify({ ...row, drawn: Number(row.drawn) }));
		await ask(0, 'INSERT INTO records FORMAT JSONEachRow', lines.join('\n'));
	}, 180_000);
	afterAll(async () => {
		await shards?.stop();
		await rm(store, { recursive: true, force: true });
	});

	test('hold each row once, some on each shard', async () => {
		const counts: number[] = [];
		for (const at of [0, 1]) {
			const [[count] = []] = await ask(at, 'SELECT count() FROM records_kept FORMAT JSONCompact');
			counts.push(Number(count));
		}
		expect(Math.min(...counts)).toBeGreaterThan(0);
		const { matched, statements, presences } = await engine.count({});
		expect(counts[0]! + counts[1]!).toBe(matched + statements + presences);
	});
	test('add up as columns do', async () => {
		const rows = await ask(0, `${countRows(from, '1')} FORMAT JSONCompact`);
		const of = (kind: string) => rows.find(([own]) => own === kind) ?? [];
		const { matched, statements, presences, killed, wounded, notPlaced } = await engine.count({});
		const [, , count, undrawn, ...sums] = of('incident');
		expect([count, of('statement')[2], of('presence')[2]]).toEqual([
			matched,
			statements,
			presences
		]);
		expect(Number(undrawn) + Number(of('statement')[3])).toBe(notPlaced);
		expect(sums.slice(0, 8)).toEqual(
			[killed, wounded].flatMap(({ low, best, high, unreported }) => [low, best, high, unreported])
		);
	});
	test('count periods and values as columns do', async () => {
		const periods = await ask(0, `${countPeriods(from)} FORMAT JSONCompact`);
		expect(histogramOf(periods as PeriodCount[])).toEqual(await engine.histogram({}));
		const asked = [{ name: 'source', value: 'arrayJoin(sources)', where: from.where }];
		const values = await ask(0, `${countValues('records', asked)} FORMAT JSONCompact`);
		const { source } = await engine.facets({});
		expect(Object.fromEntries(values.map(([, value, count]) => [value, count]))).toEqual(
			Object.fromEntries(source.map(({ value, count }) => [value ?? '~', count]))
		);
	});
	test('let go of a snapshot as one partition', async () => {
		const site = { database: 'default', cluster: CLUSTER };
		// Each server by itself, since what is carried out on all of them needs a keeper.
		const sql = dropRows(site, 'records').replace(/ON CLUSTER \S+/, '');
		for (const at of [0, 1]) await ask(at, sql.replace('{snapshot:String}', `'${SNAPSHOT}'`));
		expect(await ask(0, 'SELECT count() FROM records FORMAT JSONCompact')).toEqual([[0]]);
	});
});
