// Conditions in CQL2 over made-up records, and every record asked one by one.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Kind, Records } from '../domain/records.ts';
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

/** A property with a few values to ask for. */
export const few = <T extends string>(name: T, values: readonly (string | number)[]): Askable => ({
	name,
	type: typeof values[0] === 'number' ? 'integer' : 'string',
	values
});

/** What incidents are asked for: of columns, of what follows from them, and of what has to be read. */
export const ASKABLE: Askable[] = [
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

/** That an engine finds just the records that random conditions hold of one by one, in both encodings, with any filter. */
export const expectConditions = (
	make: (records: Records) => Promise<Engine> | Engine,
	numRuns: number
): Promise<void> =>
	fc.assert(
		fc.asyncProperty(
			worldSample,
			fc.array(expressionSample(ASKABLE), { minLength: 1, maxLength: 4 }),
			fc.oneof(fc.constant({}), questionSample),
			async (records, expressions, filter) => {
				const engine = await make(records);
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
		{ numRuns }
	);
