// Whatever an address of the OGC API says, it is answered or refused in a sentence: never a fault of the server.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SYSTEMS } from '../../lib/server/ogc/crs.ts';
import { PARAMETERS } from '../../lib/server/ogc/parameter.ts';
import { GET as collection } from '../(atlas)/ogc/collections/[collection]/+server.ts';
import { GET as items } from '../(atlas)/ogc/collections/[collection]/items/+server.ts';
import { GET as item } from '../(atlas)/ogc/collections/[collection]/items/[item]/+server.ts';
import { GET as queryables } from '../(atlas)/ogc/collections/[collection]/queryables/+server.ts';
import { GET as tile } from './tiles/WebMercatorQuad/[zoom]/[row]/[column]/+server.ts';

type Handler = (event: never) => Response | Promise<Response>;
const IDS = ['incidents', 'incidents-not-placed', 'dataset-atlas', 'layer-khost', 'groups'];

async function check(handler: unknown, params: object, query: URLSearchParams): Promise<void> {
	const url = new URL(`http://atlas.test/ogc?${query}`);
	const answer = await (handler as Handler)({ url, params, request: new Request(url) } as never);
	const said = await answer.text();
	expect([200, 204, 400, 404]).toContain(answer.status);
	if (answer.status < 400) return;
	expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
	const { status, detail } = JSON.parse(said) as { status: number; detail: string };
	expect(status).toBe(answer.status);
	expect(detail.length).toBeGreaterThan(10);
	expect(said).not.toMatch(/node_modules|\bat \/|SQLITE|\.ts:/);
}

const NAUGHTY = [
	...['', ' ', '..', '%', '%00', '\u0000', '\u202e', '😀', 'NaN', 'Infinity', '-0', '1e400'],
	...['__proto__', 'constructor', 'hasOwnProperty', "' OR 1=1 --", '<script>', '../../etc/passwd'],
	...['9'.repeat(400), '('.repeat(300), '%'.repeat(500), "'".repeat(99), 'NOT '.repeat(500)]
];
const anyText = fc.oneof(
	fc.constantFrom(...NAUGHTY),
	fc.string({ maxLength: 60 }),
	fc.string({ unit: 'binary', maxLength: 30 })
);
const number = fc.oneof(
	fc.double({ noNaN: true }).map(String),
	fc.integer({ min: -200, max: 200 }).map(String)
);
const near: Record<string, fc.Arbitrary<string>> = {
	crs: fc.constantFrom(...SYSTEMS),
	'bbox-crs': fc.constantFrom(...SYSTEMS),
	'filter-crs': fc.constantFrom(...SYSTEMS),
	'filter-lang': fc.constantFrom('cql2-text', 'cql2-json'),
	limit: fc.integer({ min: -2, max: 20 }).map(String),
	bbox: fc.array(number, { minLength: 3, maxLength: 7 }).map((numbers) => numbers.join()),
	datetime: fc
		.array(
			fc.oneof(
				fc.constantFrom('..', '', '2011-11-12', '9999-12-31T23:59:60Z', '0000-01-01'),
				fc.date().map((date) => (Number.isNaN(+date) ? 'never' : date.toISOString()))
			),
			{ minLength: 1, maxLength: 3 }
		)
		.map((ends) => ends.join('/')),
	after: fc.oneof(
		anyText.map((text) => Buffer.from(text).toString('base64url')),
		fc.json().map((text) => Buffer.from(text).toString('base64url'))
	),
	filter: fc
		.array(
			fc.constantFrom(
				...['killed_best', 'title', 'earliest', '=', '<>', '>', 'LIKE', 'IN', '(', ')', ','],
				...["'a%'", '5', 'AND', 'OR', 'NOT', 'IS', 'NULL', 'BETWEEN', 'S_INTERSECTS', 'geometry'],
				...['BBOX', 'POLYGON', '((', '))', "DATE('2011-01-01')", 'T_AFTER', 'CASEI', '1 2']
			),
			{ maxLength: 14 }
		)
		.map((words) => words.join(' '))
};
const names = [
	...Object.keys(PARAMETERS),
	'killed_best',
	'earliest',
	'country',
	'group',
	'nothing'
];
const pair = fc
	.constantFrom(...names)
	.chain((name) => fc.tuple(fc.constant(name), fc.oneof(...[near[name] ?? anyText, anyText])));
const query = fc.array(pair, { maxLength: 4 }).map((pairs) => new URLSearchParams(pairs));

describe('whatever is asked', { timeout: 120_000 }, () => {
	test('of features is answered or refused in a sentence', () =>
		fc.assert(
			fc.asyncProperty(fc.constantFrom(...IDS), query, (id, asked) =>
				check(items, { collection: id }, asked)
			),
			{ numRuns: 400 }
		));
	test('of each parameter alone, too', async () => {
		for (const name of names)
			for (const value of NAUGHTY)
				await check(items, { collection: 'incidents' }, new URLSearchParams([[name, value]]));
	});
	test('of filters in JSON, too', () =>
		fc.assert(
			fc.asyncProperty(fc.oneof(fc.json(), anyText), (filter) =>
				check(
					items,
					{ collection: 'layer-khost' },
					new URLSearchParams({ filter, 'filter-lang': 'cql2-json' })
				)
			),
			{ numRuns: 200 }
		));
	test('of a collection, a feature or a tile by any name', () =>
		fc.assert(
			fc.asyncProperty(anyText, anyText, query, async (one, other, asked) => {
				await check(collection, { collection: one }, asked);
				await check(queryables, { collection: one }, new URLSearchParams());
				await check(item, { collection: 'incidents', item: other }, asked);
				await check(tile, { zoom: one, row: other, column: '0' }, new URLSearchParams());
			}),
			{ numRuns: 150 }
		));
});
