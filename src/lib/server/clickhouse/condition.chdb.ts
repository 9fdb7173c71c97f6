import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertyIn } from '../../clickhouse/cql/scalar.ts';
import { makeEngine } from '../../clickhouse/inprocess.fixture.ts';
import { FOLDS, type Expression, type Scalar } from '../../query/cql/expression.ts';
import { holder } from '../../query/cql/evaluate.ts';
import { incident, recordsOf } from '../../query/handmade.ts';
import { expectConditions } from '../condition.fixture.ts';
import { INCIDENT_PROPERTIES, INCIDENT_TRAITS } from '../flat/incident.ts';
import { PRESENCE_PROPERTIES } from '../flat/presence.ts';
import { propertyReader } from '../flat/reader.ts';
import { STATEMENT_PROPERTIES } from '../flat/statement.ts';

describe('conditions put to ClickHouse', { timeout: 180_000 }, () => {
	test('hold of just the records that they hold of one by one, in both encodings, with any filter', () =>
		expectConditions((records) => makeEngine(records, propertyReader(records)), 60));

	test('fold, order and match letters of all scripts as everywhere', async () => {
		const letters = [...'aAzßΣςσ%_\\\'"éÉe\u0301I ıİiяЯأآ\n\uFF21\u{10428}\u{1F600}ǅﬀ\uE000'];
		const text = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 5 });
		const titles = fc.sample(text, { numRuns: 300, seed: 7 });
		const records = recordsOf({
			incidents: titles.map((title, at) => incident(`i-${at}`, { title }))
		});
		const read = propertyReader(records);
		const engine = await makeEngine(records, read);
		const folded = fc.tuple(fc.array(fc.constantFrom(...FOLDS), { maxLength: 2 }), text);
		const asked = fc.tuple(
			fc.constantFrom('=', '<>', '<', '>=', 'like' as const),
			folded,
			fc.constantFrom(...titles)
		);
		await fc.assert(
			fc.asyncProperty(asked, fc.boolean(), async ([op, [folds, other], title], isTitle) => {
				const within = (scalar: Scalar) =>
					folds.reduce<Scalar>((inner, fold) => ({ op: fold, args: [inner] }), scalar);
				const args = [within({ property: 'title' }), within(isTitle ? title : `%${other}`)];
				const cql = { op, args } as Expression;
				const holds = holder(cql);
				const expected = records.incidents.filter((one) => holds(read(one))).length;
				expect((await engine.count({ cql })).matched).toBe(expected);
			}),
			{ numRuns: 150 }
		);
	});

	test('may ask for each property that records have', () => {
		const all = [INCIDENT_PROPERTIES, INCIDENT_TRAITS, PRESENCE_PROPERTIES, STATEMENT_PROPERTIES];
		for (const { name, format } of all.flat() as { name: string; format?: string }[])
			if (format !== 'uri-reference') expect(propertyIn(name)).toMatchObject({ sql: /\w/ });
		expect(() => propertyIn('no_such')).toThrow('There is no property “no_such” to ask for.');
	});
});
