// Every address of a public atlas, asked before and after data is brought in that the public does not get.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acledFile, manyRows, ucdpFile } from '../lib/server/store.fixture.ts';
import { CASES, routesIn } from './routes.fixture.ts';
import { emptyAtlas, type Answer } from './terms.fixture.ts';

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

let atlas: Awaited<ReturnType<typeof emptyAtlas>>;
let before: Map<string, Answer>;
let after: Map<string, Answer>;
let again: Map<string, Answer>;
let said: string[];

async function askAll(): Promise<Map<string, Answer>> {
	const answers = new Map<string, Answer>();
	for (const path of new Set(Object.values(CASES).flat())) answers.set(path, await atlas.ask(path));
	return answers;
}

beforeAll(async () => {
	atlas = await emptyAtlas();
	await atlas.bring('ucdp.csv', ucdpFile(manyRows(40)), 'ucdp-ged');
	await atlas.bring('acled.csv', countedFile(), 'acled');
	await atlas.start('public');
	before = await askAll();
	said = await atlas.bring('gtd.csv', gtdFile(), 'gtd');
	after = await askAll();
	await atlas.stop();
	await atlas.start('public');
	again = await askAll();
	await atlas.stop();
}, 600_000);
afterAll(() => atlas.clean());

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
	// An address within an address is written twice over.
	const parts = decodeURIComponent(plain).split(/[/?&=,!]/);
	const written = parts.flatMap((part) => [
		encodeURIComponent(part).toLowerCase(),
		// As a form writes it.
		new URLSearchParams([['', part]]).toString().slice(1).toLowerCase()
	]);
	const echoes = [path.toLowerCase(), plain, ...parts, ...written]
		.map((part) => part.replace(/\.(geo)?json$/, ''))
		.filter((part) => part.length > 2)
		.sort((a, b) => b.length - a.length);
	// What is packed has any letters in it; the same figure as SVG has not.
	const isPacked = /png|pdf|zip/.test(headers['content-type'] ?? '');
	const text = `${JSON.stringify(headers)}\n${isPacked ? '' : body}`
		.replace(DIGESTS, '')
		.toLowerCase();
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
	// The point of one of them finds none: they are counted in their province.
	expect(json('/summary.json?near=72.6321,44.6321,1')).toMatchObject({ matched: 0 });
	expect(again.get('/?dataset=acled')?.body).toContain('acleddata.com');
	expect(again.get('/tiles/0/0/0.mvt?dataset=acled')?.status).toBe(204);
	expect(again.get('/datasets')?.body).toContain('ACLED');
});

test('a private audience gets everything, and nobody else may keep or read the answers', async () => {
	await atlas.start('private');
	const incident = await atlas.ask('/incidents/gtd:203001010001.json');
	expect(incident).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
	expect(incident.body).toContain('An okapi was seen.');
	expect((await atlas.ask('/incidents/acled:KAZ701')).body).toContain('A quokka note, number 1.');
	for (const path of ['/', '/summary.json', '/tiles/0/0/0.mvt', '/incidents/nobody.json']) {
		const { headers } = await atlas.ask(path);
		expect(headers['cache-control'], path).toBe('no-store');
		expect(headers).not.toHaveProperty('access-control-allow-origin');
		expect(headers).not.toHaveProperty('etag');
	}
	await atlas.stop();
	// The snapshots of a private audience are no answer to the public, even by their ids.
	const held = (JSON.parse(incident.body) as { snapshot: string }).snapshot;
	expect(await atlas.snapshots()).toContain(held);
	await atlas.start('public');
	expect((await atlas.ask(`/summary.json?snapshot=${held}`)).status).toBe(404);
	expect((await atlas.ask('/summary.json')).body).toBe(again.get('/summary.json')?.body);
}, 300_000);
