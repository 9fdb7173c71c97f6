import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incident, presence, recordsOf, statement } from '../query/handmade.ts';
import { createEngine } from '../columns/engine.ts';
import { CHOICE_KEYS, type Filter } from '../query/filter.ts';
import type { Records } from '../domain/records.ts';
import { createClickHouseEngine } from './engine.ts';
import { DATABASE, makeEngine, openDatabase, sourceOf } from './inprocess.fixture.ts';
import { dropSnapshot, LoadFault, loadedSnapshots, loadSnapshot, type Source } from './load.ts';
import { Unavailable, type Client } from './asker.ts';

const records: Records = recordsOf({
	incidents: Array.from({ length: 20 }, (_, index) => incident(`i-${index}`)),
	statements: [statement],
	presences: [presence]
});
const site = async (client?: Client) => ({
	client: client ?? (await openDatabase()),
	database: DATABASE,
	run: 4
});
/** A client that counts the rows it puts into a table, and may do something before. */
async function watched(before: (rows: unknown[], calls: number) => unknown = (rows) => rows) {
	const client = await openDatabase();
	const inserted: number[] = [];
	const insert = ((params: { table: string; values: unknown[] }) => {
		if (!params.table.includes('records')) return client.insert(params);
		inserted.push(params.values.length);
		return client.insert({ ...params, values: before(params.values, inserted.length) as object[] });
	}) as Client['insert'];
	const own: Client = {
		query: client.query.bind(client),
		command: client.command.bind(client),
		close: () => client.close(),
		insert
	};
	return { client: own, inserted };
}
async function countOf(snapshot: string) {
	const { client, database } = await site();
	const engine = await createClickHouseEngine({ client, database, snapshot, lists: records });
	const { matched, statements, presences } = await engine.count({});
	return [matched, statements, presences];
}
const all = [20, 1, 1];

describe('a snapshot loaded into ClickHouse', { timeout: 60_000 }, () => {
	test('that was broken off is not named, and goes on where it stood', async () => {
		const whole = sourceOf('broken', records);
		const broken: Source = {
			...whole,
			read(kind, from, to) {
				if (from === 12) throw new Error('The disk is gone.');
				return whole.read(kind, from, to);
			}
		};
		await expect(loadSnapshot(await site(), broken)).rejects.toThrow('The disk is gone.');
		expect(await loadedSnapshots(await site())).not.toContain('broken');
		const { client, inserted } = await watched();
		await loadSnapshot(await site(client), whole);
		expect(inserted).toEqual([4, 4, 1, 1]);
		expect(await loadedSnapshots(await site())).toContain('broken');
		expect(await countOf('broken')).toEqual(all);
	});
	test.each([
		['stopped', 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:8123'],
		['slow', undefined, 'Timeout error.'],
		['full', '243', 'Cannot reserve 1.00 MiB, not enough space'],
		['out of memory', '241', 'Memory limit (total) exceeded']
	])(
		'into one that is %s in the middle says so; what was there answers, and it goes on when that is over',
		async (state, code, message) => {
			const name = `while ${state}`;
			await loadSnapshot(await site(), sourceOf(`before ${state}`, records));
			const broken = await watched((rows, calls) => {
				if (calls > 2) throw Object.assign(new Error(message), code && { code });
				return rows;
			});
			const loading = loadSnapshot(await site(broken.client), sourceOf(name, records));
			await expect(loading).rejects.toThrow(Unavailable);
			expect(await loadedSnapshots(await site())).not.toContain(name);
			expect(await countOf(`before ${state}`)).toEqual(all);
			const { client, inserted } = await watched();
			await loadSnapshot(await site(client), sourceOf(name, records));
			expect(inserted).toEqual([4, 4, 4, 1, 1]);
			expect(await countOf(name)).toEqual(all);
		}
	);
	test('of which a part of a run is missing has that run replaced, and no other', async () => {
		await loadSnapshot(await site(), sourceOf('part', records));
		const client = await openDatabase();
		const query = `DELETE FROM ${DATABASE}.records WHERE snapshot = 'part' AND kind = 'incident' AND row = 5`;
		await client.command({ query });
		const again = await watched();
		await loadSnapshot(await site(again.client), sourceOf('part', records));
		expect(again.inserted).toEqual([4]);
		expect(await countOf('part')).toEqual(all);
	});
	test('that does not hold what was loaded is refused, and not named', async () => {
		const { client } = await watched((rows, calls) => (calls === 2 ? rows.slice(1) : rows));
		const loading = loadSnapshot(await site(client), sourceOf('lossy', records));
		await expect(loading).rejects.toThrow(LoadFault);
		expect(await loadedSnapshots(await site())).not.toContain('lossy');
	});
	test('is dropped by its name, and the others still answer', async () => {
		for (const name of ['old', 'new']) await loadSnapshot(await site(), sourceOf(name, records));
		await dropSnapshot(await site(), 'old');
		const left = await loadedSnapshots(await site());
		expect([left.includes('old'), left.includes('new')]).toEqual([false, true]);
		expect(await countOf('new')).toEqual(all);
	});
});

describe('questions to ClickHouse', { timeout: 60_000 }, () => {
	test('bind whatever is asked: no text is ever taken for SQL', async () => {
		const columns = createEngine(records, { snapshot: 'test' });
		const engine = await makeEngine(records);
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom("x' OR 1=1 --", '\\', "\\'", '{p0:String}', '\0', '%', '`')
		);
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...CHOICE_KEYS),
				fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
				fc.boolean(),
				text,
				async (key, values, isIncluded, q) => {
					const choice = { include: isIncluded ? values : [], exclude: isIncluded ? [] : values };
					for (const filter of [{ [key]: choice }, { q }] as Filter[])
						expect(await engine.count(filter)).toEqual(await columns.count(filter));
					expect(await engine.record('incident', q)).toBeNull();
				}
			),
			{ numRuns: 40 }
		);
	});
	test('that look at more rows than they may say so, and are not answered in part', async () => {
		const { client, database } = await site();
		await loadSnapshot(await site(), sourceOf('large', records));
		const limits = { rows: 10, memory: 1e9, seconds: 5 };
		const engine = createClickHouseEngine({
			...{ client, database, snapshot: 'large', lists: records, limits }
		});
		await expect(engine.then((made) => made.count({}))).rejects.toThrow(
			/would look at more rows than are looked at for one question/
		);
	});
	test('that nobody waits for any more are not asked, and are given up where they are under way', async () => {
		const { client, database } = await site();
		await loadSnapshot(await site(), sourceOf('left', records));
		const leaving = new AbortController();
		const turn: { signal?: AbortSignal } = {};
		const engine = await createClickHouseEngine({
			...{ client, database, snapshot: 'left', lists: records, signal: () => turn.signal }
		});
		turn.signal = leaving.signal;
		const asked = engine.count({});
		leaving.abort(new Error('The reader has left.'));
		await expect(asked).rejects.toThrow('The reader has left.');
		await expect(engine.histogram({})).rejects.toThrow('The reader has left.');
	});
});
