import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../columns/engine.ts';
import { partDatasets, unlistedGroup } from '../domain/audience.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Kind, Records } from '../domain/records.ts';
import { ORDERS } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';
import { by, incident, point, presence, recordsOf, statement } from '../query/handmade.ts';
import { createOracle } from '../query/oracle.ts';
import { questionSample } from '../query/question.ts';
import { worldSample } from '../query/world.ts';
import { forAudience } from './audience.ts';

const dataset = (id: string, terms: Dataset['terms']): Dataset => ({
	...{ id, terms, version: '1', title: `Title of ${id}`, licence: 'x', citation: 'x' }
});
/** The same records without those of some datasets. */
const lacking = (records: Records, ids: string[]): Records => {
	const kept = <T extends { dataset: string }>(list: T[]) =>
		list.filter((one) => !ids.includes(one.dataset));
	return {
		...records,
		incidents: kept(records.incidents),
		statements: kept(records.statements),
		presences: kept(records.presences),
		datasets: records.datasets.filter(({ id }) => !ids.includes(id))
	};
};
const wrapped = (records: Records) =>
	forAudience(createEngine(records, { snapshot: 'x' }), partDatasets(records.datasets, 'public'));
const KINDS: Kind[] = ['incident', 'statement', 'presence'];
const worlds = (terms: Dataset['terms']) =>
	worldSample.map((records) => ({
		...records,
		datasets: [dataset('d1', 'open'), dataset('d2', terms)]
	}));
const runs = { numRuns: 60 };
const time = { timeout: 60_000 };

async function idsOf(records: Records, filter: Filter, kind: Kind, order: (typeof ORDERS)[number]) {
	const { items } = await wrapped(records).page(filter, { kind, order, limit: 1000 });
	return items.map(({ id }) => id);
}

test('every answer about hidden data is the answer of an atlas that never held it', time, () =>
	fc.assert(
		fc.asyncProperty(
			worlds('private'),
			questionSample,
			fc.constantFrom(...ORDERS),
			async (records, filter, order) => {
				const engine = wrapped(records);
				const without = lacking(records, ['d2']);
				const oracle = createOracle(without);
				expect(await engine.count(filter)).toEqual(oracle.count(filter));
				expect(await engine.facets(filter)).toEqual(oracle.facets(filter));
				expect(await engine.histogram(filter)).toEqual(oracle.histogram(filter));
				expect(await engine.extent(filter)).toEqual(oracle.extent(filter));
				for (const kind of KINDS)
					expect(await idsOf(records, filter, kind, order)).toEqual(
						oracle.list(filter, { kind, order })
					);
				for (const { id, dataset: own } of records.incidents)
					expect((await engine.record('incident', id)) === null).toBe(own === 'd2');
			}
		),
		runs
	)
);

test('what is counted only is in every figure and in no list, extent, record or search', time, () =>
	fc.assert(
		fc.asyncProperty(
			worlds('visuals only'),
			questionSample,
			fc.constantFrom(...ORDERS),
			async (records, filter, order) => {
				const engine = wrapped(records);
				const listed = createOracle(lacking(records, ['d2']));
				const counted =
					filter.q === undefined
						? createOracle(records)
						: createOracle({ ...lacking(records, ['d2']), datasets: records.datasets });
				expect(await engine.count(filter)).toEqual(counted.count(filter));
				expect(await engine.facets(filter)).toEqual(counted.facets(filter));
				expect(await engine.histogram(filter)).toEqual(counted.histogram(filter));
				expect(await engine.extent(filter)).toEqual(listed.extent(filter));
				for (const kind of KINDS)
					expect(await idsOf(records, filter, kind, order)).toEqual(
						listed.list(filter, { kind, order })
					);
				for (const { id, dataset: own } of records.incidents)
					expect((await engine.record('incident', id)) === null).toBe(own === 'd2');
			}
		),
		runs
	)
);

test('pages of a few go through all that is listed, and no cursor opens what is not', time, () =>
	fc.assert(
		fc.asyncProperty(worlds('visuals only'), fc.constantFrom(...ORDERS), async (records, order) => {
			const engine = wrapped(records);
			const ids: string[] = [];
			let after: string | null = null;
			do {
				const request = { kind: 'incident' as const, order, limit: 2 };
				const page: Awaited<ReturnType<typeof engine.page<'incident'>>> = await engine.page(
					{},
					after === null ? request : { ...request, after }
				);
				ids.push(...page.items.map(({ id }) => id));
				after = page.next;
			} while (after !== null);
			const kind = 'incident';
			expect(ids).toEqual(createOracle(lacking(records, ['d2'])).list({}, { kind, order }));
		}),
		runs
	)
);

test('statements and presences of a hidden dataset are hidden like incidents', async () => {
	const records = recordsOf({
		statements: [statement],
		presences: [presence],
		datasets: [dataset('d', 'private')]
	});
	const engine = wrapped(records);
	expect(await engine.count({})).toMatchObject({ statements: 0, presences: 0 });
	expect(await engine.record('statement', statement.id)).toBeNull();
	expect(await engine.record('presence', presence.id)).toBeNull();
});

test('naming a hidden dataset gives nothing, not even its title', async () => {
	const engine = wrapped(
		recordsOf({ incidents: [incident('x')], datasets: [dataset('d', 'private')] })
	);
	const filter = { dataset: { include: ['d'], exclude: [] } };
	expect((await engine.count(filter)).matched).toBe(0);
	expect((await engine.facets(filter)).dataset).toEqual([
		{ value: 'd', label: 'd', count: 0, parent: null }
	]);
});

test('the groups that only counted rows name are counted as no value, not as unknown ones', async () => {
	const attributions = [by(unlistedGroup('d'), 'attributed')];
	const engine = wrapped(
		recordsOf({
			incidents: [incident('x', { attributions })],
			datasets: [dataset('d', 'visuals only')]
		})
	);
	const { group, standing } = await engine.facets({});
	expect(group).toEqual([]);
	expect(standing).toMatchObject([{ value: 'attributed', count: 1 }]);
});

test('an extent never tells where a single counted record lies', async () => {
	const incidents = [incident('x', { geometry: point(7, 7) })];
	const engine = wrapped(recordsOf({ incidents, datasets: [dataset('d', 'visuals only')] }));
	expect((await engine.count({})).matched).toBe(1);
	expect(await engine.extent({})).toBeNull();
});

test('where no dataset is withheld the engine is the same one', () => {
	const engine = createEngine(recordsOf({}), { snapshot: 'x' });
	expect(forAudience(engine, partDatasets([dataset('d', 'open')], 'public'))).toBe(engine);
	expect(forAudience(engine, partDatasets([dataset('d', 'private')], 'private'))).toBe(engine);
});
