import fc from 'fast-check';
import type { Cookies } from '@sveltejs/kit';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { refuseBody } from './body.ts';
import {
	COOKIE,
	isSignedIn,
	requireAllowed,
	requireOperator,
	requireSignedIn,
	signIn,
	signOut
} from './guard.ts';
import { createSessions, LASTS } from './session.ts';
import { parseBytes, settings } from './settings.ts';
import { createThrottle } from './throttle.ts';
import { isToken } from './token.ts';

afterEach(() => vi.unstubAllEnvs());

test('only the very same text is the token, whatever its length, and an empty one is nobody’s', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), (given, wanted) => {
			expect(isToken(given, wanted)).toBe(given === wanted && wanted !== '');
		})
	);
	expect(isToken('', '')).toBe(false);
});

describe('wrong tokens', () => {
	const limits = { each: 3, all: 5, within: 1000 };

	test('may be tried a few times from one address, and again after a while', () => {
		let now = 0;
		const throttle = createThrottle(limits, () => now);
		for (let i = 0; i < 3; i++) {
			expect(throttle.wait('a')).toBe(0);
			throttle.fail('a');
			now += 100;
		}
		expect(throttle.wait('a')).toBe(700);
		expect(throttle.wait('b')).toBe(0);
		now = 1001;
		expect(throttle.wait('a')).toBe(0);
	});

	test('from many addresses are counted together, too', () => {
		const throttle = createThrottle(limits, () => 0);
		for (const who of ['a', 'b', 'c', 'd', 'e']) throttle.fail(who);
		expect(throttle.wait('f')).toBe(1000);
	});

	test('are forgiven when the right one follows', () => {
		const throttle = createThrottle(limits, () => 0);
		for (let i = 0; i < 3; i++) throttle.fail('a');
		throttle.forgive('a');
		expect(throttle.wait('a')).toBe(0);
	});
});

test('a session is known by its secret until it ends, and there are never very many', () => {
	let now = 0;
	const sessions = createSessions(() => now);
	const first = sessions.open();
	expect(sessions.has(first)).toBe(true);
	expect(sessions.has(`${first}x`)).toBe(false);
	expect(sessions.has(undefined)).toBe(false);
	now = LASTS * 1000;
	expect(sessions.has(first)).toBe(false);
	const many = Array.from({ length: 120 }, () => sessions.open());
	expect(many.filter((secret) => sessions.has(secret)).length).toBe(100);
	const last = many.at(-1)!;
	sessions.close(last);
	expect(sessions.has(last)).toBe(false);
});

test.each([
	['2GB', 2e9],
	['500 MB', 5e8],
	['1.5k', 1500],
	['12', 12],
	['', null],
	['many', null],
	['-1', null],
	['0', null]
])('a size of %j is read as %s', (text, bytes) => {
	expect(parseBytes(text)).toBe(bytes);
});

test('a size that cannot be read leaves the usual one', () => {
	vi.stubEnv('ATLAS_IMPORT_MAX', 'lots');
	expect(settings().most).toBe(2e9);
	vi.stubEnv('ATLAS_IMPORT_MAX', '3 MB');
	expect(settings().most).toBe(3e6);
});

/** A request as a route sees it, with a jar of cookies that stays. */
function asking(
	more: { origin?: string | null; scheme?: string; who?: string; jar?: Map<string, string> } = {}
) {
	const { origin, scheme = 'https', who = '192.0.2.1', jar = new Map<string, string>() } = more;
	const url = new URL(`${scheme}://atlas.example/import`);
	const set: { name: string; options: unknown }[] = [];
	const sent = origin === undefined ? url.origin : origin;
	const request = new Request(url, {
		method: 'POST',
		headers: sent === null ? {} : { Origin: sent }
	});
	const cookies = {
		get: (name: string) => jar.get(name),
		set: (name: string, value: string, options: unknown) => {
			jar.set(name, value);
			set.push({ name, options });
		},
		delete: (name: string) => void jar.delete(name)
	} as unknown as Cookies;
	const headers: Record<string, string> = {};
	// As the platform does: no header is set twice.
	const setHeaders = (given: Record<string, string>) => {
		for (const [name, value] of Object.entries(given)) {
			if (name in headers) throw new Error(`"${name}" header is already set`);
			headers[name] = value;
		}
	};
	return { url, request, cookies, setHeaders, getClientAddress: () => who, jar, set, headers };
}
const thrown = (work: () => unknown): unknown => {
	try {
		work();
	} catch (problem) {
		return problem;
	}
	return null;
};

describe('the door', () => {
	test('is not there without a token in the settings', () => {
		vi.stubEnv('ATLAS_ADMIN_TOKEN', '');
		expect(thrown(() => requireOperator(asking()))).toMatchObject({ status: 404 });
		expect(thrown(() => signIn(asking(), ''))).toMatchObject({ status: 404 });
		expect(isSignedIn(asking().cookies)).toBe(false);
	});

	test('opens with the token, by a cookie that no script, no other site and no plain connection sees', () => {
		vi.stubEnv('ATLAS_ADMIN_TOKEN', 'a token');
		const event = asking({ who: '192.0.2.2' });
		expect(thrown(() => requireAllowed(event))).toMatchObject({ status: 303, location: '/import' });
		expect(signIn(event, 'a token')).toEqual({ refusal: null });
		expect(event.set).toEqual([
			{
				name: COOKIE,
				options: { path: '/', httpOnly: true, sameSite: 'strict', secure: true, maxAge: LASTS }
			}
		]);
		expect(thrown(() => requireSignedIn(event))).toBeNull();
		expect(event.headers).toMatchObject({ 'Cache-Control': 'no-store' });
		expect(event.jar.get(COOKIE)).not.toContain('a token');
		expect(thrown(() => requireAllowed(event))).toBeNull();
		signOut(event);
		expect(isSignedIn(event.cookies)).toBe(false);
	});

	test('stays shut after sign-out for who kept the cookie', () => {
		vi.stubEnv('ATLAS_ADMIN_TOKEN', 'a token');
		const event = asking({ who: '192.0.2.3' });
		signIn(event, 'a token');
		const kept = new Map(event.jar);
		signOut(event);
		expect(isSignedIn(asking({ jar: kept }).cookies)).toBe(false);
	});

	test('shuts for all when the token is another one', () => {
		vi.stubEnv('ATLAS_ADMIN_TOKEN', 'a token');
		const event = asking({ who: '192.0.2.4' });
		signIn(event, 'a token');
		vi.stubEnv('ATLAS_ADMIN_TOKEN', 'another');
		expect(isSignedIn(event.cookies)).toBe(false);
		vi.stubEnv('ATLAS_ADMIN_TOKEN', 'a token');
		expect(isSignedIn(event.cookies)).toBe(false);
	});

	test.each([['https://evil.example'], ['null'], ['https://atlas.example.evil.example'], [null]])(
		'refuses what comes from %s',
		(origin) => {
			vi.stubEnv('ATLAS_ADMIN_TOKEN', 'a token');
			const event = asking({ origin, who: '192.0.2.5' });
			expect(thrown(() => signIn(event, 'a token'))).toMatchObject({ status: 403 });
			expect(thrown(() => requireAllowed(event))).toMatchObject({ status: 403 });
			expect(thrown(() => signOut(event))).toMatchObject({ status: 403 });
		}
	);

	test('says so after too many wrong tokens, to the right one as well', () => {
		vi.stubEnv('ATLAS_ADMIN_TOKEN', 'a token');
		const event = asking({ who: '192.0.2.6' });
		for (let i = 0; i < 5; i++)
			expect(signIn(event, 'guess')).toEqual({ refusal: 'This is not the token.', wait: 0 });
		expect(signIn(event, 'a token')).toMatchObject({
			refusal: expect.stringMatching(/^Too many wrong tokens\./) as string
		});
		expect(event.set).toEqual([]);
		expect(signIn(asking({ who: '192.0.2.7' }), 'a token')).toEqual({ refusal: null });
	});
});

describe('what a request may bring', () => {
	const post = (path: string, length: number | null, jar?: Map<string, string>) => {
		const event = asking(jar ? { jar } : {});
		const url = new URL(path, event.url);
		const headers: Record<string, string> =
			length === null ? {} : { 'Content-Length': String(length) };
		const request = new Request(url, { method: 'POST', headers, body: 'x' });
		return refuseBody({ request, url, cookies: event.cookies });
	};

	test('is a form and no more, for everybody', () => {
		expect(post('/import?/enter', 500_000)).toBeNull();
		expect(post('/import?/enter', 600_000)?.status).toBe(413);
		expect(post('/import?/upload', 600_000)?.status).toBe(413);
		expect(post('/', null)?.status).toBe(411);
		const url = new URL('https://atlas.example/');
		const request = new Request(url);
		expect(refuseBody({ request, url, cookies: asking().cookies })).toBeNull();
	});

	test('is a file for who is signed in, up to the size that the operator set', () => {
		vi.stubEnv('ATLAS_ADMIN_TOKEN', 'a token');
		vi.stubEnv('ATLAS_IMPORT_MAX', '5MB');
		const event = asking({ who: '192.0.2.8' });
		signIn(event, 'a token');
		expect(post('/import?/upload', 5_000_000, event.jar)).toBeNull();
		expect(post('/import?/upload', 6_000_000, event.jar)?.status).toBe(413);
		expect(post('/duplicates?/decide', 5_000_000, event.jar)?.status).toBe(413);
		expect(post('/import?/upload', 5_000_000, new Map([[COOKIE, 'made up']]))?.status).toBe(413);
	});
});
