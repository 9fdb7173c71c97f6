import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { answerOEmbed, targetOf } from './oembed.ts';

const ORIGIN = 'https://atlas.example.org';
let store: string;
beforeAll(async () => {
	store = await mkdtemp(join(tmpdir(), 'atlas-oembed-'));
	// The first question builds the snapshot, which takes its time.
	expect((await ask({ url: `${ORIGIN}/` })).status).toBe(200);
}, 60_000);
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rm(store, { recursive: true, force: true }));

async function ask(query: Record<string, string>) {
	vi.stubEnv('ATLAS_STORE', store);
	const url = new URL(`${ORIGIN}/oembed?${new URLSearchParams(query)}`);
	return answerOEmbed(url, new Request(url));
}

test('what is not for the public is 401, whatever is asked', async () => {
	vi.stubEnv('ATLAS_AUDIENCE', 'private');
	expect((await ask({ url: `${ORIGIN}/` })).status).toBe(401);
	expect((await ask({ url: `${ORIGIN}/incidents/nobody` })).status).toBe(401);
});

test('words of an editor are words in the markup, in JSON and in XML', async () => {
	const title = `"><script>alert(1)</script>'&]]>`;
	const view = `${ORIGIN}/?title=${encodeURIComponent(title)}`;
	const { html } = (await (await ask({ url: view })).json()) as { html: string };
	expect(html.match(/<[a-z/]+/g)).toEqual(['<iframe', '</iframe']);
	expect(html.match(/"[^"]*"/g)?.join(' ')).toContain('&lt;script&gt;');
	const xml = await (await ask({ url: view, format: 'xml' })).text();
	expect(xml).not.toContain('<script');
	expect(xml).not.toContain(']]>');
});

test('a page at the same host is ours by http as by https; a look-alike is not', () => {
	expect(targetOf('http://atlas.example.org/?q=a', ORIGIN)?.toString()).toBe('q=a');
	for (const other of [
		'https://atlas.example.org.evil.example/',
		'https://badatlas.example.org/',
		'https://atlas.example.org:8443/',
		'https://atlas.example.org@evil.example/',
		'https://user@atlas.example.org/',
		'ftp://atlas.example.org/',
		'//atlas.example.org/'
	])
		expect(targetOf(other, ORIGIN), other).toBeNull();
});

test('a room too small for a picture gets none, and a frame that fits', async () => {
	const answer = (await (
		await ask({ url: `${ORIGIN}/`, maxwidth: '50', maxheight: '40' })
	).json()) as Record<string, unknown>;
	expect(answer).toMatchObject({ width: 50, height: 40 });
	expect(answer).not.toHaveProperty('thumbnail_url');
});

test('a caller that holds the answer already is told so', async () => {
	const first = await ask({ url: `${ORIGIN}/` });
	const url = new URL(`${ORIGIN}/oembed?url=${encodeURIComponent(`${ORIGIN}/`)}`);
	const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
	expect((await answerOEmbed(url, new Request(url, { headers }))).status).toBe(304);
});
