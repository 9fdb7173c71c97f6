// Every address of the atlas with every key that it may carry, and values that nobody would write in good faith.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expressionSample, type Askable } from '../lib/query/cql/samples.ts';
import { formatText } from '../lib/query/cql/write.ts';
import { KEYS } from '../lib/query/view.ts';
import { manyRows, ucdpFile } from '../lib/server/store.fixture.ts';
import { CASES } from './routes.fixture.ts';
import { emptyAtlas, type Answer } from './terms.fixture.ts';

let atlas: Awaited<ReturnType<typeof emptyAtlas>>;
beforeAll(async () => {
	atlas = await emptyAtlas();
	await atlas.bring('ucdp.csv', ucdpFile(manyRows(40)), 'ucdp-ged');
	await atlas.start('public');
}, 300_000);
afterAll(async () => {
	await atlas.stop();
	await atlas.clean();
});

/** Keys beyond those of a view, wherever they are read. */
const OTHERS = [
	...['f', 'limit', 'filter', 'filter-lang', 'filter-crs', 'datetime', 'crs', 'bbox-crs', 'offset'],
	...[
		'width',
		'height',
		'scale',
		'format',
		'maxwidth',
		'maxheight',
		'url',
		'tiles',
		'since',
		'legend'
	],
	...[
		'interactive',
		'numbered',
		'page',
		'cursor',
		'type',
		'title',
		'killed_best',
		'earliest',
		'group'
	]
];
const key = fc.constantFrom(...KEYS, ...OTHERS);

const HOSTILE = [
	...[
		'',
		' ',
		'\0',
		'%00',
		'%',
		'%%',
		'\\',
		"'",
		'"',
		"' OR 1=1 --",
		'"; DROP TABLE incidents; --'
	],
	...['__proto__', 'constructor', 'toString', '[object Object]', 'undefined', 'null', 'NaN', '-0'],
	...[
		'1e400',
		'-1e400',
		'99999999999999999999',
		'0x10',
		'1,1',
		'../../../etc/passwd',
		'file:///etc'
	],
	...[
		'<script>alert(1)</script>',
		'javascript:alert(1)',
		'{{7*7}}',
		'${7*7}',
		'\uD800',
		'😀',
		'\u202E'
	],
	...[
		'2011-02-31',
		'9999-12-31',
		'9999-12-31/..',
		'../..',
		'0000-00-00',
		'2011-13-01T99:99:99Z',
		'/'
	],
	...[
		'180,90,-180,-90',
		'-180,-90,180,90',
		'1,2,3',
		'NaN,NaN,NaN,NaN',
		'0,0;1,1',
		'1,1,0',
		'1,1,1e9'
	],
	...[
		'3..1',
		'..',
		'1..',
		'-5..5',
		'!',
		'!!',
		'~',
		'!~',
		'\\!x',
		'zoom/lat/lon',
		'99/0/0',
		'1/91/181'
	],
	...['json', 'html', 'cql2-json', 'cql2-text', 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'],
	...["title LIKE '%a%a%a%a%a%a%a%a%b'", 'killed_best = 1e999', '((((((((((', 'x = 1', "a='"],
	...[
		'{"op":"="}',
		'[[[[[[[[[[',
		'{"op":"and","args":[true,{"op":"not","args":[1]}]}',
		'0/0/0,99/0/0'
	],
	...[
		'http://169.254.169.254/latest/meta-data',
		'http://localhost:1/',
		'*',
		'-1',
		'0',
		'1',
		'10001'
	],
	'a'.repeat(3000),
	'1,'.repeat(1000),
	'('.repeat(1500)
];
const value = fc.oneof(
	{ weight: 5, arbitrary: fc.constantFrom(...HOSTILE) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
	{ weight: 1, arbitrary: fc.double().map(String) }
);
const query = fc
	.array(fc.tuple(key, value), { minLength: 1, maxLength: 3 })
	.map((pairs) =>
		pairs
			.map(
				([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text.toWellFormed())}`
			)
			.join('&')
	);

/** What an answer must not tell: where files lie, how it was made, what went wrong inside. */
const INTERNAL =
	/node_modules|\/src\/lib\/|file:\/\/\/|\bat \w+ \(|SqliteError|SQLITE_|TypeError|ReferenceError|no such (?:table|column)/;

function check(path: string, { status, headers, body }: Answer): void {
	expect([path, status < 500 || status === 503]).toEqual([path, true]);
	if (status < 400) return;
	const type = headers['content-type'] ?? '';
	// What the address itself said may stand in the answer.
	const plain = type.includes('html')
		? body.replace(/<script[^]*?<\/script>|<link[^>]*>/g, '')
		: body;
	expect([path, INTERNAL.exec(plain.replaceAll('file:///etc', ''))?.[0] ?? null]).toEqual([
		path,
		null
	]);
	if (!type.includes('json')) return;
	// What is for operators alone answers as pages do.
	if (/^\/(?:import|duplicates)\//.test(path)) {
		expect(Object.keys(JSON.parse(body) as object)).toContain('message');
		return;
	}
	expect([path, type]).toEqual([path, expect.stringContaining('application/problem+json')]);
	expect([path, JSON.parse(Buffer.from(body, 'latin1').toString())]).toEqual([
		path,
		expect.objectContaining({ status, title: expect.any(String) as string })
	]);
	expect([path, body.length < 20_000]).toEqual([path, true]);
}

/** Addresses whose answers cost seconds are tried less often. */
const isDear = (route: string) => /figure|card|zip|embed/.test(route);
const bare = (path: string) => path.split('?')[0]!;
const sample = (route: string, dear: boolean) =>
	isDear(route) === dear ? [...new Set(CASES[route]!.map(bare))].slice(0, 2) : [];

test('no key of any address brings the atlas down, and no refusal tells of its inside', async () => {
	const quick = Object.keys(CASES).flatMap((route) => sample(route, false));
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...quick), query, async (path, asked) => {
			const url = `${path}?${asked}`;
			check(url, await atlas.ask(url));
		}),
		{ numRuns: 600 }
	);
}, 600_000);

test('nor does what is drawn', async () => {
	const dear = Object.keys(CASES).flatMap((route) => sample(route, true));
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...dear), query, async (path, asked) => {
			const url = `${path}?${asked}`;
			check(url, await atlas.ask(url));
		}),
		{ numRuns: 40 }
	);
}, 600_000);

test('nor do ids, names and numbers in paths', async () => {
	const part = fc.oneof(
		fc.constantFrom(...HOSTILE.filter((text) => text.trim() && !/^\.+$/.test(text))),
		fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
	);
	const routes = Object.keys(CASES).filter((route) => route.includes('['));
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...routes),
			fc.array(part, { minLength: 4, maxLength: 4 }),
			async (route, parts) => {
				let at = 0;
				const path = route
					.replace(/\/\([^)]*\)/g, '')
					.replace(/\[[^\]]+\]/g, () => encodeURIComponent(parts[at++]!.toWellFormed()));
				check(path, await atlas.ask(path));
			}
		),
		{ numRuns: 250 }
	);
}, 600_000);

test('any filter in CQL2 is answered, in both encodings alike, and what is none is refused', async () => {
	const asked: Askable[] = [
		{ name: 'title', type: 'string', values: ['Town', "O'Brien", '%'] },
		{ name: 'killed_high', type: 'integer', values: [0, 20, 1e300] },
		{ name: 'group', type: 'string', many: true, values: ['ucdp-ged:301'] },
		{ name: 'earliest', type: 'date' },
		{ name: 'latest', type: 'date' },
		{ name: 'geometry', type: 'geometry' }
	];
	const items = (lang: string, filter: string) =>
		`/ogc/collections/incidents/items?limit=3&filter-lang=${lang}&filter=${encodeURIComponent(filter.toWellFormed())}`;
	await fc.assert(
		fc.asyncProperty(
			expressionSample(asked),
			fc.constantFrom(...HOSTILE),
			async (filter, other) => {
				const answers: unknown[] = [];
				for (const path of [
					items('cql2-text', formatText(filter)),
					items('cql2-json', JSON.stringify(filter))
				]) {
					const response = await fetch(atlas.origin + path);
					const said = (await response.json()) as Record<string, unknown>;
					const { numberMatched, features } = said;
					expect([path, response.status, said.detail]).toEqual([path, 200, undefined]);
					answers.push([numberMatched, features]);
				}
				expect(answers[0]).toEqual(answers[1]);
				const refused = items('cql2-text', other);
				check(refused, await atlas.ask(refused));
			}
		),
		{ numRuns: 60 }
	);
}, 600_000);
