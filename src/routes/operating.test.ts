import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { logNamed, metricsFor, sourceIn } from '$lib/server/config.ts';
import { logRequest, say } from '$lib/server/operating/log.ts';
import { meter } from '$lib/server/operating/metrics.ts';
import { emptyStore } from '$lib/server/store.fixture.ts';
import { GET } from './metrics/+server.ts';

const { env } = process;
let lines: string[];
beforeEach(() => {
	lines = [];
	for (const name of ['log', 'warn'] as const)
		vi.spyOn(console, name).mockImplementation((text: string) => void lines.push(text));
});
afterEach(() => {
	vi.restoreAllMocks();
	for (const name of ['LOG', 'METRICS', 'DATA', 'STORE']) delete env[`ATLAS_${name}`];
});

const answered = {
	...{ route: '/incidents/[id]', method: 'GET', status: 200, seconds: 0.01234 },
	address: '/incidents/somebody?q=a+name'
};
type Parsed = Record<string, unknown>;
const parsed = () => lines.map((line) => JSON.parse(line) as Parsed);

test('a server logs sentences alone unless it is told to log requests', () => {
	logRequest(answered);
	say('The disk is full.');
	expect(lines).toEqual(['The disk is full.']);
});

test('requests are logged by route, never by what was asked or by whom', () => {
	env.ATLAS_LOG = 'requests';
	logRequest(answered);
	say('The disk is full.');
	const [request, message] = parsed();
	expect(Object.keys(request!).sort()).toEqual([
		'level',
		'method',
		'ms',
		'route',
		'status',
		'time'
	]);
	expect(request).toMatchObject({ route: '/incidents/[id]', status: 200, ms: 12.3 });
	expect(message).toMatchObject({ level: 'warn', message: 'The disk is full.' });
});

test('what was asked is logged only where the operator says so', () => {
	env.ATLAS_LOG = 'addresses';
	logRequest(answered);
	expect(parsed()[0]).toMatchObject({ address: '/incidents/somebody?q=a+name' });
});

test('what the operator sets wrongly is a sentence with what was found and what was expected', () => {
	expect(() => logNamed('all')).toThrow('ATLAS_LOG is “all”; expected requests or addresses');
	expect(() => metricsFor('secret')).toThrow('ATLAS_METRICS is shorter than 16 signs');
	expect(() => sourceIn('/srv/shared', 'a token')).toThrow('are both set; expected one');
	expect([logNamed(undefined), metricsFor(undefined), sourceIn()]).toEqual(['', '', '']);
});

const asking = (authorization?: string) => {
	const headers = authorization === undefined ? {} : { Authorization: authorization };
	const request = new Request('http://localhost/metrics', { headers });
	return GET({ request } as Parameters<typeof GET>[0]);
};

test('metrics are nowhere unless they are wanted, and then for who knows the token', async () => {
	const { folder, store } = await emptyStore();
	[env.ATLAS_DATA, env.ATLAS_STORE] = [folder, store];
	expect((await asking()).status).toBe(404);
	env.ATLAS_METRICS = 'a-token-of-enough-signs';
	for (const wrong of [undefined, 'Bearer no', 'Basic YTpi', 'a-token-of-enough-signs'])
		expect((await asking(wrong)).status).toBe(401);
	meter()?.request(answered);
	meter()?.question(true);
	const told = await asking('Bearer a-token-of-enough-signs');
	expect(told.headers.get('Content-Type')).toContain('text/plain');
	const text = await told.text();
	expect(text).toContain(
		'atlas_requests_total{route="/incidents/[id]",method="GET",status="200"} 1'
	);
	expect(text).toMatch(/atlas_request_seconds_bucket\{le="0.025",route="\/incidents\/\[id\]"\} 1/);
	expect(text).toContain('atlas_questions_total{remembered="yes"} 1');
	expect(text).toMatch(/atlas_snapshot_info\{snapshot="[0-9a-f]{16}"\} 1/);
	expect(text).toContain('process_resident_memory_bytes');
	expect(text).not.toContain('somebody');
});
