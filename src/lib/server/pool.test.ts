import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { assembleEngine, createColumns, createEngine, hitsOf } from '../columns/engine.ts';
import { createSolver } from '../columns/solver.ts';
import { createMemory, linesOf } from '../columns/store.ts';
import { createTextIndex } from '../columns/text.ts';
import type { Records } from '../domain/records.ts';
import { questionSample } from '../query/question.ts';
import { worldSample } from '../query/world.ts';
import { createPool, type Pool } from './pool.ts';
import { solveBySize } from './solving.ts';
import { answerInTurn, inTurn, Overload, type Turn } from './turn.ts';

const pools: Pool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

/** Columns in shared memory, a pool on them and an engine that asks it everything. */
function pooled(records: Records, waiting = 32, idle = 60_000) {
	const made = createColumns(records);
	const { columns } = made;
	const pool = createPool(made.shared, { threads: 1, waiting, idle });
	pools.push(pool);
	const lines = linesOf(records, made.order);
	const text = createTextIndex(records, lines);
	const engine = assembleEngine({
		snapshot: 'test',
		columns,
		lists: records,
		store: createMemory(lines),
		hits: hitsOf(columns, text),
		solve: solveBySize(createSolver(columns, 1000), pool, -1)
	});
	return { pool, engine };
}

const [world] = fc.sample(
	worldSample.filter(({ incidents }) => incidents.length > 5),
	{ numRuns: 1, seed: 7 }
);

describe('a pool', () => {
	test('answers many questions at once just as the engine in memory does', async () => {
		await fc.assert(
			fc.asyncProperty(
				worldSample,
				fc.array(questionSample, { minLength: 3, maxLength: 10 }),
				async (records, filters) => {
					const { engine } = pooled(records, 1000);
					const memory = createEngine(records, { snapshot: 'test' });
					const request = { kind: 'incident', order: 'title', limit: 3 } as const;
					const answers = (one: typeof engine) =>
						Promise.all(
							filters.flatMap((filter): Promise<unknown>[] => [
								...[one.count(filter), one.facets(filter), one.histogram(filter)],
								...[one.extent(filter), one.page(filter, request)]
							])
						);
					expect(await answers(engine)).toEqual(await answers(memory));
				}
			),
			{ numRuns: 15 }
		);
	}, 60_000);
	test('refuses what is too much, and says so to the request', async () => {
		const { engine } = pooled(world!, 2);
		const turn: Turn = {};
		const asked = inTurn(turn, () => Array.from({ length: 4 }, () => engine.count({})));
		const outcomes = await Promise.allSettled(asked);
		expect(outcomes.map(({ status }) => status)).toEqual([
			...Array.from({ length: 3 }, () => 'fulfilled'),
			'rejected'
		]);
		expect(turn.overload).toBeInstanceOf(Overload);
		expect(turn.overload?.retryAfter).toBeGreaterThan(0);
	});
	test('drops what a request that was given up still waits for, and goes on with others', async () => {
		const { engine } = pooled(world!, 3);
		const given = new AbortController();
		const first = engine.count({});
		const dropped = inTurn({ signal: given.signal }, () =>
			Array.from({ length: 3 }, () => engine.facets({}))
		);
		const refusals = Promise.allSettled(dropped);
		// The questions have reached the queue once the engine has had its turn.
		await new Promise(setImmediate);
		given.abort(new Error('given up'));
		const others = Array.from({ length: 3 }, () => engine.count({}));
		for (const outcome of await refusals)
			expect(outcome).toMatchObject({ reason: new Error('given up') });
		for (const count of await Promise.all(others)) expect(count).toEqual(await first);
	});
	test('makes 503 of a refusal, and says when to ask again', async () => {
		const { engine } = pooled(world!, 0);
		const request = new Request('http://localhost/');
		const refused = await answerInTurn(request, async () => {
			await Promise.allSettled([engine.count({}), engine.count({})]);
			return new Response('half of it');
		});
		expect(refused.status).toBe(503);
		expect(refused.headers.get('Retry-After')).toMatch(/^[1-9]/);
		expect(await refused.text()).not.toContain('half of it');
		const answered = await answerInTurn(request, async () =>
			Response.json((await engine.count({})).matched)
		);
		expect([answered.status, await answered.json()]).toEqual([200, world!.incidents.length]);
	});
	test('ends threads that nobody asks, and starts them again', async () => {
		const { pool, engine } = pooled(world!, 1, 1);
		expect(pool.running()).toBe(0);
		const before = await engine.count({});
		await vi.waitFor(() => expect(pool.running()).toBe(0), { timeout: 10_000 });
		expect(await engine.count({})).toEqual(before);
	});
	test('that is closed answers nothing more', async () => {
		const { pool, engine } = pooled(world!);
		await pool.close();
		await expect(engine.count({})).rejects.toThrow('closed');
	});
	test('passes on what was wrong with a question', async () => {
		const { engine } = pooled(world!);
		await expect(engine.page({}, { kind: 'incident', order: 'newest', limit: 0 })).rejects.toThrow(
			RangeError
		);
	});
});
