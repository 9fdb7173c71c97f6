// Every address of a public atlas, asked before and after data is brought in that the public does not get.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { run } from '../cli/run.ts';
import { copyData } from '../lib/server/folder.fixture.ts';
import { acledFile, manyRows, ucdpFile } from '../lib/server/store.fixture.ts';

// A sample of the format with names that stand nowhere else; what is private is okapi, what is counted is quokka.
const PRIVATE = ['okapi', '2030010', 'gtd', '43.5123', '71.5123'];
const COUNTED = ['quokka', 'kaz70', 'counted-', 'counted, not listed', '44.6321', '72.6321'];

const gtdFile = (): Buffer =>
	Buffer.from(
		readFileSync('src/lib/formats/fixtures/gtd.csv', 'latin1')
			.replaceAll('Northern Front', 'Okapi Front')
			.replaceAll('Southern League', 'Okapi League')
			.replaceAll('An invented summary.', 'An okapi was seen.')
			.replaceAll(',10.5,20.25,', ',43.5123,71.5123,')
			.replaceAll(',Alpha,Alpha,', ',Alpha,Okapiville,'),
		'latin1'
	);
const countedFile = (): string =>
	acledFile(
		[1, 2, 3].map((n) => ({
			event_id_cnty: `KAZ70${n}`,
			actor1: 'Quokka Brigade',
			location: 'Quokkaville',
			admin1: 'Quokka Region',
			notes: `A quokka note, number ${n}.`,
			source: 'Quokka Times',
			latitude: 44.6321,
			longitude: 72.6321,
			fatalities: 11
		}))
	);

/** Every route that answers, as the file tree has it. */
async function routesIn(folder: string, at = ''): Promise<string[]> {
	const found: string[] = [];
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		if (entry.isDirectory())
			found.push(...(await routesIn(join(folder, entry.name), `${at}/${entry.name}`)));
		else if (entry.name === '+page.svelte' || entry.name.startsWith('+server.')) found.push(at);
	}
	return found.sort();
}

const QUESTIONS = [
	'',
	'?dataset=gtd',
	'?dataset=acled',
	'?dataset=!gtd',
	'?dataset=acled&dataset=gtd',
	'?q=okapi',
	'?q=quokka',
	'?q=attack',
	'?source=acled',
	'?source=gtd',
	'?region=KZ',
	'?bbox=71,43,73,45',
	'?near=72.6321,44.6321,1',
	'?killed=11..11',
	'?from=2015-03-10&to=2015-03-10',
	'?from=2030-01-01',
	'?group=gtd:actor:okapi-front',
	'?group=acled:unlisted',
	'?order=killed',
	'?order=title',
	'?type=armed-clash',
	'?incident=acled:KAZ701',
	'?incident=acled:counted-1',
	'?incident=gtd:203001010001',
	'?snapshot=0123456789abcdef'
];
const asked = (path: string) => QUESTIONS.map((question) => path + question);
const each = (path: (id: string) => string, ...own: string[]) =>
	[
		...own,
		'gtd:203001010001',
		'gtd:203001010009',
		'acled:KAZ701',
		'acled:KAZ709',
		'acled:counted-1',
		'acled',
		'gtd',
		'gtd:actor:okapi-front',
		'acled:actor:quokka-brigade',
		'acled:unlisted'
	].map((id) => path(encodeURIComponent(id)));
const of = (kind: string, end: string, ...own: string[]) =>
	each((id) => `/${kind}/${id}${end}`, ...own);

const TARAZ = 'taraz-2011-11-12';
const GROUP = 'jund-al-khilafah';
/** The addresses to try of each route; a new route has to be put here. */
const CASES: Record<string, string[]> = {
	'/(atlas)': asked('/'),
	'/(atlas)/datasets': asked('/datasets'),
	'/(atlas)/duplicates': ['/duplicates'],
	'/(atlas)/duplicates/places.geojson': ['/duplicates/places.geojson'],
	'/(atlas)/groups': ['/groups'],
	'/(atlas)/groups/[id]': of('groups', '', GROUP),
	'/(atlas)/import': ['/import'],
	'/(atlas)/import/[job]': ['/import/1'],
	'/(atlas)/import/[job]/places.geojson': ['/import/1/places.geojson'],
	'/(atlas)/incidents/[id]': of('incidents', '', TARAZ, 'ucdp-ged:1000', 'ucdp-ged:1007'),
	'/(atlas)/presences/[id]': of('presences', '', 'haqqani-network-khost'),
	'/(atlas)/regions/[id]': of('regions', '', 'KZ', 'KZ-ZHA'),
	'/(atlas)/sources': ['/sources'],
	'/(atlas)/sources/[id]': of('sources', '', 'ucdp-ged'),
	'/(atlas)/statements/[id]': of('statements', ''),
	'/figure.pdf': asked('/figure.pdf').slice(0, 4),
	'/figure.png': asked('/figure.png').slice(0, 4),
	'/figure.svg': asked('/figure.svg'),
	'/groups/[id].geojson': of('groups', '.geojson', GROUP),
	'/groups/[id].json': of('groups', '.json', GROUP),
	'/healthz': ['/healthz'],
	'/incidents/[id].geojson': of('incidents', '.geojson', TARAZ, 'ucdp-ged:1000'),
	'/incidents/[id].json': of('incidents', '.json', TARAZ, 'ucdp-ged:1000'),
	'/layers/[id].geojson': [...asked('/layers/taraz.geojson'), '/layers/gtd.geojson'],
	'/presences/[id].geojson': of('presences', '.geojson'),
	'/presences/[id].json': of('presences', '.json'),
	'/regions.geojson': asked('/regions.geojson'),
	'/regions/[id].geojson': of('regions', '.geojson', 'KZ'),
	'/regions/[id].json': of('regions', '.json', 'KZ', 'KZ-ZHA'),
	'/search.json': ['okapi', 'quokka', 'gtd', 'acled', 'global', 'armed', 'a', 'counted', 'KAZ'].map(
		(q) => `/search.json?limit=50&q=${q}`
	),
	'/sources/[id].geojson': of('sources', '.geojson', 'ucdp-ged'),
	'/sources/[id].json': of('sources', '.json', 'ucdp-ged'),
	'/statements/[id].json': of('statements', '.json'),
	'/summary.json': asked('/summary.json'),
	'/tiles.json': asked('/tiles.json'),
	'/tiles.mvts': asked('/tiles.mvts').map(
		(path) => `${path}${path.includes('?') ? '&' : '?'}tiles=0/0/0,3/5/2,6/44/23`
	),
	'/tiles/[z]/[x]/[y].mvt': [...asked('/tiles/0/0/0.mvt'), ...asked('/tiles/6/44/23.mvt')]
};

/** An answer as anybody sees it. */
interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

let store: string;
let folder: string;
let server: ChildProcess | undefined;
/** The same for every server of this file, since pages name it. */
let port: number;
let origin: string;
const made: (() => Promise<unknown>)[] = [];

async function bring(name: string, content: string | Buffer, dataset: string): Promise<string[]> {
	const path = join(store, name);
	await writeFile(path, content);
	const said: string[] = [];
	const words = ['import', path, '--dataset', dataset, '--release', '1', '--accept-rejected'];
	const code = await run(words, {
		...{ data: folder, store, isTerminal: false, progress: () => {} },
		out: (line) => said.push(line),
		error: (line) => said.push(line)
	});
	expect([code, said]).toEqual([0, said]);
	return said;
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

async function start(audience: 'public' | 'private'): Promise<void> {
	const env = { ...process.env, ATLAS_DATA: folder, ATLAS_STORE: store, ATLAS_AUDIENCE: audience };
	for (const name of Object.keys(env))
		if (/^(VITEST|TEST$|NODE_ENV$)/.test(name)) delete env[name as never];
	const args = ['node_modules/vite/bin/vite.js', 'dev', '--port', String(port), '--strictPort'];
	server = spawn(process.execPath, [...args, '--host', '127.0.0.1'], { env, stdio: 'ignore' });
	await vi.waitFor(async () => expect((await fetch(`${origin}/healthz`)).status).toBe(200), {
		timeout: 120_000,
		interval: 250
	});
}
async function stop(): Promise<void> {
	if (!server || server.exitCode !== null) return;
	server.kill();
	await once(server, 'exit');
}

async function ask(path: string): Promise<Answer> {
	const response = await fetch(origin + path, { redirect: 'manual' });
	const headers = Object.fromEntries(response.headers);
	delete headers.date;
	const policy = headers['content-security-policy'] ?? '';
	const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? [];
	const body = Buffer.from(await response.arrayBuffer()).toString('latin1');
	// A nonce is another one each time; styles are the program's own.
	const plain = (text: string) => (nonce ? text.replaceAll(nonce, 'nonce') : text);
	return {
		status: response.status,
		// The tag of a page is a digest of it, nonce included.
		headers: {
			...headers,
			...(nonce && { 'content-security-policy': plain(policy) }),
			...(nonce && 'etag' in headers && { etag: 'of a page' })
		},
		body: plain(body).replace(/<style[^]*?<\/style>/g, '')
	};
}
async function askAll(): Promise<Map<string, Answer>> {
	const answers = new Map<string, Answer>();
	for (const path of new Set(Object.values(CASES).flat())) answers.set(path, await ask(path));
	return answers;
}

let before: Map<string, Answer>;
let after: Map<string, Answer>;
let again: Map<string, Answer>;
let said: string[];

beforeAll(async () => {
	const data = await copyData((cleaning) => made.push(cleaning));
	folder = data.folder;
	store = await mkdtemp(join(tmpdir(), 'atlas-terms-'));
	made.push(() => rm(store, { recursive: true, force: true }));
	await bring('ucdp.csv', ucdpFile(manyRows(40)), 'ucdp-ged');
	await bring('acled.csv', countedFile(), 'acled');
	port = await freePort();
	origin = `http://127.0.0.1:${port}`;
	await start('public');
	before = await askAll();
	said = await bring('gtd.csv', gtdFile(), 'gtd');
	after = await askAll();
	await stop();
	await start('public');
	again = await askAll();
	await stop();
}, 600_000);
afterAll(async () => {
	await stop();
	for (const clean of made) await clean();
});

test('every route has addresses that are tried', async () => {
	expect(Object.keys(CASES).sort()).toEqual(await routesIn('src/routes'));
});

test('an atlas that was brought private data answers every address, tag and header as before', () => {
	expect(said.join('\n')).toContain('Its terms let out nothing');
	/** The addresses that answer otherwise now, each with the place where the answers part. */
	const differing = (other: Map<string, Answer>) =>
		[...before].flatMap(([path, answer]) => {
			if (isDeepStrictEqual(other.get(path), answer)) return [];
			const [was, is] = [JSON.stringify(answer), JSON.stringify(other.get(path))];
			const at = [...was].findIndex((character, index) => character !== is[index]);
			return `${path}: ${was.slice(at - 30, at + 60)} | ${is.slice(at - 30, at + 60)}`;
		});
	expect(differing(after)).toEqual([]);
	expect(differing(again)).toEqual([]);
});

/** Digests, in which any letters may stand: of scripts, of answers, in the names of built files. */
const DIGESTS = /sha256-[\w+/]+=*|"etag":"[^,]*"|_app\/immutable\/[\w./-]+/gi;

/** What an answer says beyond what the address itself said. */
function beyond(path: string, { body, headers }: Answer): string {
	const plain = decodeURIComponent(path).toLowerCase();
	const parts = plain.split(/[/?&=,!]/);
	const written = parts.map((part) => encodeURIComponent(part).toLowerCase());
	const echoes = [path.toLowerCase(), plain, ...parts, ...written]
		.map((part) => part.replace(/\.(geo)?json$/, ''))
		.filter((part) => part.length > 2)
		.sort((a, b) => b.length - a.length);
	const text = `${JSON.stringify(headers)}\n${body}`.replace(DIGESTS, '').toLowerCase();
	return echoes.reduce((rest, echo) => rest.replaceAll(echo, ''), text);
}
/** Every one of these words that any answer says, with what stands around it. */
function saidOf(words: string[]): string[] {
	return [...again].flatMap(([path, answer]) => {
		const text = beyond(path, answer);
		return words
			.filter((word) => text.includes(word))
			.map((word) => {
				const at = text.indexOf(word);
				return `${word} at ${path}: ${text.slice(Math.max(0, at - 60), at + 60)}`;
			});
	});
}

test('no answer says a name, id, word or position of private data', () => {
	expect(saidOf(PRIVATE)).toEqual([]);
});

test('no answer gives a row, id, note, place or group of data that is only counted', () => {
	expect(saidOf(COUNTED)).toEqual([]);
});

test('what is only counted is in the figures, cited, and told apart from what is listed', () => {
	const json = (path: string) => JSON.parse(again.get(path)?.body ?? '') as Record<string, unknown>;
	expect(json('/summary.json')).toMatchObject({ matched: 46 });
	expect(json('/summary.json?dataset=acled')).toMatchObject({
		matched: 3,
		killed: { best: 33 },
		extent: null,
		unlisted: [{ id: 'acled', incidents: 3 }]
	});
	expect(json('/summary.json?killed=11..11')).toMatchObject({ matched: 3 });
	expect(json('/summary.json?q=quokka')).toMatchObject({ matched: 0 });
	expect(again.get('/?dataset=acled')?.body).toContain('acleddata.com');
	expect(again.get('/tiles/0/0/0.mvt?dataset=acled')?.status).toBe(204);
	expect(again.get('/datasets')?.body).toContain('ACLED');
});

test('a private audience gets everything, and nobody else may keep or read the answers', async () => {
	await start('private');
	const incident = await ask('/incidents/gtd:203001010001.json');
	expect(incident).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
	expect(incident.body).toContain('An okapi was seen.');
	expect((await ask('/incidents/acled:KAZ701')).body).toContain('A quokka note, number 1.');
	for (const path of ['/', '/summary.json', '/tiles/0/0/0.mvt', '/incidents/nobody.json']) {
		const { headers } = await ask(path);
		expect(headers['cache-control'], path).toBe('no-store');
		expect(headers).not.toHaveProperty('access-control-allow-origin');
		expect(headers).not.toHaveProperty('etag');
	}
	await stop();
	// The snapshots of a private audience are no answer to the public, even by their ids.
	const ids = (await readdir(join(store, 'snapshots'))).filter((name) => name.endsWith('.gpkg'));
	const held = (JSON.parse(incident.body) as { snapshot: string }).snapshot;
	expect(ids).toContain(`${held}.gpkg`);
	await start('public');
	expect((await ask(`/summary.json?snapshot=${held}`)).status).toBe(404);
	expect((await ask('/summary.json')).body).toBe(again.get('/summary.json')?.body);
}, 300_000);
