// A redaction that is written while the atlas runs is in force in every form of every state of the data.
import { strFromU8, unzipSync } from 'fflate';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FORMATS } from '../lib/server/export/formats.ts';
import { manyRows, ucdpFile } from '../lib/server/store.fixture.ts';
import { emptyAtlas, type Answer } from './terms.fixture.ts';

const ID = 'ucdp-ged:1003';
const REASON = 'It put a witness in danger.';
/** What only this incident says; its coordinates as they are and as tiles and figures round them. */
const WORDS = ['numbat', '43.5123', '71.5123'];

let atlas: Awaited<ReturnType<typeof emptyAtlas>>;
let snapshot: string;
let before: Map<string, Answer>;
let after: Map<string, Answer>;

const one = encodeURIComponent(ID);
/** Every form that a record stands in, of the current and of the named state of the data. */
function forms(): string[] {
	const questions = [
		'',
		'&dataset=ucdp-ged',
		'&bbox=71.4,43.4,71.6,43.6',
		'&q=town',
		`&incident=${one}`
	];
	const paths = [
		...Object.keys(FORMATS).map((ending) => `/incidents.${ending}`),
		...['/attributions.csv', '/statements.csv', '/presences.csv', '/feed.atom'],
		...['/', '/summary.json', '/embed', '/embed/map', '/share', '/figure.svg', '/figure.zip'],
		...['/cite.txt', '/cite.json', '/changes', '/tiles.json', '/tiles/6/44/23.mvt'],
		...['/layers/taraz.geojson', '/regions.geojson', '/regions/KZ-ZHA', '/regions/KZ-ZHA.json'],
		...['/groups/ucdp-ged%3Aactor%3A301', '/groups/ucdp-ged%3Aactor%3A301.geojson'],
		...['/sources/ucdp-ged', '/sources/ucdp-ged.json', '/datasets', '/snapshots.json']
	];
	const states = ['', `snapshot=${snapshot}`];
	return [
		...paths.flatMap((path) =>
			states.flatMap((state) => questions.map((question) => `${path}?${state}${question}`))
		),
		...states.flatMap((state) =>
			['', '.json', '.geojson'].map((end) => `/incidents/${one}${end}?${state}`)
		),
		...['numbat', 'numbat town', '1003', ID].map((q) => `/search.json?q=${encodeURIComponent(q)}`),
		...['incidents', 'dataset-ucdp-ged'].flatMap((id) => [
			`/ogc/collections/${id}/items?limit=100`,
			`/ogc/collections/${id}/items?limit=100&f=html`,
			`/ogc/collections/${id}/items?bbox=71.4,43.4,71.6,43.6`,
			`/ogc/collections/${id}/items?filter=place%20LIKE%20'%25umbat%25'`,
			`/ogc/collections/${id}/items/${one}`,
			`/ogc/collections/${id}/tiles/WebMercatorQuad/6/23/44`,
			`/ogc/collections/${id}/tiles/WebMercatorQuad/12/1497/2861`
		]),
		`/tiles.mvts?tiles=6/44/23,12/2861/1497&snapshot=${snapshot}`,
		`/tiles/12/2861/1497.mvt?snapshot=${snapshot}`
	];
}

async function askAll(): Promise<Map<string, Answer>> {
	const answers = new Map<string, Answer>();
	for (const path of forms()) answers.set(path, await atlas.ask(path));
	return answers;
}

/** All that an answer says, what is packed in it unpacked, and without the words of its own address. */
function saidBy(path: string, { status, body }: Answer): string {
	const isPack = path.startsWith('/figure.zip') && status === 200;
	const files = isPack ? Object.entries(unzipSync(Buffer.from(body, 'latin1'))) : [];
	const text = isPack
		? files
				.filter(([name]) => /\.(txt|csv|geojson|json|svg|bib|ris)$/.test(name))
				.map(([, bytes]) => strFromU8(bytes))
				.join('\n')
		: body;
	const own = path.startsWith('/search.json') ? /"q":"[^"]*"/g : /(?!)/g;
	return text.replace(own, '').toLowerCase();
}
const saying = (answers: Map<string, Answer>): string[] =>
	[...answers].flatMap(([path, answer]) => {
		const said = saidBy(path, answer);
		return WORDS.filter((word) => said.includes(word)).map((word) => `${word} at ${path}`);
	});

beforeAll(async () => {
	atlas = await emptyAtlas();
	const rows = manyRows(20).map((row, index) =>
		index === 3
			? {
					...row,
					...{ where_prec: 1, where_coordinates: 'Numbat town' },
					...{ latitude: 43.5123, longitude: 71.5123 }
				}
			: row
	);
	await atlas.bring('ucdp.csv', ucdpFile(rows), 'ucdp-ged');
	await atlas.start('public');
	snapshot = (JSON.parse((await atlas.ask('/summary.json')).body) as { snapshot: string }).snapshot;
	before = await askAll();
	const redaction = { kind: 'incident', id: ID, date: '2026-11-20', reason: REASON };
	const text = JSON.stringify({ redactions: [redaction] });
	await writeFile(join(atlas.folder, 'redactions.json'), text);
	await vi.waitFor(
		async () => expect((await atlas.ask(`/incidents/${one}.json`)).status).toBe(410),
		{ timeout: 60_000, interval: 250 }
	);
	after = await askAll();
	await atlas.stop();
}, 600_000);
afterAll(() => atlas.clean());

test('before it was redacted the incident stands in pages, data, tiles, figures, packs, embeds and search', () => {
	const told = saying(before).join('\n');
	const exports = Object.keys(FORMATS).map((ending) => `/incidents.${ending}?`);
	const spoken = [
		...exports,
		'/?',
		'/embed?',
		'/figure.zip?',
		'/tiles/',
		'/tiles.mvts',
		'/search.json'
	];
	for (const path of [...spoken, `/incidents/${one}.json`]) expect(told).toContain(` at ${path}`);
});

test('a redacted incident is in no form of any state of the data, though nothing was built or started', () => {
	expect(saying(after)).toEqual([]);
});

test('whoever asks for it reads when it was redacted and why', () => {
	for (const state of ['', `snapshot=${snapshot}`]) {
		for (const path of [`/incidents/${one}?${state}`, `/?${state}&incident=${one}`]) {
			expect(after.get(path)?.body, path).toContain('20 November 2026');
			expect(after.get(path)?.body, path).toContain(REASON);
		}
		const { status, body } = after.get(`/incidents/${one}.json?${state}`) ?? {};
		expect(status).toBe(410);
		expect(JSON.parse(body ?? '')).toMatchObject({ redaction: { reason: REASON } });
	}
});

test('figures count it no more, and no answer is taken for the one before', () => {
	const path = `/summary.json?snapshot=${snapshot}`;
	const [was, is] = [before, after].map((answers) => answers.get(path));
	const matched = (answer: Answer | undefined) =>
		(JSON.parse(answer?.body ?? '{}') as { matched: number }).matched;
	expect(matched(is)).toBe(matched(was) - 1);
	for (const [form, answer] of before) {
		const tag = answer.headers.etag;
		const later = after.get(form);
		if (tag && later?.body !== answer.body && !answer.headers['content-type']?.includes('html'))
			expect(later?.headers.etag, form).not.toBe(tag);
	}
});
