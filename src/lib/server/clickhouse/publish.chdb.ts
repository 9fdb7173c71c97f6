import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATABASE, openDatabase } from '../../clickhouse/inprocess.fixture.ts';
import { Unavailable, type Client } from '../../clickhouse/asker.ts';
import { dropSnapshot, keptSnapshots, loadSnapshot } from '../../clickhouse/load.ts';
import { redactionSchema } from '../../domain/redaction.ts';
import { ORDERS, type Engine } from '../../query/engine.ts';
import { conjoin } from '../../query/cql/conjoin.ts';
import type { Queryable, Scalar } from '../../query/cql/expression.ts';
import { readCql } from '../../query/cql/read.ts';
import type { Filter } from '../../query/filter.ts';
import { parseView } from '../../query/view.ts';
import { openSnapshot, type Opened } from '../snapshot/open.ts';
import { ensureSnapshot } from '../snapshot/publish.ts';
import { fileOf } from '../snapshot/shelf.ts';
import { answerInTurn, inTurn } from '../turn.ts';
import { NotLoaded } from './engine.ts';
import { publishTo, sourceIn } from './publish.ts';

const filterOf = (query: string): Filter => parseView(new URLSearchParams(query)).view.filter;
const TEXT: Queryable = { name: 'title', type: 'string' };
const GEOMETRY: Queryable = { name: 'geometry', type: 'geometry' };
function conditionOf(text: string): Filter {
	const read = readCql(text, 'cql2-text', [TEXT, { ...TEXT, name: 'date_precision' }, GEOMETRY]);
	if ('fault' in read) throw new Error(read.fault);
	return conjoin({}, read.expression);
}
const CONDITIONS = [
	'S_INTERSECTS(geometry, BBOX(60, 35, 80, 50))',
	'S_WITHIN(geometry, POLYGON((66 40, 75 40, 75 46, 66 46, 66 40)))',
	"NOT S_INTERSECTS(geometry, POINT(71.37 42.9)) AND CASEI(title) LIKE CASEI('%A%')",
	"date_precision = 'day' OR geometry IS NULL"
].map(conditionOf);
const FILTERS = [
	'',
	'group=jund-al-khilafah&standing=claimed',
	'region=KZ',
	'bbox=60,35,80,50',
	'from=2011-11-01&to=2011-12-31',
	'killed=1..',
	'q=prayer',
	'precision=~',
	'near=71.37,42.9,200'
].map(filterOf);

describe('the hand-kept data in ClickHouse', { timeout: 120_000 }, () => {
	let [store, id] = ['', ''];
	let client: Client;
	let columns: Opened;
	let opened: Opened;
	const progress = () => {};
	const open = (own: Client = client, more = {}) =>
		openSnapshot(fileOf(store, id), id, 'public', {
			clickhouse: { client: own, database: DATABASE },
			...more
		});

	beforeAll(async () => {
		store = await mkdtemp(join(tmpdir(), 'atlas-store-'));
		client = await openDatabase();
		({ id } = await ensureSnapshot({ data: 'data', store }));
		columns = await openSnapshot(fileOf(store, id), id);
		await expect(open()).rejects.toThrow(/has not been loaded into ClickHouse/);
		const site = { client, database: DATABASE, store };
		expect(await publishTo({ ...site, ids: [], drop: [], progress })).toEqual([id]);
		opened = await open();
	}, 120_000);
	afterAll(() => rm(store, { recursive: true, force: true }));

	/** That both give the same to what is asked of them. */
	async function same(ask: (engine: Engine) => Promise<unknown>): Promise<void> {
		expect(await ask(opened.engine)).toEqual(await ask(columns.engine));
	}

	test('gives the answers of its file, whatever is asked', async () => {
		for (const filter of [...FILTERS, ...CONDITIONS]) {
			await same((engine) => engine.count(filter));
			await same((engine) => engine.facets(filter));
			await same((engine) => engine.histogram(filter));
			await same((engine) => engine.extent(filter));
			await same((engine) =>
				engine.tiles(filter, [
					{ z: 0, x: 0, y: 0 },
					{ z: 4, x: 11, y: 5 }
				])
			);
			for (const kind of ['incident', 'statement', 'presence'] as const)
				for (const order of ORDERS)
					await same((engine) => engine.page(filter, { kind, order, limit: 3 }));
		}
	});
	test('leaves out what was redacted after it was loaded', async () => {
		const [first] = (await opened.engine.page({}, { kind: 'incident', order: 'title', limit: 1 }))
			.items;
		const redactions = [
			{ kind: 'incident', id: first!.id, date: '2026-01-01', reason: 'By request.' }
		] as const;
		const [here, there] = await Promise.all([
			open(client, { redactions }),
			openSnapshot(fileOf(store, id), id, 'public', { redactions })
		]);
		expect(await here.engine.record('incident', first!.id)).toBeNull();
		for (const filter of [{}, filterOf('q=attack'), ...CONDITIONS]) {
			expect(await here.engine.count(filter)).toEqual(await there.engine.count(filter));
			const request = { kind: 'incident', order: 'title', limit: 9 } as const;
			expect(await here.engine.page(filter, request)).toEqual(
				await there.engine.page(filter, request)
			);
		}
	});
	test('asks a record of which something was taken out for what it says now', async () => {
		const first = (await opened.engine.page({}, { kind: 'incident', order: 'title', limit: 1 }))
			.items[0]!;
		const redactions = [
			redactionSchema.parse({
				...{ kind: 'incident', id: first.id, date: '2026-01-01', reason: 'By request.' },
				fields: ['title']
			})
		];
		const here = await open(client, { redactions });
		const now = here.record('incident', first.id)!.title;
		expect(now).not.toBe(first.title);
		const count = async (title: string) => {
			const cql = { op: '=' as const, args: [{ property: 'title' }, title] as [Scalar, Scalar] };
			return (await here.engine.count({ cql })).matched;
		};
		expect([await count(first.title), await count(now)]).toEqual([0, 1]);
	});
	test('answers 503 and when to ask again where ClickHouse is stopped, and again when it is back', async () => {
		const turn = { isStopped: false };
		const own: Client = {
			insert: client.insert.bind(client),
			command: client.command.bind(client),
			close: () => client.close(),
			query: (params: Parameters<Client['query']>[0]) =>
				turn.isStopped
					? Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:8123'))
					: client.query(params)
		};
		const { engine } = await open(own);
		const ask = () =>
			answerInTurn(new Request('http://localhost/'), async () => {
				try {
					return Response.json(await engine.count({}));
				} catch (problem) {
					expect(problem).toBeInstanceOf(Unavailable);
					return new Response(null, { status: 500 });
				}
			});
		turn.isStopped = true;
		const refused = await ask();
		expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '10']);
		expect(await refused.json()).toMatchObject({ detail: /does not answer now/ });
		turn.isStopped = false;
		expect((await ask()).status).toBe(200);
	});
	test('is opened for all, though the reader leaves for whom it is opened', async () => {
		const gone = AbortSignal.abort(new Error('The reader has left.'));
		const { engine } = await inTurn({ signal: gone }, () => open());
		expect((await engine.count({})).matched).toBe((await columns.engine.count({})).matched);
		await expect(inTurn({ signal: gone }, () => engine.count({}))).rejects.toThrow(
			'The reader has left.'
		);
	});
	test('is never answered with nothing when it is dropped while it is open, and is answered again once it is loaded again', async () => {
		const site = { client, database: DATABASE, store };
		const asked: ((engine: Engine) => Promise<unknown>)[] = [
			(engine) => engine.count({}),
			(engine) => engine.facets({}),
			(engine) => engine.histogram({}),
			(engine) => engine.extent({}),
			(engine) => engine.page({}, { kind: 'incident', order: 'newest', limit: 2 }),
			(engine) => engine.record('incident', 'taraz-2011-11-12'),
			(engine) => engine.tile({}, { z: 0, x: 0, y: 0 }),
			(engine) => engine.tiles({}, [{ z: 0, x: 0, y: 0 }])
		];
		for (const ask of asked) {
			// Dropped just before its rows are read: nothing is found, and nothing may be said.
			const turn = { isDropping: false };
			const query = (async (params: Parameters<Client['query']>[0]) => {
				if (turn.isDropping && params.query.includes('records')) await dropSnapshot(site, id);
				return client.query(params);
			}) as Client['query'];
			const own: Client = {
				query,
				insert: client.insert.bind(client),
				command: client.command.bind(client),
				close: () => client.close()
			};
			const { engine } = await open(own);
			turn.isDropping = true;
			await expect(ask(engine)).rejects.toThrow(NotLoaded);
			turn.isDropping = false;
			await expect(ask(engine)).rejects.toThrow(/has not been loaded into ClickHouse/);
			await publishTo({ ...site, ids: [], drop: [], progress });
			expect(await ask(engine)).toEqual(await ask(columns.engine));
		}
	});
	test('can be dropped to the end where dropping was broken off', async () => {
		const site = { client, database: DATABASE, store };
		await loadSnapshot(site, { ...(await sourceIn(fileOf(store, id), id)), snapshot: 'half' });
		const own: Client = {
			query: client.query.bind(client),
			insert: client.insert.bind(client),
			close: () => client.close(),
			command: (params) =>
				params.query.includes('records')
					? Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:8123'))
					: client.command(params)
		};
		await expect(dropSnapshot({ ...site, client: own }, 'half')).rejects.toThrow(Unavailable);
		expect(await keptSnapshots(site)).toContain('half');
		expect(await publishTo({ ...site, ids: [], drop: ['half'], progress })).toEqual([id]);
		expect(await keptSnapshots(site)).toEqual([id]);
	});
	test('is neither loaded nor dropped under a name that is not there', async () => {
		const site = { client, database: DATABASE, store, progress };
		await expect(publishTo({ ...site, ids: ['0123456789abcdef'], drop: [] })).rejects.toThrow(
			/There is no snapshot 0123456789abcdef/
		);
		await expect(publishTo({ ...site, ids: [], drop: [id] })).rejects.toThrow(/and stays/);
	});
});
