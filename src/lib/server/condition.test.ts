// Conditions in CQL2 as engines answer them, against every record asked one by one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../columns/cql/hits.ts';
import { scan } from '../columns/cql/scan.ts';
import { createColumns, createEngine } from '../columns/engine.ts';
import type { Records } from '../domain/records.ts';
import { redactionSchema, type Redaction } from '../domain/redaction.ts';
import { conjoin } from '../query/cql/conjoin.ts';
import { holder } from '../query/cql/evaluate.ts';
import type { Expression } from '../query/cql/expression.ts';
import { readCql } from '../query/cql/read.ts';
import { expressionSample, type Askable } from '../query/cql/samples.ts';
import type { Filter } from '../query/filter.ts';
import { worldSample } from '../query/world.ts';
import { ASKABLE, expectConditions, few } from './condition.fixture.ts';
import { propertyReader } from './flat/reader.ts';
import { openSnapshot } from './snapshot/open.ts';
import { ensureSnapshot } from './snapshot/publish.ts';
import { fileOf } from './snapshot/shelf.ts';
import { emptyStore, manyRows, ucdpFile } from './store.fixture.ts';

describe('conditions', { timeout: 60_000 }, () => {
	test('hold of just the records that they hold of one by one, in both encodings, with any filter', () =>
		expectConditions(
			(records) => createEngine(records, { snapshot: 'test', valuesOf: propertyReader(records) }),
			300
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
