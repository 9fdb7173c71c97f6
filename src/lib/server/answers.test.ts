import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../columns/engine.ts';
import type { Records } from '../domain/records.ts';
import type { Engine } from '../query/engine.ts';
import { createOracle } from '../query/oracle.ts';
import { parseView } from '../query/view.ts';
import { snapshotOf } from './canonical.ts';
import { readData } from './data.ts';

const filterOf = (query: string) => parseView(new URLSearchParams(query)).view.filter;

describe('the records kept in data/', () => {
	let records: Records;
	let engine: Engine;
	beforeAll(async () => {
		({ records } = await readData(join(import.meta.dirname, '../../../data')));
		engine = createEngine(records, { snapshot: snapshotOf(records) });
	});

	test('hold three incidents, seven killed, one of them an attacker, and one incident without a figure', async () => {
		const range = (best: number) => ({ low: best, best, high: best });
		const count = await engine.count({});
		expect(count).toMatchObject({ matched: 3, statements: 2, presences: 8, notPlaced: 2 });
		expect(count.killed).toMatchObject({ ...range(7), unreported: 1 });
		expect(count.killed.who).toEqual({
			'security forces': range(4),
			civilian: range(2),
			perpetrator: range(1)
		});
	});
	test('lie where they are known to lie, and nowhere finer', async () => {
		const list = async (query: string, match?: 'possibly') => {
			const request = { kind: 'incident', order: 'title', limit: 99 } as const;
			const page = await engine.page(filterOf(query), { ...request, ...(match ? { match } : {}) });
			return page.items.map(({ layer }) => layer).sort();
		};
		expect(await list('region=KZ')).toEqual(['atyrau', 'taraz']);
		expect(await list('region=AF')).toEqual(['khost']);
		expect(await list('region=north-waziristan')).toEqual([]);
		expect(await list('near=71.37,42.9,10')).toEqual(['taraz']);
		expect(await list('near=69.92,33.34,5')).toEqual([]);
		expect(await list('near=69.92,33.34,5', 'possibly')).toEqual(['khost']);
	});
	test('say so where a presence is only possibly inside', async () => {
		const near = await engine.count(filterOf('near=70.07,33.0,10'));
		expect(near).toMatchObject({ presences: 0, presencesPossibly: 6 });
	});
	test('are answered alike by the engine and by the oracle', async () => {
		const oracle = createOracle(records);
		for (const query of [
			'',
			'region=AF-KHO',
			'region=!KZ',
			'group=jund-al-khilafah&standing=claimed',
			'group=haqqani-network',
			'from=2011-11-01&to=2011-11-30',
			'killed=1..5',
			'q=headscarf',
			'bbox=60,30,75,45',
			'near=70.07,33.0,10',
			'region=PK'
		]) {
			const filter = filterOf(query);
			expect(await engine.count(filter), query).toEqual(oracle.count(filter));
			expect(await engine.facets(filter), query).toEqual(oracle.facets(filter));
			expect(await engine.extent(filter), query).toEqual(oracle.extent(filter));
		}
	});
});
