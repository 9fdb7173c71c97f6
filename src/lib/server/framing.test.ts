import { expect, test } from 'vitest';
import { ancestorsIn } from './config.ts';
import { framedBy } from './framing.ts';

const POLICY = "default-src 'self'; worker-src 'self'; object-src 'none'";

test('an embed may be framed by whom the operator names, and its worker may come from data:', () => {
	expect(framedBy(POLICY, '/embed', 'https://example.org')).toBe(
		"default-src 'self'; worker-src 'self' data:; object-src 'none'; frame-ancestors https://example.org"
	);
	expect(framedBy(POLICY, '/embed/map', '*')).toMatch(/data:.*frame-ancestors \*$/);
});

test.each(['/(atlas)', '/(atlas)/groups/[id]', '/embedded', null])(
	'%s is framed by this site alone',
	(route) => {
		expect(framedBy(POLICY, route, '*')).toBe(`${POLICY}; frame-ancestors 'self'`);
	}
);

test('anybody may frame an embed where the operator says nothing', () => {
	expect(ancestorsIn(undefined)).toBe('*');
	expect(ancestorsIn('')).toBe('*');
	expect(ancestorsIn("https://example.org, https://*.example.net:8443  'self'")).toBe(
		"https://example.org https://*.example.net:8443 'self'"
	);
});

test.each([
	"*; script-src 'unsafe-inline'",
	'https://a.b\r\nX: y/',
	'https://example.org/path',
	'"'
])('“%s” is refused with a sentence before anything is served', (text) => {
	expect(() => ancestorsIn(text)).toThrow(/^ATLAS_FRAME_ANCESTORS holds “.*”; expected /);
});
