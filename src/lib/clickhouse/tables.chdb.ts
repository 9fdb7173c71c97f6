import { expect, test } from 'vitest';
import { openDatabase } from './inprocess.fixture.ts';
import { createTables, dropRows, dropRun, TABLES, type TableName } from './tables.ts';

const SITE = { database: 'atlas', cluster: 'big' };
const NAMES = Object.keys(TABLES) as TableName[];

test('with a cluster named, every statement is well formed, replicated and carried out on all servers', async () => {
	const client = await openDatabase();
	const made = createTables(SITE);
	const statements = [...made, dropRun(SITE), ...NAMES.map((name) => dropRows(SITE, name))];
	for (const statement of statements) {
		expect(statement).toContain('ON CLUSTER `big`');
		const query = `EXPLAIN AST ${statement}`;
		const query_params = { snapshot: 's', kind: 'incident', from: 0, to: 9 };
		await client.command({ query, query_params });
	}
	for (const name of NAMES) {
		const path = `/clickhouse/tables/{shard}/atlas/${name}_kept`;
		expect(made.some((one) => one.includes(`ReplicatedMergeTree('${path}', '{replica}')`))).toBe(
			true
		);
		expect(made.some((one) => one.includes(`Distributed(\`big\`, \`atlas\`, ${name}_kept`))).toBe(
			true
		);
	}
	await expect(client.command({ query: 'EXPLAIN AST CREATE TABEL x' })).rejects.toThrow();
});
