import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { copyData } from '../folder.fixture.ts';
import { readCurrent } from '../snapshot/shelf.ts';
import { ucdpFile } from '../store.fixture.ts';
import { accept, bringFile, discard, jobNamed, readAgain, readPreview, type Said } from './job.ts';
import { receive, safeName } from './receive.ts';

afterEach(() => vi.unstubAllEnvs());

const formWith = (content: string | Uint8Array<ArrayBuffer>, name: string): Response => {
	const form = new FormData();
	form.append('file', new Blob([content]), name);
	return new Response(form);
};
const request = (content: string | Uint8Array<ArrayBuffer>, name = 'events.csv') => {
	const { headers, body } = formWith(content, name);
	return { headers, body };
};

async function folder() {
	const made = await mkdtemp(join(tmpdir(), 'atlas-upload-'));
	onTestFinished(() => rm(made, { recursive: true, force: true }));
	return made;
}

/** A store and data of its own for the command line that jobs run. */
async function atlasOfOwn() {
	const { folder: data } = await copyData();
	const store = await folder();
	vi.stubEnv('ATLAS_DATA', data);
	vi.stubEnv('ATLAS_STORE', store);
	return { data, store };
}
const settled = (id: string) =>
	vi.waitFor(
		() => {
			const job = jobNamed(id);
			if (job?.state === 'reading' || job?.state === 'importing') throw new Error(job.state);
			return job;
		},
		{ timeout: 60_000, interval: 50 }
	);

test('a file is put down byte for byte under its own name, and no path leads out of its folder', async () => {
	const bytes = new Uint8Array(300_000).map((_, at) => (at * 7) % 256);
	const at = await folder();
	const found = await receive(request(bytes, '../../etc/pass wd.csv'), at, 1e6);
	expect(found).toMatchObject({ name: 'pass-wd.csv', bytes: 300_000 });
	expect(new Uint8Array(await readFile(found.path))).toEqual(bytes);
	expect(await readdir(at)).toEqual(['pass-wd.csv']);
});

test.each([
	['', 'file'],
	['..', 'file'],
	['.env', 'env'],
	['C:\\data\\été.csv', 'été.csv'],
	['a\0b\n.csv', 'a-b-.csv'],
	['--mapping=x', 'mapping-x'],
	['Бой 1.xlsx', 'Бой-1.xlsx'],
	[`${'x'.repeat(500)}.geojson`, `${'x'.repeat(72)}.geojson`]
])('%j is kept as %j', (name, kept) => {
	expect(safeName(name)).toBe(kept);
});

test.each<[string, string, string]>([
	['an empty file', '', 'events.csv is empty.'],
	['a file larger than is taken', 'x'.repeat(2000), 'The file is larger than 0 MB']
])('%s is told in a sentence', async (_, content, sentence) => {
	await expect(receive(request(content), await folder(), 1000)).rejects.toThrow(sentence);
});

test('a form without a file is told in a sentence', async () => {
	const form = new FormData();
	form.append('file', new Blob([]), '');
	const { headers, body } = new Response(form);
	await expect(receive({ headers, body }, await folder(), 1000)).rejects.toThrow(
		'No file was chosen.'
	);
	await expect(receive({ headers: new Headers(), body: null }, '', 1)).rejects.toThrow(
		'No file was sent'
	);
});

const said = (more: Partial<Said> = {}): Said => ({
	format: '',
	mapping: null,
	dataset: { id: 'ucdp-ged', version: '19.1' },
	acceptRejected: false,
	...more
});

test('a file is looked into, then taken in as the command line does it, and then gone from its place', async () => {
	const { store } = await atlasOfOwn();
	const { id } = await bringFile(request(ucdpFile([{}, { id: 2 }])), 1e6);
	expect(await settled(id)).toMatchObject({ state: 'ready', failure: '' });
	const preview = await readPreview(id);
	expect(preview).toMatchObject({
		format: { id: 'ucdp' },
		columns: null,
		report: { read: 2, accepted: 2, rejected: 0 }
	});
	expect(preview?.features).toHaveLength(2);
	expect(preview?.rows[0]).toMatchObject({ when: '1 May 2014', killed: { best: 3 } });
	expect(await readCurrent(store)).toBeNull();
	expect(accept(id, said())).toBe(true);
	expect(accept(id, said())).toBe(false);
	const done = await settled(id);
	expect(done).toMatchObject({ state: 'done', outcome: { accepted: 2, refusal: null } });
	expect(done?.outcome?.snapshot).toBe((await readCurrent(store))?.id);
	await discard(id);
	expect(jobNamed(id)).toBeNull();
	expect(await readdir(join(store, 'uploads'))).toEqual([]);
}, 120_000);

test('a plain table shows its guessed columns, and others when they are chosen', async () => {
	await atlasOfOwn();
	const table = 'Ref,Headline,Day,X,Y,Town\n1,Bomb,2014-05-01,71.37,42.9,Taraz\n';
	const { id } = await bringFile(request(table), 1e6);
	await settled(id);
	expect((await readPreview(id))?.mapping?.columns).toMatchObject({
		title: 'Headline',
		place: 'Town'
	});
	const columns = { title: 'Town', date: 'Day' };
	const mapping = { columns, values: {}, defaults: {} };
	expect(readAgain(id, said({ mapping }))).toBe(true);
	expect(await settled(id)).toMatchObject({ state: 'ready' });
	const again = await readPreview(id);
	expect(again?.mapping?.columns).toEqual(columns);
	expect(again?.rows).toMatchObject([{ title: 'Taraz', placed: false }]);
	await discard(id);
}, 120_000);

test('above the limit of rejected records nothing is taken in unless that is said', async () => {
	const { store } = await atlasOfOwn();
	const { id } = await bringFile(request(ucdpFile([{}, { id: 2, latitude: 95 }])), 1e6);
	await settled(id);
	accept(id, said());
	expect(await settled(id)).toMatchObject({
		state: 'ready',
		failure: expect.stringContaining('1 of 2 records were rejected') as string
	});
	expect(await readCurrent(store)).toBeNull();
	accept(id, said({ acceptRejected: true }));
	expect(await settled(id)).toMatchObject({ state: 'done', outcome: { rejected: 1 } });
	await discard(id);
}, 120_000);

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
test.each<[string, string, Uint8Array<ArrayBuffer>, RegExp]>([
	['a PDF under another name', 'a.csv', bytes('%PDF-1.7\n'), /is a PDF/],
	['a program', 'a.xlsx', bytes('\x7fELF\x02\x01\x01'), /is a program/],
	['a web page', 'a.csv', bytes('<!doctype html><title>Sign in</title>'), /is a web page/],
	[
		'a document type with entities',
		'a.kml',
		bytes('<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>'),
		/document type/
	],
	['a broken archive', 'a.xlsx', bytes('PK\x03\x04 and nothing else'), /a\.xlsx/],
	[
		'ten thousand columns',
		'a.csv',
		bytes(`${Array.from({ length: 10_000 }, (_, n) => `c${n}`).join()}\n`),
		/a\.csv/
	],
	[
		'JSON that breaks off',
		'a.geojson',
		bytes('{"type":"FeatureCollection","features":[{'),
		/a\.geojson/
	],
	[
		'gzip that breaks off',
		'a.csv.gz',
		new Uint8Array(gzipSync('id,title,date\n'.repeat(900)).subarray(0, 40)),
		/a\.csv\.gz/
	],
	['bytes without sense', 'a.csv', new Uint8Array(900).map((_, at) => (at * 97) % 251), /a\.csv/]
])(
	'%s cannot be read, and a sentence says why',
	async (_, name, content, sentence) => {
		const { store } = await atlasOfOwn();
		const { id } = await bringFile(request(content, name), 1e6);
		const job = await settled(id);
		expect(job?.state).toBe('failed');
		expect(job?.failure).toMatch(sentence);
		expect(job?.failure).not.toContain(store);
		expect(job?.failure).not.toMatch(/\n\s+at |node:/);
		expect(accept(id, said())).toBe(false);
		await discard(id);
	},
	120_000
);

test('a record with names that objects inherit harms nothing', async () => {
	await atlasOfOwn();
	const table = '__proto__,constructor,title,date\npolluted,1,Bomb,2014-05-01\n';
	const { id } = await bringFile(request(table), 1e6);
	expect(await settled(id)).toMatchObject({ state: 'ready' });
	expect(await readPreview(id)).toMatchObject({ report: { accepted: 1 } });
	expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
	await discard(id);
}, 120_000);

test('a file that is thrown away while it is looked into leaves nothing', async () => {
	const { store } = await atlasOfOwn();
	const { id } = await bringFile(request(ucdpFile([{}])), 1e6);
	await discard(id);
	expect(jobNamed(id)).toBeNull();
	await vi.waitFor(async () => expect(await readdir(join(store, 'uploads'))).toEqual([]));
	await expect(access(join(store, 'uploads', id))).rejects.toThrow();
});

test('what an earlier process left is not taken for anything', async () => {
	const { store } = await atlasOfOwn();
	await writeFile(join(store, 'note.txt'), 'stays');
	expect(jobNamed('../note')).toBeNull();
	expect(await readPreview('../note')).toBeNull();
});
