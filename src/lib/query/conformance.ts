// What every engine promises. A test file hands over a way to make an engine from records, and the suite
// registers the tests, which compare its answers with those of the oracle.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../domain/records.ts';
import { ORDERS, type Engine, type PageRequest } from './engine.ts';
import { describeExamples, type Make } from './examples.ts';
import type { Filter } from './filter.ts';
import { createOracle, type Listing, type Oracle } from './oracle.ts';
import { questionSample } from './question.ts';
import { worldSample } from './world.ts';

/** Ids of all records that pages hold, from the first page to the last. */
async function walk<K extends Kind>(
	engine: Engine,
	filter: Filter,
	request: PageRequest<K>
): Promise<string[]> {
	const ids: string[] = [];
	let after: string | undefined;
	for (;;) {
		const page = await engine.page(filter, { ...request, ...(after ? { after } : {}) });
		ids.push(...page.items.map(({ id }) => id));
		if (page.next === null) return ids;
		expect(page.items).toHaveLength(request.limit);
		after = page.next;
	}
}

const listing = fc.record(
	{
		kind: fc.constantFrom<Kind>('incident', 'statement', 'presence'),
		order: fc.constantFrom(...ORDERS),
		match: fc.constant('possibly' as const),
		placed: fc.boolean()
	},
	{ requiredKeys: ['kind', 'order'] }
) as fc.Arbitrary<Listing>;

/** Registers the suite for one kind of engine. */
export function describeEngine(name: string, make: Make, runs = 100): void {
	/** Asks random questions of random worlds; several of each world, so that what is remembered is met too. */
	const ask = (
		check: (engine: Engine, oracle: Oracle, filter: Filter) => Promise<void>,
		numRuns = runs
	) =>
		fc.assert(
			fc.asyncProperty(
				worldSample,
				fc.array(questionSample, { minLength: 1, maxLength: 5 }),
				async (records, filters) => {
					const [engine, oracle] = [await make(records), createOracle(records)];
					for (const filter of filters) await check(engine, oracle, filter);
				}
			),
			{ numRuns }
		);

	// The oracle takes its time, a database still more, and the machine may be busy.
	describe(name, { timeout: 180_000 }, () => {
		describeExamples(make);
		test('counts what matches, what possibly does, and casualties as ranges', () =>
			ask(async (engine, oracle, filter) => {
				expect(await engine.count(filter)).toEqual(oracle.count(filter));
			}));
		test('counts each facet as if its value were chosen instead', () =>
			ask(
				async (engine, oracle, filter) => {
					expect(await engine.facets(filter)).toEqual(oracle.facets(filter));
				},
				Math.ceil(runs / 2)
			));
		test('puts incidents into bins, wide periods beside, and each once', () =>
			ask(async (engine, oracle, filter) => {
				const histogram = await engine.histogram(filter);
				expect(histogram).toEqual(oracle.histogram(filter));
				const { matched } = await engine.count(filter);
				const bins = [...histogram.bins, ...histogram.wide];
				const sum = bins.reduce((all, { incidents }) => all + incidents, histogram.undated);
				expect(sum).toBe(matched);
			}));
		test('gives the extent of all that is placed, areas whole', () =>
			ask(async (engine, oracle, filter) => {
				expect(await engine.extent(filter)).toEqual(oracle.extent(filter));
			}));
		test('gives on its pages just what matches, once and in order', () =>
			fc.assert(
				fc.asyncProperty(
					worldSample,
					questionSample,
					fc.array(fc.tuple(listing, fc.integer({ min: 1, max: 4 })), { minLength: 1 }),
					async (records, filter, requests) => {
						const [engine, oracle] = [await make(records), createOracle(records)];
						for (const [request, limit] of requests)
							expect(await walk(engine, filter, { ...request, limit })).toEqual(
								oracle.list(filter, request)
							);
					}
				),
				{ numRuns: runs }
			));
		test('knows each record by kind and id, and no other', () =>
			fc.assert(
				fc.asyncProperty(worldSample, async (records) => {
					const engine = await make(records);
					for (const record of records.incidents)
						expect(await engine.record('incident', record.id)).toEqual(record);
					for (const record of records.presences) {
						expect(await engine.record('presence', record.id)).toEqual(record);
						expect(await engine.record('statement', record.id)).toBeNull();
					}
					expect(await engine.record('incident', '__proto__')).toBeNull();
				}),
				{ numRuns: Math.min(20, runs) }
			));
		test('goes on after a record that is gone: a cursor says where, not how many', () =>
			fc.assert(
				fc.asyncProperty(worldSample, fc.constantFrom(...ORDERS), async (records, order) => {
					const request = { kind: 'incident', order, limit: 3 } as const;
					const first = await (await make(records)).page({}, request);
					const last = first.items.at(-1);
					if (!last || !first.next) return;
					const incidents = records.incidents.filter((incident) => incident !== last);
					const rest = await (
						await make({ ...records, incidents })
					).page({}, { ...request, limit: 1000, after: first.next });
					const all = createOracle(records).list({}, request);
					expect(rest.items.map(({ id }) => id)).toEqual(all.slice(3));
				}),
				{ numRuns: Math.min(50, runs) }
			));
		test('refuses cursors of others and limits out of range', () =>
			fc.assert(
				fc.asyncProperty(worldSample, fc.string(), async (records, text) => {
					const engine = await make(records);
					const page = (more: object) =>
						engine.page({}, { kind: 'incident', order: 'newest', limit: 1, ...more });
					await expect(page({ after: text })).rejects.toThrow(RangeError);
					for (const limit of [0, -1, 1.5, NaN, 1001])
						await expect(page({ limit })).rejects.toThrow(RangeError);
					const { next } = await page({ order: 'title' });
					if (next) await expect(page({ after: next })).rejects.toThrow(RangeError);
				}),
				{ numRuns: Math.min(30, runs) }
			));
	});
}
