import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { createAsk, Unavailable } from '../../clickhouse/asker.ts';
import { createBinding } from '../../clickhouse/binding.ts';
import { asking } from './connect.ts';

/** What a server was asked: its address's parameters and its body. */
interface Asked {
	params: URLSearchParams;
	body: string;
}
type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const closing: (() => void)[] = [];
afterAll(() => closing.forEach((close) => close()));

/** A server that stands where ClickHouse would, and what it was asked. */
async function standIn(answer: Answer) {
	const asked: Asked[] = [];
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			asked.push({ params: new URL(request.url!, 'http://x').searchParams, body });
			answer(response, request);
		});
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	closing.push(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	return { asked, database: { url: `http://127.0.0.1:${port}/`, database: 'atlas' }, server };
}
const one: Answer = (response) => response.end('[1]\n');

test('a question goes out with limits, read only, its values beside its SQL', async () => {
	const { asked, database } = await standIn(one);
	const binding = createBinding();
	const sql = `SELECT ${binding.one('String', "x' OR 1=1")}`;
	expect(await createAsk(asking(database))(sql, binding)).toEqual([[1]]);
	const [{ params, body }] = asked as [Asked];
	expect(body).not.toContain("x' OR");
	expect(params.get('param_p0')).toContain('x');
	expect(params.get('readonly')).toBe('2');
	expect(params.get('cancel_http_readonly_queries_on_client_close')).toBe('1');
	for (const limit of ['max_rows_to_read', 'max_memory_usage', 'max_execution_time'])
		expect(Number(params.get(limit))).toBeGreaterThan(0);
});
test('a list of a hundred thousand values goes out in the body', async () => {
	const { asked, database } = await standIn(one);
	const binding = createBinding();
	const sql = `SELECT has(${binding.list(
		'UInt32',
		Array.from({ length: 100_000 }, (_, n) => n)
	)}, 1)`;
	expect(await createAsk(asking(database))(sql, binding)).toEqual([[1]]);
	expect(asked[0]!.params.has('param_p0')).toBe(false);
	expect(asked[0]!.body).toContain('99999');
});
test('a reader who leaves closes the connection, by which the server ends the question', async () => {
	const left = Promise.withResolvers<void>();
	const reached = Promise.withResolvers<void>();
	const { database } = await standIn((response) => {
		response.on('close', () => left.resolve());
		reached.resolve();
	});
	const leaving = new AbortController();
	const ask = createAsk({ ...asking(database), signal: () => leaving.signal });
	const asked = ask('SELECT sleep(3)');
	await reached.promise;
	leaving.abort(new Error('The reader has left.'));
	await expect(asked).rejects.toThrow('The reader has left.');
	await left.promise;
});
test('a server that is not there, and one that breaks off, are refused in a sentence', async () => {
	const { database, server } = await standIn((response) => response.socket!.destroy());
	await expect(createAsk(asking(database))('SELECT 1')).rejects.toThrow(Unavailable);
	server.close();
	server.closeAllConnections();
	await expect(createAsk(asking(database))('SELECT 1')).rejects.toThrow(Unavailable);
});
test('an error of the server is known by its code', async () => {
	const { database } = await standIn((response) => {
		response.writeHead(500, { 'X-ClickHouse-Exception-Code': '241' });
		response.end(
			'Code: 241. DB::Exception: Memory limit (total) exceeded. (MEMORY_LIMIT_EXCEEDED)'
		);
	});
	await expect(createAsk(asking(database))('SELECT 1')).rejects.toThrow(
		'needs more memory than there is for one question'
	);
});
