import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compress, takesGzip } from './compression.ts';

const ask = (headers: Record<string, string> = { 'Accept-Encoding': 'gzip, br' }, method = 'GET') =>
	new Request('http://atlas.test/', { headers, method });
const text = 'seven killed, one of them an attacker\n'.repeat(50);
const page = (headers: Record<string, string> = {}) =>
	new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } });

describe('compress', () => {
	test('packs text for who takes gzip, and the text comes out again', async () => {
		const answer = compress(ask(), page({ 'Content-Length': String(text.length) }));
		expect(answer.headers.get('Content-Encoding')).toBe('gzip');
		expect(answer.headers.get('Vary')).toContain('Accept-Encoding');
		expect(answer.headers.has('Content-Length')).toBe(false);
		const bytes = Buffer.from(await answer.arrayBuffer());
		expect(bytes.length).toBeLessThan(text.length / 4);
		expect(gunzipSync(bytes).toString()).toBe(text);
	});

	test('leaves the answer as it is for who does not take gzip, and says that it may differ', async () => {
		const answer = compress(ask({}), page());
		expect(answer.headers.has('Content-Encoding')).toBe(false);
		expect(answer.headers.get('Vary')).toContain('Accept-Encoding');
		expect(await answer.text()).toBe(text);
	});

	test.each(['application/json', 'application/geo+json', 'image/svg+xml', 'application/atom+xml'])(
		'packs %s',
		(type) => {
			const answer = compress(ask(), page({ 'Content-Type': type }));
			expect(answer.headers.get('Content-Encoding')).toBe('gzip');
		}
	);

	test.each(['image/png', 'font/woff2', 'application/vnd.mapbox-vector-tile'])(
		'leaves %s alone',
		(type) => {
			const answer = compress(ask(), page({ 'Content-Type': type }));
			expect(answer.headers.has('Content-Encoding')).toBe(false);
		}
	);

	test('never packs twice, nor what is not a whole answer', () => {
		const packed = compress(ask(), page({ 'Content-Encoding': 'br' }));
		expect(packed.headers.get('Content-Encoding')).toBe('br');
		const moved = new Response(null, { status: 303, headers: { Location: '/' } });
		expect(compress(ask(), moved)).toBe(moved);
	});

	test('weakens the tag of packed bytes and keeps the own tag of an answer that is known already', () => {
		const first = compress(ask(), page({ ETag: '"abc"' }));
		expect(first.headers.get('ETag')).toBe('W/"abc"');
		const again = ask({ 'Accept-Encoding': 'gzip', 'If-None-Match': 'W/"abc"' });
		const second = compress(again, page({ ETag: '"abc"' }));
		expect(second.headers.get('ETag')).toBe('"abc"');
		expect(second.headers.has('Content-Encoding')).toBe(false);
	});
});

test.each([
	['gzip', true],
	['br, gzip;q=0.5', true],
	['*', true],
	['gzip;q=0', false],
	['gzip; q=0.00, *', false],
	['br', false],
	[null, false]
])('Accept-Encoding %j takes gzip: %j', (accept, taken) => {
	expect(takesGzip(accept)).toBe(taken);
});
