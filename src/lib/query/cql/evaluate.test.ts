import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Expression, Temporal } from './expression.ts';
import { holder, holds as holdsOf } from './evaluate.ts';
import { foldAccents, foldCase, matcherOf } from './pattern.ts';
import { parseText } from './text.ts';
import { RELATIONS, type Range } from './time.ts';
import type { Value } from './value.ts';

const record: Record<string, Value> = {
	title: 'Ångriff on the Bazaar',
	street: 'Straße ΟΔΟΣ',
	killed: 3,
	zero: 0,
	none: null,
	day: '2011-11-12',
	last: '2011-11-14',
	groups: ['g1', 'g2'],
	nobody: [],
	point: { form: 'point', lon: 71.4, lat: 42.9 },
	edge: { form: 'point', lon: -180, lat: 0 },
	disc: { form: 'disc', lon: 71.4, lat: 42.9, radius: 10_000 }
};
const holds = (text: string) => holder(parseText(text))((name) => record[name] ?? null);
/** Neither it nor its opposite. */
const isUnknown = (text: string) => !holds(text) && !holds(`NOT (${text})`);

test.each([
	'killed = 3',
	'3 = killed',
	'killed <> 4',
	'killed < 3.5 AND killed >= 3 AND NOT killed > 3',
	'killed BETWEEN 3 AND 3',
	'killed NOT BETWEEN 4 AND 9',
	'killed IN (1, 3)',
	'killed > zero',
	"title LIKE 'Å%on%Baz__r'",
	"CASEI(title) LIKE CASEI('åNGRIFF%')",
	"CASEI(ACCENTI(title)) LIKE CASEI(ACCENTI('ANGRIFF%'))",
	"CASEI(street) = CASEI('STRASSE οδος')",
	"title < 'Ö'",
	"day = '2011-11-12'",
	"day BETWEEN '2011-11-01' AND last",
	'day < last',
	"T_AFTER(last, DATE('2011-11-12'))",
	"T_DURING(INTERVAL(day, last), INTERVAL('2011-11-11', '..'))",
	"T_INTERSECTS(INTERVAL(day, last), TIMESTAMP('2011-11-13T10:00:00Z'))",
	"T_BEFORE(INTERVAL('2011-01-01T00:00:00Z','2011-01-01T10:00:00Z'), TIMESTAMP('2011-01-01T10:00:01Z'))",
	"groups = 'g2'",
	"groups <> 'g3'",
	"NOT groups <> 'g2'",
	"groups IN ('g2', 'x')",
	"groups LIKE '%1'",
	'none IS NULL',
	'nobody IS NULL AND groups IS NOT NULL',
	'S_INTERSECTS(point, BBOX(71, 42, 72, 43))',
	'S_INTERSECTS(point, BBOX(170, 42, 72, 43))',
	'S_INTERSECTS(edge, BBOX(170, -1, -170, 1))',
	'S_INTERSECTS(edge, POINT(-180 0))',
	'S_INTERSECTS(point, LINESTRING(70.4 41.9, 72.4 43.9))',
	'S_DISJOINT(point, MULTIPOINT(71.4 43, 71 42.9))',
	'S_WITHIN(point, POLYGON((71 42, 72 42, 72 43, 71 43, 71 42)))',
	'S_INTERSECTS(POLYGON((71 42, 72 42, 72 43, 71 43, 71 42)), point)',
	'S_DISJOINT(point, POLYGON((71 42, 72 42, 72 43, 71 43, 71 42),(71.3 42.8, 71.5 42.8, 71.5 43, 71.3 43, 71.3 42.8)))',
	'S_INTERSECTS(disc, POINT(71.45 42.9)) AND S_DISJOINT(disc, POINT(71.6 42.9))',
	'S_INTERSECTS(disc, BBOX(71.5, 42, 72, 43)) AND NOT S_WITHIN(disc, BBOX(71.5, 42, 72, 43))',
	'S_WITHIN(disc, BBOX(71, 42, 72, 43))',
	'killed = 9 OR TRUE'
])('%s', (text) => {
	expect(holds(text)).toBe(true);
	expect(holds(`NOT (${text})`)).toBe(false);
});

test.each([
	'none = 0',
	'none <> 0',
	'none < 1',
	'none BETWEEN 0 AND 1',
	'none IN (0)',
	'killed = none',
	'killed IN (1, none)',
	"none LIKE '%'",
	"CASEI(none) = CASEI('x')",
	"nobody = 'g1'",
	"nobody <> 'g1'",
	"T_INTERSECTS(INTERVAL(day, none), INTERVAL('..', '..'))",
	'S_INTERSECTS(none, BBOX(-180, -90, 180, 90))',
	'none = 0 AND killed = 3',
	'none = 0 OR killed = 4',
	'killed BETWEEN 1 AND none'
])('what is not known is neither so nor not so: %s', (text) => {
	expect(isUnknown(text)).toBe(true);
});
test('what is not known does not hide what is', () => {
	expect(holds('none = 0 OR killed = 3')).toBe(true);
	expect(holds('NOT (none = 0 AND killed = 4)')).toBe(true);
	expect(holds('killed IN (3, none)')).toBe(true);
	expect(holds('NOT killed BETWEEN 4 AND none')).toBe(true);
});

test('joins by the table of three values', () => {
	const states = { t: true, f: false, u: { op: '=', args: [{ property: 'none' }, 1] } } as const;
	const stateOf = (expression: Expression) =>
		holder(expression)(() => null)
			? 't'
			: holder({ op: 'not', args: [expression] })(() => null)
				? 'f'
				: 'u';
	const table = (op: 'and' | 'or') =>
		(['t', 'f', 'u'] as const).map((a) =>
			(['t', 'f', 'u'] as const)
				.map((b) => stateOf({ op, args: [states[a], states[b]] as Expression[] }))
				.join('')
		);
	expect(table('and')).toEqual(['tfu', 'fff', 'ufu']);
	expect(table('or')).toEqual(['ttt', 'tfu', 'tuu']);
});

describe('LIKE', () => {
	/** The definition, tried out in every way. */
	const slow = (pattern: string[], text: string[]): boolean => {
		const [sign, ...rest] = pattern;
		if (sign === undefined) return !text.length;
		if (sign === '%') return text.some((_, at) => slow(rest, text.slice(at))) || slow(rest, []);
		const isEscaped = sign === '\\' && rest.length > 0;
		const [wanted, after] = isEscaped ? [rest[0]!, rest.slice(1)] : [sign, rest];
		if (!text.length || (text[0] !== wanted && (isEscaped || sign !== '_'))) return false;
		return slow(after, text.slice(1));
	};
	test('matches what its definition matches', () =>
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('a', 'b', '😀', '%', '_', '\\'), { maxLength: 7 }),
				fc.array(fc.constantFrom('a', 'b', '😀', '%', '_', '\\'), { maxLength: 7 }),
				(pattern, text) => {
					expect(matcherOf(pattern.join(''))(text.join(''))).toBe(slow(pattern, text));
				}
			),
			{ numRuns: 5000 }
		));
	test('takes no more steps than text times pattern, however it is woven', () => {
		const text = 'a'.repeat(100_000);
		expect(matcherOf('%a'.repeat(99) + '%b')(text)).toBe(false);
		expect(matcherOf('%_a'.repeat(60) + 'b')(text)).toBe(false);
		expect(matcherOf('%a_'.repeat(60) + '%')(text)).toBe(true);
	});
});

test('folds case in full, in any script, and once is enough', () => {
	const same: [string, string][] = [
		['straße', 'STRASSE'],
		['Οδος', 'ΟΔΟΣ'],
		['ﬁre', 'FIRE'],
		['Засада', 'ЗАСАДА'],
		['ẞ', 'ss']
	];
	for (const [a, b] of same) expect(foldCase(a)).toBe(foldCase(b));
	expect(foldCase('ı')).not.toBe(foldCase('i'));
	expect(foldAccents('débárquér')).toBe('debarquer');
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			expect(foldCase(foldCase(text))).toBe(foldCase(text));
			expect(foldAccents(foldAccents(text))).toBe(foldAccents(text));
		})
	);
});

test('of two spans exactly one relation of Allen holds, as OWL-Time names them', () => {
	const spans = fc
		.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 4 }))
		.map(([start, length]): Range => [start, start + length]);
	const exact: Temporal[] = [
		...(['t_contains', 't_during', 't_finishedBy', 't_finishes', 't_meets', 't_metBy'] as const),
		...(['t_overlappedBy', 't_overlaps', 't_startedBy', 't_starts'] as const),
		...(['t_after', 't_before', 't_equals'] as const)
	];
	fc.assert(
		fc.property(spans, spans, (a, b) => {
			const held = exact.filter((op) => RELATIONS[op](a, b));
			expect(held).toHaveLength(1);
			expect(RELATIONS.t_disjoint(a, b)).toBe(held[0] === 't_after' || held[0] === 't_before');
			expect(RELATIONS.t_intersects(a, b)).toBe(!RELATIONS.t_disjoint(a, b));
		})
	);
});

test('a thing in memory is asked by its values and its geometry', () => {
	const region: Record<string, string | Geometry> = {
		name: 'Here',
		geometry: {
			type: 'Polygon',
			coordinates: [
				[
					[0, 0],
					[2, 0],
					[2, 2],
					[0, 0]
				]
			]
		}
	};
	const valueOf = (name: string) => region[name];
	const ask = (text: string) => holdsOf(parseText(text), valueOf);
	expect(ask("name = 'Here' AND S_INTERSECTS(geometry, POINT(1 1))")).toBe(true);
	expect(ask('S_INTERSECTS(geometry, POINT(0 1))')).toBe(false);
	expect(ask('S_INTERSECTS(geometry, LINESTRING(-1 3, 3 -1))')).toBe(true);
	expect(ask('S_WITHIN(geometry, BBOX(-1, -1, 3, 3))')).toBe(true);
	expect(ask('S_WITHIN(geometry, BBOX(1, -1, 3, 3))')).toBe(false);
	expect(ask('S_INTERSECTS(geometry, BBOX(2, 2, 3, 3))')).toBe(true);
	expect(ask('geometry IS NULL OR other IS NOT NULL')).toBe(false);
});
