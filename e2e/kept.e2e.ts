// Pages as caches see them: kept a little, and told unchanged without being made again.
import { expect, test } from './fixtures.ts';

const PAGES = [
	'/',
	'/?region=KZ',
	'/incidents/taraz-2011-11-12',
	'/groups',
	'/sources',
	'/embed?region=KZ'
];

test('a page that somebody holds is told unchanged, without a body, until what it shows changes', async ({
	request
}) => {
	for (const path of PAGES) {
		const page = await request.get(path);
		const { etag = '', 'cache-control': kept } = page.headers();
		expect(kept, path).toMatch(/^public, .*(s-maxage|max-age)=60/);
		const again = await request.get(path, { headers: { 'If-None-Match': etag } });
		expect([path, again.status(), await again.text()]).toEqual([path, 304, '']);
		// What the holder has stays under the policy that came with it.
		expect(again.headers()).not.toHaveProperty('content-security-policy');
		const other = await request.get(path, { headers: { 'If-None-Match': '"another"' } });
		expect(other.status(), path).toBe(200);
		expect(other.headers().etag).toBe(etag);
	}
});

test('what is not there, and what only the operator sees, is not kept', async ({ request }) => {
	const page = await request.get('/');
	const held = { 'If-None-Match': page.headers().etag ?? '' };
	for (const path of ['/incidents/nobody-knows-it', '/?snapshot=0000000000000000']) {
		const answer = await request.get(path);
		expect([path, answer.status()]).toEqual([path, 404]);
		expect(answer.headers()).not.toHaveProperty('cache-control');
	}
	const admin = await request.get('/import', { headers: held });
	expect(admin.status()).not.toBe(304);
});
