import { expect, test } from 'vitest';
import { explain, Unavailable } from './asker.ts';

const failure = (message: string, code?: string) => Object.assign(new Error(message), { code });

test.each([
	['a server that is stopped', failure('connect ECONNREFUSED 127.0.0.1:8123', 'ECONNREFUSED')],
	['a connection that is cut', failure('socket hang up')],
	['a server that is slow', failure('Timeout error.')],
	['a question that takes too long', failure('Timeout exceeded', '159')],
	['a server without memory', failure('Memory limit exceeded', '241')],
	['a full disk', failure('Cannot reserve 1.00 MiB', '243')],
	['a database into which nothing was loaded', failure('Unknown database', '81')],
	['too many questions at once', failure('Too many simultaneous queries', '202')]
])('%s is said in a sentence, with when to ask again', (_, problem) => {
	const said = explain(problem);
	expect(said).toBeInstanceOf(Unavailable);
	expect((said as Unavailable).message).toMatch(/^(This question|The database|Nothing) .*\.$/);
	expect((said as Unavailable).retryAfter).toBeGreaterThan(0);
	expect((said as Unavailable).cause).toBe(problem);
});

test.each([
	['an error in SQL', failure('Syntax error', '62')],
	['a mistake of ours', new TypeError('x is not a function')]
])('%s stays what it is', (_, problem) => {
	expect(explain(problem)).toBe(problem);
});
