// ClickHouse in this process, by chdb as scripts/engine has it.
import { createRequire } from 'node:module';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll } from 'vitest';
import type { Kind, Records } from '../domain/records.ts';
import type { Engine } from '../query/engine.ts';
import { createColumns } from '../columns/engine.ts';
import { linesOf } from '../columns/store.ts';
import { createClickHouseEngine } from './engine.ts';
import { loadSnapshot, prepareTables, type Source } from './load.ts';

const require = createRequire(new URL('../../../scripts/engine/package.json', import.meta.url));

interface Packages {
	createClient: (options: { connection: unknown }) => ClickHouseClient;
	createChdbConnection: (options: { path: string }) => unknown;
}

let open: ClickHouseClient | undefined;
let folder: string | undefined;
// The library ends with the process: to close it would wait for all that it still tidies up in what is thrown away.
afterAll(() => folder && rmSync(folder, { recursive: true, force: true }));

/** The name of the database that tests load into. */
export const DATABASE = 'atlas';

/** The one client of this process, on data of its own. */
export async function openDatabase(): Promise<ClickHouseClient> {
	if (open) return open;
	const { createClient } = require('@clickhouse/client') as Packages;
	const { createChdbConnection } = require('chdb/connection') as Packages;
	folder = mkdtempSync(join(tmpdir(), 'atlas-engine-'));
	const client = createClient({ connection: createChdbConnection({ path: folder }) });
	open = client;
	await prepareTables({ client, database: DATABASE });
	return client;
}

/** Records as a source of a loading; conditions know of them what `valuesOf` reads. */
export function sourceOf(
	snapshot: string,
	records: Records,
	valuesOf: Source['valuesOf'] = () => () => null
): Source {
	const lines = linesOf(records, createColumns(records).order);
	return {
		snapshot,
		lists: records,
		valuesOf,
		count: (kind: Kind) => lines[kind].length,
		read: (kind, from, to) => lines[kind].slice(from, to)
	};
}

let last = 0;

/** Loads records and gives the engine that answers from them. */
export async function makeEngine(records: Records, valuesOf?: Source['valuesOf']): Promise<Engine> {
	const client = await openDatabase();
	const snapshot = `s${last++}`;
	await loadSnapshot({ client, database: DATABASE }, sourceOf(snapshot, records, valuesOf));
	return createClickHouseEngine({ client, database: DATABASE, snapshot, lists: records });
}
