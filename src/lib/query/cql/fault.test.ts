import { describe, expect, test } from 'vitest';
import { faultOf } from './read.fixture.ts';

const killed = { property: 'killed' };
const geometry = { property: 'geometry' };

describe('a filter that cannot be answered says where, what was found and what was expected', () => {
	const cases: [string, string][] = [
		['', 'Expected a property or a value, found the end.'],
		['killed >', 'Expected a property or a value, found the end.'],
		['killed', 'Expected a condition at character 1, found a value alone.'],
		['killed = 1 killed', 'Expected AND, OR or the end, found “killed” at character 12.'],
		['(killed = 1', 'Expected “)”, found the end.'],
		["title = 'a", "The text that begins at character 9 has no closing quote (')."],
		['killed = 1 ; x', '“; x” at character 12 is no part of CQL2 text.'],
		['killed = 1\0', 'A control character (0) was found at character 11; expected none.'],
		['killed = 1e999', 'The number at character 10 is too large to be held.'],
		['(killed = 1) = 2', 'Expected a value at character 1, found a condition.'],
		[
			'nobody = 1',
			'There is no property “nobody” to ask for; there are title, killed, day, end, seen, geometry, group.'
		],
		['__proto__ = 1', 'There is no property “__proto__”'],
		['"constructor" IS NULL', 'There is no property “constructor”'],
		["killed > 'five'", 'In “"killed" > \'five\'”: found a text (“five”), expected a number'],
		['title = 5', 'found a number (“5”), expected a text'],
		['title IN (1)', 'found a number (“1”), expected a text'],
		["killed LIKE '5%'", 'found a number (“killed”), expected a text before LIKE'],
		['title LIKE title', 'found a text (“title”), expected a pattern in quotes'],
		['geometry = 1', 'found a geometry, expected a spatial predicate'],
		["day > DATE('2011-02-31')", 'found “2011-02-31”, expected a day that exists'],
		["day > TIMESTAMP('2011-01-01T25:00:00Z')", 'expected a moment that exists'],
		["T_AFTER(day, DATE('soon'))", 'found “soon”, expected a day that exists'],
		["T_AFTER(killed, DATE('2011-01-01'))", 'found a number (“killed”), expected a date'],
		["T_DURING(day, INTERVAL('..','..'))", 'expected an interval, which T_DURING takes alone'],
		[
			"T_AFTER(day, INTERVAL('2012-01-01','2011-01-01'))",
			'found an interval from 2012-01-01 to 2011-01-01, expected its end after its start'
		],
		["T_AFTER(day, INTERVAL('x','..'))", 'found “x”, expected a date, a timestamp'],
		['S_INTERSECTS(geometry, POINT(200 0))', 'found 200 0, expected a longitude from -180 to 180'],
		['S_INTERSECTS(geometry, BBOX(0,10,1,5))', 'expected its south not above its north'],
		['S_INTERSECTS(geometry, BBOX(0,10,1))', 'BBOX at character 28 has 3 numbers; expected 4'],
		['S_INTERSECTS(geometry, POLYGON((0 0,1 0,1 1)))', 'expected at least 4, the last of which'],
		['S_INTERSECTS(geometry, LINESTRING(0 0))', 'found a line of one vertex, expected two or more'],
		['S_INTERSECTS(title, POINT(0 0))', 'found a text (“title”), expected a geometry'],
		['S_INTERSECTS(geometry, geometry)', 'expected a property and a geometry'],
		['S_TOUCHES(geometry, POINT(0 0))', 'S_TOUCHES is not offered here.'],
		['A_CONTAINS(group, title)', 'A_CONTAINS is not offered here.'],
		[
			'avg(killed) > 1',
			'Expected a function of CQL2, of which no other is offered here, found “avg”'
		],
		['killed + 1 > 2', 'Expected a comparison, as = or LIKE, found “+” at character 8.']
	];
	test.each(cases)('%s', (text, message) => {
		expect(faultOf(text)).toContain(message);
	});
	const limits: [string, string, string][] = [
		[
			'brackets too deep',
			`${'('.repeat(40)}killed = 1${')'.repeat(40)}`,
			'Parts stand deeper in each other than 32'
		],
		['NOT too deep', `${'NOT '.repeat(40)}killed = 1`, 'Parts stand deeper in each other than 32'],
		[
			'a text of a million characters',
			`title = '${'a'.repeat(1_000_000)}'`,
			'The filter has 1000010 characters; at most 20000'
		],
		[
			'201 predicates',
			Array(201).fill('killed=1').join(' OR '),
			'The filter has 201 predicates; at most 200'
		],
		[
			'a list of 1001',
			`killed IN (${Array(1001).fill('1').join()})`,
			'1001 values in a list; at most 1000'
		],
		[
			'1001 vertices',
			`S_INTERSECTS(geometry, LINESTRING(${Array(1001).fill('1 1').join()}))`,
			'1001 vertices; at most 1000'
		],
		[
			'17 boxes',
			Array(17).fill('S_WITHIN(geometry, BBOX(0,0,1,1))').join(' AND '),
			'17 spatial predicates'
		],
		[
			'a pattern of 202',
			`title LIKE '${'%a'.repeat(101)}'`,
			'found a pattern of 202 characters, expected at most 200'
		]
	];
	test.each(limits)('%s', (_, text, message) => {
		expect(faultOf(text)).toContain(message);
	});
	const json: [unknown, string][] = [
		[[], 'At the top: found a list, expected a condition'],
		[null, 'At the top: found “null”, expected a condition'],
		[{ op: '=' }, 'At /args: found nothing, expected a list of 2'],
		[{ op: '=', args: [killed] }, 'At /args: found a list, expected a list of 2'],
		[{ op: 'and', args: [true] }, 'expected at least two conditions'],
		[{ op: 'and', args: [true, { op: 'x', args: [] }] }, 'found a list, expected a list of 2'],
		[{ op: 'x', args: [1, 2] }, 'At /op: the operator “x” is not offered here.'],
		[{ op: {}, args: [1, 2] }, 'At /op: found an object, expected the name of an operator'],
		[{ op: '=', args: [killed, null] }, 'At /args/1: found “null”, expected a property, a text'],
		[{ op: '=', args: [{ property: 1 }, 1] }, 'At /args/0/property: found “1”, expected the name'],
		[{ op: 'in', args: [killed, []] }, 'At /args/1: found a list, expected at least one value'],
		[
			{ op: 's_intersects', args: [geometry, { type: 'Circle' }] },
			'At /args/1/type: found “"Circle"”, expected a type of GeoJSON geometry'
		],
		[
			{ op: 's_intersects', args: [geometry, { type: 'Point', coordinates: [1, 'x'] }] },
			'At /args/1/coordinates/1: found “"x"”, expected a number'
		],
		[
			{ op: 's_intersects', args: [geometry, { type: 'Polygon', coordinates: [1] }] },
			'At /args/1/coordinates/0: found “1”, expected a list'
		],
		[{ op: 't_after', args: [1, 2] }, 'At /args/0: found “1”, expected a property, a date']
	];
	test.each(json)('%j', (value, message) => {
		expect(faultOf(JSON.stringify(value), 'cql2-json')).toContain(message);
	});
	test('broken, endless and poisoned JSON', () => {
		expect(faultOf('{"op": ', 'cql2-json')).toContain('The filter is no JSON');
		expect(faultOf('{"a" "b"}', 'cql2-json')).toContain('from character 6 on');
		expect(faultOf('['.repeat(19_000), 'cql2-json')).toContain('The filter is no JSON');
		const deep = '{"op":"not","args":['.repeat(500) + 'true' + ']}'.repeat(500);
		expect(faultOf(deep, 'cql2-json')).toContain('deeper in each other than 32');
		const many = '['.repeat(5000) + ']'.repeat(5000);
		const point = `{"op":"s_within","args":[{"property":"geometry"},{"type":"Point","coordinates":${many}}]}`;
		expect(faultOf(point, 'cql2-json')).toContain('expected two numbers');
		const poisoned = '{"__proto__": {"op": "=", "args": [1, 1]}, "constructor": 1}';
		expect(faultOf(poisoned, 'cql2-json')).toContain('expected a condition');
		expect(({} as { op?: string }).op).toBeUndefined();
		expect(faultOf('{"op":"=","args":[{"property":"__proto__"},1]}', 'cql2-json')).toContain(
			'There is no property “__proto__”'
		);
	});
});
