import { expect, test } from 'vitest';
import { problem } from './problem.ts';
import { reply } from './reply.ts';

const asking = (tag?: string) =>
	new Request('http://localhost/x.json', tag ? { headers: { 'If-None-Match': tag } } : {});

test('an answer can be cached, read from every origin and is not sniffed', async () => {
	const answer = reply(asking(), { a: 1 });
	expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
	expect(answer.headers.get('Cache-Control')).toMatch(/^public, max-age=\d+$/);
	expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
	expect(await answer.json()).toEqual({ a: 1 });
});

test('who holds the answer already is told so, and only then', () => {
	const tag = reply(asking(), { a: 1 }).headers.get('ETag') ?? '';
	expect(reply(asking(tag), { a: 1 }).status).toBe(304);
	expect(reply(asking(`"other", W/${tag}`), { a: 1 }).status).toBe(304);
	expect(reply(asking(tag), { a: 2 }).status).toBe(200);
	expect(reply(asking('"other"'), { a: 1 }).status).toBe(200);
});

test('a problem is a sentence with its status, readable from every origin', async () => {
	const answer = problem(400, 'No such group.');
	expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
	expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
	expect(await answer.json()).toMatchObject({ status: 400, detail: 'No such group.' });
});
