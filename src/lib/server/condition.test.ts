// Conditions in CQL2 as engines answer them, against every record asked one by one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../columns/cql/hits.ts';
import { scan } from '../columns/cql/scan.ts';
import { createColumns, createEngine } from '../columns/engine.ts';
import type { Kind, Records } from '../domain/records.ts';
import { redactionSchema, type Redaction } from '../domain/redaction.ts';
import { conjoin } from '../query/cql/conjoin.ts';
import { holder } from '../query/cql/evaluate.ts';
import type { Expression } from '../query/cql/expression.ts';
import { readCql } from '../query/cql/read.ts';
import { expressionSample, type Askable } from '../query/cql/samples.ts';
import { formatText } from '../query/cql/write.ts';
import type { AnyRecord, Engine } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';
import { createMatcher } from '../query/matcher.ts';
import { questionSample } from '../query/question.ts';
import { WITHIN } from '../query/relation.ts';
import { worldSample } from '../query/world.ts';
import { propertyReader } from './flat/reader.ts';
import { openSnapshot } from './snapshot/open.ts';
import { ensureSnapshot } from './snapshot/publish.ts';
import { fileOf } from './snapshot/shelf.ts';
import { emptyStore, manyRows, ucdpFile } from './store.fixture.ts';

const few = <T extends string>(name: T, values: readonly (string | number)[]): Askable => ({
	name,
	type: typeof values[0] === 'number' ? 'integer' : 'string',
	values
});

/** What incidents are asked for: of columns, of what follows from them, and of what has to be read. */
const ASKABLE: Askable[] = [
	few('id', ['i0', 'i7', 'i14']),
	few('title', ['Attack', 'attack', 'Ångriff am Tor', 'Засада']),
	few('type', ['attack', 'ambush', 'unknown']),
	few('type_label', ['Type attack', 'strange']),
	few('place', ['Тараз', 'Khost', 'place unknown']),
	few('place_precision', ['exact', 'unknown', 'province', '~']),
	few('region', ['A', 'A-1-1', 'nowhere']),
	few('country', ['A', 'B']),
	few('drawing', ['symbol', 'disc', 'not placed']),
	few('radius_m', [1000, 25_000, 50_000]),
	few('killed_low', [0, 1, 2]),
	few('killed_best', [0, 2, 7, 6.5, -1]),
	few('killed_high', [2, 40]),
	few('wounded_best', [0, 1, 40]),
	few('groups', ['Jund g1', 'Jund g1; Jund g2']),
	few('dataset', ['d1', 'd2', '~']),
	few('layer', ['l1', 'l2']),
	few('sources', [1, 2]),
	{ ...few('group', ['g1', 'g2', 'nobody-knows']), many: true },
	{ ...few('source', ['s1', 's2', 's3']), many: true },
	{ ...few('standing', ['claimed', 'denied']), many: true },
	{ ...few('role', ['perpetrator', 'target']), many: true },
	{ name: 'earliest', type: 'date' },
	{ name: 'latest', type: 'date' },
	{ name: 'geometry', type: 'geometry' }
];

/** The ids of records that a filter and a condition hold of, each record asked by itself. */
function oracleOf(records: Records) {
	const { isAsked, relation } = createMatcher(records);
	const read = propertyReader(records);
	const all: Record<Kind, AnyRecord[]> = {
		incident: records.incidents,
		statement: records.statements,
		presence: records.presences
	};
	return (kind: Kind, filter: Filter, expression: Expression): string[] => {
		const holds = holder(expression);
		return all[kind]
			.filter((record) => isAsked(record, filter) && relation(record, filter) === WITHIN)
			.filter((record) => holds(read(record)))
			.map(({ id }) => id)
			.sort();
	};
}

async function idsOf(engine: Engine, filter: Filter, kind: Kind): Promise<string[]> {
	const ids: string[] = [];
	let after: string | undefined;
	do {
		const request = { kind, order: 'newest', limit: 5, ...(after && { after }) } as const;
		const page = await engine.page(filter, request);
		ids.push(...page.items.map(({ id }) => id));
		after = page.next ?? undefined;
	} while (after);
	return ids.sort();
}

describe('conditions', { timeout: 60_000 }, () => {
	test('hold of just the records that they hold of one by one, in both encodings, with any filter', () =>
		fc.assert(
			fc.asyncProperty(
				worldSample,
				fc.array(expressionSample(ASKABLE), { minLength: 1, maxLength: 4 }),
				fc.oneof(fc.constant({}), questionSample),
				async (records, expressions, filter) => {
					const engine = createEngine(records, {
						snapshot: 'test',
						valuesOf: propertyReader(records)
					});
					const matching = oracleOf(records);
					for (const expression of expressions) {
						const read = [
							readCql(formatText(expression), 'cql2-text', ASKABLE),
							readCql(JSON.stringify(expression), 'cql2-json', ASKABLE)
						];
						const expected = matching('incident', filter, expression);
						for (const one of read) {
							if ('fault' in one) throw new Error(one.fault);
							const joined = conjoin(filter, one.expression);
							expect(await idsOf(engine, joined, 'incident')).toEqual(expected);
							expect((await engine.count(joined)).matched).toBe(expected.length);
						}
					}
				}
			),
			{ numRuns: 300 }
		));
});

describe('conditions of a snapshot', { timeout: 120_000 }, () => {
	async function opened(redactions: Redaction[] = []) {
		const { folder, store, bring } = await emptyStore();
		await bring(ucdpFile(manyRows(300)));
		const { id } = await ensureSnapshot({ data: folder, store });
		const open = (list: Redaction[]) =>
			openSnapshot(fileOf(store, id), id, 'public', { redactions: list });
		return { open, ...(await open(redactions)) };
	}
	const all = { kind: 'incident', order: 'oldest', limit: 1000 } as const;

	test('hold of just the records that they hold of one by one, read from the disk where columns do not say', async () => {
		const { engine, records } = await opened();
		const { items } = await engine.page({}, all);
		const read = propertyReader(records);
		const valueOf = new Map(items.map((item) => [item, read(item)]));
		const names = ASKABLE.map(({ name }) => name).concat('date_precision', 'url', 'wounded_high');
		/** Values that there are, a few of each. */
		const askable = names.map((name): Askable => {
			const known = ASKABLE.find((one) => one.name === name);
			if (known && !known.values) return known;
			const found = items.flatMap((item) => valueOf.get(item)!(name) as string | number | null);
			const values = [...new Set(found)].filter((value) => value !== null).slice(0, 12);
			return {
				...few(name, values.length ? values : ['none']),
				...(known?.many && { many: true })
			};
		});
		let some = 0;
		await fc.assert(
			fc.asyncProperty(expressionSample(askable), async (expression) => {
				const asked = readCql(JSON.stringify(expression), 'cql2-json', askable);
				if ('fault' in asked) throw new Error(asked.fault);
				const holds = holder(asked.expression);
				const expected = items.filter((item) => holds(valueOf.get(item)!)).map(({ id }) => id);
				some += Number(expected.length > 0 && expected.length < items.length);
				const filter = conjoin({}, asked.expression);
				const page = await engine.page(filter, all);
				expect(page.items.map(({ id }) => id)).toEqual(expected);
				expect((await engine.count(filter)).matched).toBe(expected.length);
			}),
			{ numRuns: 300 }
		);
		expect(some).toBeGreaterThan(60);
	});

	test('say nothing of what was taken out of a record since, and find it by what it says now', async () => {
		const { open, engine } = await opened();
		const id = 'ucdp-ged:1007';
		const title = (await engine.record('incident', id))?.title ?? '';
		const redaction = redactionSchema.parse({
			...{ date: '2026-11-20', reason: 'A person is in danger.', kind: 'incident', id },
			fields: ['title']
		});
		const later = await open([redaction]);
		const now = later.record('incident', id)?.title ?? '';
		expect(now).not.toBe(title);
		const count = async (text: string, filter: Filter = {}) => {
			const queryables: Askable[] = [few('title', ['x']), few('id', ['x'])];
			const read = readCql(text, 'cql2-text', queryables);
			if ('fault' in read) throw new Error(read.fault);
			return (await later.engine.count(conjoin(filter, read.expression))).matched;
		};
		const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
		expect(await count(`id = '${id}' AND title = ${quoted(title)}`)).toBe(0);
		expect(await count(`id = '${id}' AND title = ${quoted(now)}`)).toBe(1);
		expect(await count(`id = '${id}'`)).toBe(1);
		expect(await count(`id = '${id}'`, { q: 'town' })).toBe(0);
	});
});

test('a condition that would have to be read from too many records is refused in a sentence', () => {
	const [records] = fc.sample(
		worldSample.filter(({ incidents }) => incidents.length > 3),
		1
	) as [Records];
	const { columns } = createColumns(records);
	const like: Expression = { op: 'like', args: [{ property: 'title' }, '%'] };
	const read = () => [];
	expect(() => atOnce(scan(columns, 'incident', like, read, 3))).toThrow(
		'has to be read from more than 3 records; ask for a time, a place or a type as well.'
	);
	const narrow: Expression = { op: 'and', args: [like, false] };
	expect(atOnce(scan(columns, 'incident', narrow, read, 3))).toHaveLength(0);
});
