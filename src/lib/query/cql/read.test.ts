import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expression } from './expression.ts';
import { parseJson } from './json.ts';
import { faultOf, queryables, read } from './read.fixture.ts';
import { readCql } from './read.ts';
import { expressionSample } from './samples.ts';
import { parseText } from './text.ts';
import { formatText } from './write.ts';

const title = { property: 'title' };
const killed = { property: 'killed' };
const geometry = { property: 'geometry' };

describe('CQL2 text', () => {
	const cases: [string, Expression][] = [
		["title = 'Bazaar'", { op: '=', args: [title, 'Bazaar'] }],
		["title = 'O''Brien''s'", { op: '=', args: [title, "O'Brien's"] }],
		[String.raw`title = 'O\'Brien'`, { op: '=', args: [title, "O'Brien"] }],
		['"killed" <> -1.5e1', { op: '<>', args: [killed, -15] }],
		['killed >= .5', { op: '>=', args: [killed, 0.5] }],
		['+3 < killed', { op: '<', args: [3, killed] }],
		['seen = TRUE', { op: '=', args: [{ property: 'seen' }, true] }],
		['(killed) IS NULL', { op: 'isNull', args: [killed] }],
		['killed is not null', { op: 'not', args: [{ op: 'isNull', args: [killed] }] }],
		["title LIKE 'At%'", { op: 'like', args: [title, 'At%'] }],
		[
			"casei(title) NOT LIKE CASEI('at%')",
			{
				op: 'not',
				args: [
					{
						op: 'like',
						args: [
							{ op: 'casei', args: [title] },
							{ op: 'casei', args: ['at%'] }
						]
					}
				]
			}
		],
		['killed BETWEEN 1 AND 5', { op: 'between', args: [killed, 1, 5] }],
		['killed NOT BETWEEN 1 AND 5', { op: 'not', args: [{ op: 'between', args: [killed, 1, 5] }] }],
		["title IN ('a', 'b')", { op: 'in', args: [title, ['a', 'b']] }],
		['killed NOT IN (1)', { op: 'not', args: [{ op: 'in', args: [killed, [1]] }] }],
		["day > DATE('2011-11-12')", { op: '>', args: [{ property: 'day' }, { date: '2011-11-12' }] }],
		[
			"T_DURING(INTERVAL(day, end), INTERVAL('2011-01-01', '..'))",
			{
				op: 't_during',
				args: [
					{ interval: [{ property: 'day' }, { property: 'end' }] },
					{ interval: ['2011-01-01', '..'] }
				]
			}
		],
		[
			"t_finishedby(INTERVAL(day,'..'), INTERVAL('2011-01-01T00:00:00Z','2011-01-01T10:00:00.5Z'))",
			{
				op: 't_finishedBy',
				args: [
					{ interval: [{ property: 'day' }, '..'] },
					{ interval: ['2011-01-01T00:00:00Z', '2011-01-01T10:00:00.5Z'] }
				]
			}
		],
		[
			'S_INTERSECTS(geometry, POINT(71.4 42.9))',
			{ op: 's_intersects', args: [geometry, { type: 'Point', coordinates: [71.4, 42.9] }] }
		],
		[
			's_within(geometry, POLYGON Z((0 0 1, 1 0 1, 1 1 1, 0 0 1)))',
			{
				op: 's_within',
				args: [
					geometry,
					{
						type: 'Polygon',
						coordinates: [
							[
								[0, 0],
								[1, 0],
								[1, 1],
								[0, 0]
							]
						]
					}
				]
			}
		],
		[
			'S_INTERSECTS(geometry, BBOX(170, -10, 0, -170, 10, 9))',
			{ op: 's_intersects', args: [geometry, { bbox: [170, -10, -170, 10] }] }
		],
		[
			'S_INTERSECTS(MULTIPOINT(1 2, (3 4)), geometry)',
			{
				op: 's_intersects',
				args: [
					{
						type: 'MultiPoint',
						coordinates: [
							[1, 2],
							[3, 4]
						]
					},
					geometry
				]
			}
		]
	];
	test.each(cases)('reads %s', (text, expression) => {
		expect(read(text)).toEqual(expression);
	});
	test('binds NOT before AND before OR, whatever the case of the words', () => {
		expect(read('not killed = 1 And killed = 2 oR killed = 3')).toEqual(
			read('((NOT (killed = 1)) AND (killed = 2)) OR (killed = 3)')
		);
		expect(read('killed = 1 OR killed = 2 AND killed = 3')).toEqual(
			read('(killed = 1) OR (killed = 2 AND killed = 3)')
		);
		expect(read('killed BETWEEN 1 AND 2 AND killed = 2')).toEqual(
			read('(killed BETWEEN 1 AND 2) AND (killed = 2)')
		);
	});
});

describe('both encodings', () => {
	const asked = queryables.map((one) => ({
		...one,
		...(one.type === 'string' && { values: ['a', "it's", '100%', 'Ångriff'] }),
		...(one.type === 'integer' && { values: [0, 1.5, -3e21] })
	}));
	test('say the same of any filter', () =>
		fc.assert(
			fc.property(expressionSample(asked), (expression) => {
				const [text, json] = [formatText(expression), JSON.stringify(expression)];
				expect(parseText(text)).toEqual(expression);
				expect(parseJson(json)).toEqual(expression);
				const read = readCql(json, 'cql2-json', queryables);
				expect(read).toEqual(readCql(text, 'cql2-text', queryables));
			}),
			{ numRuns: 500 }
		));
	test('never throw, whatever is sent', () =>
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.json(), (text, json) => {
				for (const source of [text, json])
					for (const lang of ['cql2-text', 'cql2-json'] as const) {
						const found = readCql(source, lang, queryables);
						if ('fault' in found) expect(found.fault).toMatch(/\.$/);
					}
			}),
			{ numRuns: 500 }
		));
	test('never throw for pieces of filters put together at random', () =>
		fc.assert(
			fc.property(
				fc.array(
					fc.constantFrom(
						...[
							'title',
							'killed',
							'"day"',
							'(',
							')',
							',',
							'=',
							'<>',
							'AND',
							'OR',
							'NOT',
							'IN',
							'IS'
						],
						...[
							'LIKE',
							'BETWEEN',
							'NULL',
							"'a%'",
							'1',
							'-',
							'DATE',
							'INTERVAL',
							'POINT',
							'BBOX',
							'Z'
						],
						...['S_INTERSECTS', 'T_AFTER', 'CASEI', 'TRUE', "'2011-01-01'", 'geometry', '[', '*']
					),
					{ maxLength: 12 }
				),
				(pieces) => {
					const found = readCql(pieces.join(' '), 'cql2-text', queryables);
					if ('expression' in found)
						expect(parseText(formatText(found.expression))).toEqual(found.expression);
				}
			),
			{ numRuns: 3000 }
		));
});

test('a text stands for a day beside a date, a moment for the day on which it falls', () => {
	const day = { property: 'day' };
	expect(read("day = '2011-11-12'")).toEqual({ op: '=', args: [day, { date: '2011-11-12' }] });
	expect(read("day IN ('2011-11-12', TIMESTAMP('2011-11-12T23:00:00Z'))")).toEqual({
		op: 'in',
		args: [day, [{ date: '2011-11-12' }, { date: '2011-11-12' }]]
	});
	expect(read("day < TIMESTAMP('2011-11-12T01:00:00+02:00')")).toEqual({
		op: '<',
		args: [day, { date: '2011-11-11' }]
	});
	expect(read("day <= DATE('9999-12-31')")).toBeTruthy();
	expect(faultOf("day = 'soon'")).toContain('found a text (“soon”), expected a date');
});
