// What nobody would write in good faith into an address, and what every answer to it must be.
import fc from 'fast-check';
import { expect } from 'vitest';
import { KEYS } from '../lib/query/view.ts';
import type { Answer } from './terms.fixture.ts';

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

/** Values that break what reads them carelessly. */
export const HOSTILE = [
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
/** Query strings of some keys with such values. */
export const query = fc
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

/** Fails where an answer is a fault of the server, tells of its inside, or refuses without a sentence. */
export function check(path: string, { status, headers, body }: Answer): void {
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
