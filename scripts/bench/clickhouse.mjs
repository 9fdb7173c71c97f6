// The sixty filters put to ClickHouse in process and to columns: the same answers first, then the time each takes.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createClickHouseEngine } from '../../src/lib/clickhouse/engine.ts';
import { prepareTables } from '../../src/lib/clickhouse/load.ts';
import { createAreaGatherer } from '../../src/lib/clickhouse/located.ts';
import { rowOf } from '../../src/lib/clickhouse/row.ts';
import { createColumnsBuilder } from '../../src/lib/columns/builder.ts';
import { dayOf } from '../../src/lib/domain/period.ts';
import { nestingsOf } from '../../src/lib/query/nesting.ts';
import { textsOf } from '../../src/lib/query/texts.ts';
import { ensureClickHouse } from '../test/clickhouse.mjs';
import { conditionOf } from './conditions.mjs';
import { createEngine, createProduct } from './product.mjs';
import { createRows } from './rows.mjs';
import { makeScreens } from './screens.mjs';
import { madeUp } from './source.mjs';
import { createTimes, median, quantile, timed } from './statistics.mjs';
import { ms, print } from './table.mjs';

/** @typedef {import('./screens.mjs').Screen} Screen */
/** @typedef {import('../../src/lib/query/engine.ts').Engine} Engine */
/** @typedef {import('../../src/lib/columns/facts.ts').Facts} Facts */

const SITE = { database: 'bench', snapshot: 'bench' };
/** Rows that are put into ClickHouse together. */
const AT_ONCE = 50_000;
/** More incidents than these are the same ones several times over, each with an id of its own. */
const MOST_MADE = 2_500_000;

/** An incident that has these facts. @param {Facts} facts @returns {import('../../src/lib/domain/incident.ts').Incident} */
function incidentOf({ earliest, latest, type, attributions, casualties, sources, ...facts }) {
	const period = {
		earliest: dayOf(earliest),
		latest: dayOf(latest),
		precision: 'day',
		evidence: []
	};
	return /** @type {any} */ ({
		...{ kind: 'incident', occurrences: 1, type, casualties, period, ...facts },
		attributions: attributions.map((one) => ({ ...one, evidence: [] })),
		evidence: sources.map((source) => ({ source, paraphrase: '' }))
	});
}

/** The packages of scripts/engine; they are loaded by name, since the root knows nothing of them. */
function connect() {
	const load = createRequire(new URL('../engine/package.json', import.meta.url));
	const { createClient } = load('@clickhouse/client');
	const { createChdbConnection } = load('chdb/connection');
	const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	/** @type {import('@clickhouse/client').ClickHouseClient} */
	const client = createClient({ connection: createChdbConnection({ path: folder }) });
	return client;
}

/** What a screen asks, and the extent. @type {Record<string, (engine: Engine, screen: Screen) => Promise<unknown>>} */
const ASKED = {
	count: (engine, { filter }) => engine.count(filter),
	facets: (engine, { filter }) => engine.facets(filter),
	histogram: (engine, { filter }) => engine.histogram(filter),
	extent: (engine, { filter }) => engine.extent(filter),
	tiles: (engine, { filter, tiles }) => engine.tiles(filter, tiles)
};

/** Asks for the counts of conditions that say what filters say, and times them. @param {Engine} engine @param {Screen[]} screens @param {number} rounds */
async function askConditions(engine, screens, rounds) {
	const asked = screens.flatMap(({ name, filter, matched }) => {
		const condition = conditionOf(filter);
		return condition ? [{ name, condition, matched }] : [];
	});
	const [walls, worked] = [createTimes(asked.length), createTimes(asked.length)];
	for (let round = 0; round < rounds; round++)
		for (const [at, { name, condition, matched }] of asked.entries()) {
			const before = process.cpuUsage();
			const [wall, count] = await timed(() => engine.count(condition));
			const { user, system } = process.cpuUsage(before);
			if (count.matched !== matched)
				throw new Error(`${name}: ${count.matched} match as a condition, ${matched} as a filter.`);
			walls.put(at, wall);
			worked.put(at, (user + system) / 1000);
		}
	return { count: asked.length, walls: [...walls.times], worked: [...worked.times] };
}

/** The id of a copy; those of one incident follow each other. @param {string} id @param {number} copy */
const idOf = (id, copy) => (copy ? `${id} ${copy + 1}` : id);

/** Columns, and ClickHouse with the same rows under the same numbers. @param {number} made @param {number} copies */
async function bothOf(made, copies) {
	const { lists: own, facts } = madeUp(made);
	const builder = createColumnsBuilder(own);
	const rows = createRows(made * copies, own);
	for (const fact of facts())
		for (let copy = 0; copy < copies; copy++) {
			const one = { ...fact, id: idOf(fact.id, copy) };
			builder.add('incident', one);
			rows.add(one);
		}
	const { columns, order } = builder.finish();
	/** @type {import('../../src/lib/domain/records.ts').Records} */
	const lists = {
		...{ layers: [], incidents: [], statements: [], presences: [] },
		...{ groups: [], sources: [], datasets: [], ...own }
	};
	const client = connect();
	await prepareTables({ client, ...SITE });
	const places = new Uint32Array(made * copies);
	order.incident.forEach((added, row) => (places[added] = row));
	const regions = new Map(own.regions.map((region) => [region.id, region]));
	const making = {
		snapshot: SITE.snapshot,
		regionOf: (/** @type {string} */ id) => regions.get(id),
		groups: nestingsOf(lists).group,
		texts: textsOf(lists),
		valuesOf:
			(/** @type {import('../../src/lib/query/engine.ts').AnyRecord} */ record) =>
			(/** @type {string} */ name) =>
				name === 'type' && record.kind === 'incident' ? record.type : null,
		areas: createAreaGatherer(own.regions),
		curveOf: () => 0
	};
	let values = [];
	let added = 0;
	// Made up anew, since all together would need the room of many times what columns keep.
	for (const one of madeUp(made).facts()) {
		values.push(rowOf(incidentOf(one), places[added++ * copies] ?? 0, making));
		if (values.length < AT_ONCE && added < made) continue;
		await client.insert({ table: `${SITE.database}.records`, values, format: 'JSONEachRow' });
		values = [];
	}
	for (let copy = 1; copy < copies; copy++)
		await client.command({
			query: `INSERT INTO ${SITE.database}.records
				SELECT * REPLACE (toUInt32(row + ${copy}) AS row, concat(id, ' ${copy + 1}') AS id)
				FROM (SELECT * FROM ${SITE.database}.records WHERE position(id, ' ') = 0)`
		});
	await client.command({ query: `OPTIMIZE TABLE ${SITE.database}.records FINAL` });
	const product = createProduct(columns, own);
	const screens = await makeScreens({ columns, rows: rows.finish(), lists: own }, product);
	const engine = await createClickHouseEngine({ client, ...SITE, lists });
	return { client, engine, screens, columns, lists: own };
}

/** @param {import('./options.mjs').Options} options */
export async function benchClickHouse({ rows, rounds }) {
	const lacking = ensureClickHouse();
	if (lacking) return void console.log(`\nClickHouse is left out: ${lacking}`);
	for (const count of rows) {
		const copies = Math.ceil(count / MOST_MADE);
		const made = Math.ceil(count / copies);
		console.log(
			`\n${(made * copies).toLocaleString('en')} made-up incidents, in columns and in ClickHouse …`
		);
		const [loading, { client, engine, screens, columns, lists }] = await timed(() =>
			bothOf(made, copies)
		);
		console.log(`  both hold them after ${(loading / 1000).toFixed(0)} s; asking …`);
		const lines = [['median / 95th', 'columns', 'ClickHouse']];
		const told = (/** @type {number[]} */ times) =>
			`${ms(median(times))} / ${ms(quantile(times, 0.95))}`;
		for (const [what, ask] of Object.entries(ASKED)) {
			const [ours, theirs] = [createTimes(screens.length), createTimes(screens.length)];
			for (let round = 0; round < rounds; round++) {
				const own = createEngine(columns, lists);
				await own.facets({});
				await own.histogram({});
				for (const [at, screen] of screens.entries()) {
					const [our, answer] = await timed(() => ask(own, screen));
					const [their, other] = await timed(() => ask(engine, screen));
					if (!isDeepStrictEqual(other, answer))
						throw new Error(`${screen.name}: ClickHouse gives another answer for “${what}”.`);
					ours.put(at, our);
					theirs.put(at, their);
				}
			}
			lines.push([what, told([...ours.times]), told([...theirs.times])]);
		}
		const conditions = await askConditions(engine, screens, rounds);
		console.log(`  all ${screens.length} filters have the same answers, tiles byte for byte`);
		print(lines);
		console.log(
			`  ${conditions.count} of them as conditions in CQL2, on ClickHouse: count ${told(conditions.walls)}; of a processor ${told(conditions.worked)}`
		);
		console.log(`  memory of both: ${(process.memoryUsage().rss / 1e9).toFixed(1)} GB`);
		await client.command({ query: `DROP DATABASE ${SITE.database}` });
		await client.close();
	}
}
