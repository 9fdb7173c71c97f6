// Redactions: of snapshots built before and after them.
import { expect, test } from 'vitest';
import { redactionSchema, type Redaction } from '../domain/redaction.ts';
import { readRedactions } from './redacting.ts';
import { openSnapshot } from './snapshot/open.ts';
import { ensureSnapshot } from './snapshot/publish.ts';
import { fileOf } from './snapshot/shelf.ts';
import { emptyStore, manyRows, ucdpFile } from './store.fixture.ts';

const redaction = (fields: object): Redaction =>
	redactionSchema.parse({ date: '2026-11-20', reason: 'A person is in danger.', ...fields });

async function built() {
	const made = await emptyStore();
	await made.bring(ucdpFile(manyRows(60)));
	const build = async (redactions: Redaction[] = []) => {
		const { id } = await ensureSnapshot({ data: made.folder, store: made.store });
		return openSnapshot(fileOf(made.store, id), id, 'public', { redactions });
	};
	const reopen = (id: string, redactions: Redaction[]) =>
		openSnapshot(fileOf(made.store, id), id, 'public', { redactions });
	return { ...made, build, reopen };
}

test('a redacted incident is in no answer of a snapshot that was built before', async () => {
	const { build, reopen } = await built();
	const whole = await build();
	const { matched, killed } = await whole.engine.count({});
	const id = 'ucdp-ged:1007';
	const was = whole.record('incident', id);
	const rest = await reopen(whole.engine.snapshot, [redaction({ kind: 'incident', id })]);
	expect(rest.engine.snapshot).toBe(whole.engine.snapshot);
	const counted = await rest.engine.count({});
	expect(counted.matched).toBe(matched - 1);
	expect(counted.killed.best).toBe(killed.best - (was?.casualties[0]?.best ?? NaN));
	expect(rest.record('incident', id)).toBeNull();
	expect(await rest.engine.record('incident', id)).toBeNull();
	const { items } = await rest.engine.page({}, { kind: 'incident', order: 'title', limit: 500 });
	expect(items).toHaveLength(matched - 1);
	expect(items.map((item) => item.id)).not.toContain(id);
	const place = { near: { lon: 69.7, lat: 42.7, km: 1 } };
	const [before, after] = [await whole.engine.count(place), await rest.engine.count(place)];
	expect(before.matched + before.possibly - after.matched - after.possibly).toBe(1);
	const types = async ({ engine }: typeof whole) =>
		(await engine.facets({})).dataset.find(({ value }) => value === 'ucdp-ged')?.count;
	expect(await types(rest)).toBe(((await types(whole)) ?? 0) - 1);
	const bins = async ({ engine }: typeof whole) => {
		const { bins: narrow, wide, undated } = await engine.histogram({});
		return [...narrow, ...wide].reduce((sum, { incidents }) => sum + incidents, undated);
	};
	expect(await bins(rest)).toBe((await bins(whole)) - 1);
});

test('a redacted part is shown no more, counted no more where it was counted, and found by no search', async () => {
	const { build, reopen } = await built();
	const { engine } = await build();
	const id = 'taraz-2011-11-12';
	const [first] = (
		await engine.page(
			{ layer: { include: ['taraz'], exclude: [] } },
			{
				kind: 'incident',
				order: 'title',
				limit: 1
			}
		)
	).items;
	const known = first?.id ?? id;
	const word = first?.title.split(' ')[0] ?? '';
	const found = (await engine.count({ q: word })).matched;
	expect(found).toBeGreaterThan(0);
	const titled = await reopen(engine.snapshot, [
		redaction({ kind: 'incident', id: known, fields: ['title'] })
	]);
	expect(titled.record('incident', known)?.title).not.toBe(first?.title);
	expect((await titled.engine.count({ q: word })).matched).toBe(found - 1);
	expect((await titled.engine.count({})).matched).toBe((await engine.count({})).matched);
	const placed = await reopen(engine.snapshot, [
		redaction({ kind: 'incident', id: known, fields: ['location'] })
	]);
	expect(placed.record('incident', known)).toMatchObject({
		geometry: null,
		location: { precision: 'unknown' }
	});
	expect((await placed.engine.count({})).matched).toBe((await engine.count({})).matched - 1);
});

test('what is built after a redaction holds nothing of it, and other data has another id', async () => {
	const { build, write } = await built();
	const whole = await build();
	const list = [
		redaction({ kind: 'incident', id: 'ucdp-ged:1007' }),
		redaction({ kind: 'incident', id: 'ucdp-ged:1008', fields: ['casualties'] })
	];
	await write('redactions.json', JSON.stringify({ redactions: list }));
	const next = await build(list);
	expect(next.engine.snapshot).not.toBe(whole.engine.snapshot);
	const [before, after] = [await whole.engine.count({}), await next.engine.count({})];
	expect(after.matched).toBe(before.matched - 1);
	expect(after.killed.unreported).toBe(before.killed.unreported + 1);
	expect(next.record('incident', 'ucdp-ged:1008')?.casualties).toEqual([]);
});

test('a person is taken out of the record of a group', async () => {
	const { build, reopen } = await built();
	const { engine, records } = await build();
	const group = records.groups.find(({ people }) => people.length);
	const id = group?.id ?? '';
	expect(group?.people.length).toBeGreaterThan(0);
	const rest = await reopen(engine.snapshot, [
		redaction({ kind: 'group', id, fields: ['people'] })
	]);
	expect(rest.records.groups.find((one) => one.id === id)).toEqual({ ...group, people: [] });
});

test('redactions that are sound are in force beside one that is not, which is named', async () => {
	const { folder, write } = await emptyStore();
	expect(await readRedactions(folder)).toMatchObject({ redactions: [], faults: [], digest: '' });
	const sound = redaction({ kind: 'statement', id: 'some-threat' });
	await write(
		'redactions.json',
		JSON.stringify({ redactions: [{ ...sound, kind: 'rumour' }, sound, sound] })
	);
	const { redactions, faults, isLost } = await readRedactions(folder);
	expect(redactions).toContainEqual(sound);
	expect(isLost).toBe(false);
	expect(faults.map(({ record }) => record)).toEqual(['redactions.0', 'redactions.2']);
	await write('redactions.json', '{');
	expect(await readRedactions(folder)).toMatchObject({ redactions: [], isLost: true });
});
