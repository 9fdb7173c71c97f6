// What is in the file of a snapshot, byte by byte: nothing that its audience does not get.
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Audience } from '../domain/audience.ts';
import { ensureSnapshot } from './snapshot/publish.ts';
import { fileOf } from './snapshot/shelf.ts';
import { openSnapshot } from './snapshot/open.ts';
import { verifySnapshot } from './snapshot/verify.ts';
import { acledFile, emptyStore, manyRows, ucdpFile } from './store.fixture.ts';

const PLAIN = 'id,date,lat,lon,place,description,killed\n';
const plainFile = (note: string) =>
	`${PLAIN}1,2014-05-01,43.98765,71.12345,Wombat town,${note},2\n`;
const notes = {
	dataset: {
		...{ id: 'notes', version: '1', title: 'Notes', licence: 'x', citation: 'x' },
		terms: 'open' as const
	}
};

async function atlas() {
	const made = await emptyStore();
	const { store, folder, bring } = made;
	const build = async (audience: Audience = 'public') => {
		const { id } = await ensureSnapshot({ data: folder, store, audience });
		const bytes = (await readFile(fileOf(store, id))).toString('latin1').toLowerCase();
		expect(verifySnapshot(store, id)).toBeNull();
		return { id, bytes, ...(await openSnapshot(fileOf(store, id), id, audience)) };
	};
	return { ...made, build, bring };
}

test('the note of an imported row is in no byte of the snapshot until somebody approves it', async () => {
	const { bring, build, write } = await atlas();
	await bring(plainFile('The numbat was seen'), notes, 'notes.csv');
	const hidden = await build();
	expect(hidden.bytes).not.toContain('numbat');
	expect(hidden.record('incident', 'notes:1')).toMatchObject({ publish: { withhold: ['note'] } });
	expect((await hidden.engine.count({ q: 'numbat' })).matched).toBe(0);

	const inside = await build('private');
	expect(inside.record('incident', 'notes:1')).toMatchObject({
		note: 'The numbat was seen',
		publish: { withhold: ['note'] }
	});
	const approved = { notes: [{ dataset: 'notes', approve: ['notes:*'] }], records: [] };
	await write('publish.json', JSON.stringify(approved));
	const shown = await build();
	expect(shown.id).not.toBe(hidden.id);
	expect(shown.record('incident', 'notes:1')?.note).toBe('The numbat was seen');
	expect(shown.record('incident', 'notes:1')?.publish).toBeUndefined();
});

test('a place that is published coarsely is exact in no byte of the snapshot', async () => {
	const { bring, build, write } = await atlas();
	await bring(plainFile(''), notes, 'notes.csv');
	expect((await build()).bytes).toContain('wombat');
	const records = [{ id: 'notes:1', precision: 'province' }];
	await write('publish.json', JSON.stringify({ notes: [], records }));
	const { bytes, record, engine } = await build();
	for (const secret of ['wombat', '43.98765', '71.12345']) expect(bytes).not.toContain(secret);
	const point = Buffer.alloc(16);
	point.writeDoubleLE(71.12345, 0);
	point.writeDoubleLE(43.98765, 8);
	for (const half of [point.subarray(0, 8), point.subarray(8)])
		expect(bytes).not.toContain(half.toString('latin1').toLowerCase());
	expect(record('incident', 'notes:1')?.location).toMatchObject({
		precision: 'province',
		region: 'KZ-ZHA'
	});
	const near = { near: { lon: 71.12345, lat: 43.98765, km: 1 } };
	expect((await engine.count(near)).matched).toBe(0);
});

test('of hand-kept records the public snapshot holds what their publish lets out', async () => {
	const { build, change } = await atlas();
	const publish = { withhold: ['casualties', 'note', 'attributions'] };
	await change('layers/taraz.geojson', { 'features.0.properties.publish': publish });
	const { engine, record } = await build();
	expect((await engine.count({})).killed).toMatchObject({ best: 1, unreported: 2 });
	expect(record('incident', 'taraz-2011-11-12')).toMatchObject({ casualties: [], publish });
	expect((await (await build('private')).engine.count({})).killed.best).toBe(7);
});

test('private data is in no byte of a public snapshot, and changes nothing about it', async () => {
	const { bring, build } = await atlas();
	await bring(ucdpFile(manyRows(10)));
	const before = await build();
	const secret = { ...notes, dataset: { ...notes.dataset, terms: 'private' as const } };
	const { accepted, share } = await bring(plainFile('The numbat'), secret, 'notes.csv');
	expect({ accepted, share }).toEqual({ accepted: 1, share: 'nothing' });
	const after = await build();
	expect(after.id).toBe(before.id);
	for (const word of ['numbat', 'wombat']) expect(after.bytes).not.toContain(word);
	const inside = await build('private');
	expect(inside.record('incident', 'notes:1')?.note).toBe('The numbat');
	expect(inside.id).not.toBe(before.id);
});

test('counted data stays countable through slices and withdrawals, under ids that say nothing', async () => {
	const { bring, build, store } = await atlas();
	const acled = { dataset: { id: 'acled', version: '1' } };
	const row = (n: number, fatalities: number) => ({
		...{ event_id_cnty: `KAZ90${n}`, fatalities },
		...{ notes: 'The numbat', actor1: 'Quoll Front', location: 'Wombat town' }
	});
	const first = await bring(acledFile([row(1, 1), row(2, 2)]), acled, 'a.csv');
	expect(first).toMatchObject({ added: { count: 2 }, share: 'figures' });
	const second = await bring(acledFile([row(2, 5), row(3, 7)]), acled, 'b.csv');
	expect(second).toMatchObject({
		added: { count: 1 },
		changed: { count: 1 },
		removed: { count: 0 }
	});
	const deletions = `${store}/gone.csv`;
	await writeFile(deletions, 'event_id_cnty,deleted_timestamp\nKAZ901,1\n');
	expect(await bring(null, { ...acled, deletions })).toMatchObject({ removed: { count: 1 } });
	const { engine, bytes, record } = await build();
	const dataset = { include: ['acled'], exclude: [] };
	expect(await engine.count({ dataset })).toMatchObject({ matched: 2, killed: { best: 12 } });
	expect(
		(await engine.page({}, { kind: 'incident', order: 'title', limit: 99 })).items
	).toHaveLength(3);
	for (const id of ['acled:KAZ902', 'acled:counted-2']) expect(record('incident', id)).toBeNull();
	for (const word of ['numbat', 'quoll', 'wombat', 'kaz90']) expect(bytes).not.toContain(word);
});

test('counted data is counted in its province, and no narrower question finds its place or tells it from none', async () => {
	const { bring, build } = await atlas();
	await bring(acledFile([{ fatalities: 5, latitude: 43.98765, longitude: 71.12345 }]), {
		dataset: { id: 'acled', version: '1' }
	});
	const { engine, bytes } = await build();
	const dataset = { include: ['acled'], exclude: [] };
	const count = async (filter: object) => (await engine.count({ dataset, ...filter })).matched;
	expect(await count({})).toBe(1);
	expect(await count({ region: { include: ['KZ-ZHA'], exclude: [] } })).toBe(1);
	const at = { near: { lon: 71.12345, lat: 43.98765, km: 1 } };
	const elsewhere = { near: { lon: 73, lat: 44, km: 1 } };
	expect([await count(at), await count(elsewhere)]).toEqual([0, 0]);
	const possibly = async (filter: object) => (await engine.count({ dataset, ...filter })).possibly;
	expect(await possibly(at)).toBe(await possibly(elsewhere));
	const point = Buffer.alloc(16);
	point.writeDoubleLE(71.12345, 0);
	point.writeDoubleLE(43.98765, 8);
	for (const half of [point.subarray(0, 8), point.subarray(8)])
		expect(bytes).not.toContain(half.toString('latin1').toLowerCase());
});
