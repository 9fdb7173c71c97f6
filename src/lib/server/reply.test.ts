import { expect, test, vi } from 'vitest';
import { problem } from './problem.ts';
import { reply, replyCached, replyOf, replyText, type Made } from './reply.ts';

const asking = (tag?: string, method = 'GET') =>
	new Request('http://localhost/x.json', {
		method,
		...(tag && { headers: { 'If-None-Match': tag } })
	});
const figure = { of: ['edition', 'question'], type: 'image/png' };
const tagOf = ({ headers }: Response) => headers.get('ETag') ?? '';
const unwanted = (): Made => {
	throw new Error('This is not to be made.');
};

test('an answer can be cached, read from every origin and is not sniffed', async () => {
	const answer = await reply(asking(), { a: 1 });
	expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
	expect(answer.headers.get('Cache-Control')).toBe('public, max-age=60, must-revalidate');
	expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
	expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
	expect(await answer.json()).toEqual({ a: 1 });
});

test('what names its snapshot is kept for a day and then asked for again', async () => {
	const known = { edition: 'one' };
	const pinned = await replyOf(asking(), { known, view: { snapshot: 'one' } }, () => ({ a: 1 }));
	expect(pinned.headers.get('Cache-Control')).toBe('public, max-age=86400, must-revalidate');
});

test('who holds the answer already is told so, and only then', async () => {
	const tag = tagOf(await reply(asking(), { a: 1 }));
	expect((await reply(asking(tag), { a: 1 })).status).toBe(304);
	expect((await reply(asking(`"other", ${tag}`), { a: 1 })).status).toBe(304);
	expect((await reply(asking(tag.replace('W/', '')), { a: 1 })).status).toBe(304);
	expect((await reply(asking(tag), { a: 2 })).status).toBe(200);
	expect((await reply(asking('"other"'), { a: 1 })).status).toBe(200);
	expect((await replyText(asking(tag), '{"a":1}', 'text/plain')).status).toBe(200);
});

test('If-None-Match: * is met by an answer that there is, and not by the lack of one', async () => {
	expect((await reply(asking('*'), { a: 1 })).status).toBe(304);
	expect((await reply(asking(' * '), { a: 1 })).status).toBe(304);
	const cancel = vi.fn();
	const stream = () => new ReadableStream({ cancel });
	expect((await replyCached(asking('*'), figure, stream)).status).toBe(304);
	expect(cancel).toHaveBeenCalledOnce();
	expect((await replyCached(asking('*'), figure, () => null)).status).toBe(204);
	const missing = () => problem(404, 'No such layer.');
	expect((await replyCached(asking('*'), figure, missing)).status).toBe(404);
});

test('an answer that is known already is not made again', async () => {
	const tag = tagOf(await replyCached(asking(), figure, () => 'drawn'));
	expect((await replyCached(asking(tag), figure, unwanted)).status).toBe(304);
	const later = { ...figure, of: ['another edition', 'question'] };
	expect(await (await replyCached(asking(tag), later, () => 'drawn anew')).text()).toBe(
		'drawn anew'
	);
});

test('HEAD has the headers of GET and no body, and what is costly is not made for it', async () => {
	const got = await replyCached(asking(), figure, () => 'drawn');
	for (const [isCostly, make] of [
		[false, () => 'drawn'],
		[true, unwanted]
	] as const) {
		const head = await replyCached(asking('', 'HEAD'), { ...figure, isCostly }, make);
		expect(head.status).toBe(200);
		expect([...head.headers]).toEqual([...got.headers]);
		expect(await head.text()).toBe('');
	}
});

test('nothing is a 204, and a refusal is passed on as it is', async () => {
	const headers = { 'Content-Encoding': 'gzip' };
	const none = await replyCached(asking(), { ...figure, headers }, () => null);
	expect([none.status, none.headers.has('Content-Encoding')]).toEqual([204, false]);
	const view = { snapshot: null };
	const refused = await replyOf(asking(), { known: { edition: 'one' }, view }, () =>
		problem(404, 'No such layer.')
	);
	expect(refused.status).toBe(404);
	expect(refused.headers.has('ETag')).toBe(false);
});

test('a problem is a sentence with its status, readable from every origin', async () => {
	const answer = problem(400, 'No such group.');
	expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
	expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
	expect(await answer.json()).toMatchObject({ status: 400, detail: 'No such group.' });
});
