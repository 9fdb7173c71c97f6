import Database from 'better-sqlite3';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeLock } from './snapshot/lock.ts';
import { fileOf, listSnapshots, readCurrent } from './snapshot/shelf.ts';
import { acledFile, emptyStore, manyRows, ucdpFile } from './store.fixture.ts';

const acled = { dataset: { id: 'acled', version: '2015', terms: 'open' as const } };

/** A query to the snapshot that is current. */
async function ask(store: string, sql: string, ...values: unknown[]): Promise<unknown[]> {
	const current = await readCurrent(store);
	const db = new Database(fileOf(store, current?.id ?? ''), { readonly: true });
	try {
		return db
			.prepare(sql)
			.pluck()
			.all(...values);
	} finally {
		db.close();
	}
}
const idsOf = (store: string, dataset: string) =>
	ask(store, 'SELECT id FROM incidents WHERE dataset = ? ORDER BY id', dataset);

test('a file is read whole, and every record is accepted or listed', async () => {
	const { store, bring } = await emptyStore();
	const rows = [...manyRows(40), { id: 'x', best: 'many' }];
	const found = await bring(ucdpFile(rows));
	expect(found).toMatchObject({ read: 41, accepted: 40, rejected: 1, format: 'ucdp' });
	expect(found.reasons).toEqual([
		{
			reason: expect.stringContaining('best') as string,
			count: 1,
			examples: [{ line: 42, record: 'x', value: 'many' }]
		}
	]);
	expect(found.snapshot).toBe((await readCurrent(store))?.id);
	expect(found.cost.bytes).toBe((await readCurrent(store))?.bytes);
	expect(found.cost.seconds).toBeGreaterThan(0);
	expect(found.cost.memory).toBeGreaterThan(1_000_000);
	const listed = await readFile(join(store, 'imports/ucdp-ged/rejected.jsonl'), 'utf8');
	expect(
		listed
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as unknown)
	).toMatchObject([{ line: 42, record: 'x', field: 'best', value: 'many' }]);
	expect(
		await ask(store, "SELECT sum(killed_best) FROM incidents WHERE dataset = 'ucdp-ged'")
	).toEqual([manyRows(40).reduce((sum, { best }) => sum + Number(best), 0)]);
});

test('a newer release takes the place of the one before and says what it added, changed and removed', async () => {
	const { store, bring } = await emptyStore();
	await bring(acledFile([{}]), acled, 'acled.csv');
	await bring(ucdpFile([{ id: 1 }, { id: 2 }, { id: 3 }]));
	const second = await bring(ucdpFile([{ id: 2 }, { id: 3, best: 4 }, { id: 4 }]), {
		dataset: { id: 'ucdp-ged', version: '20.1' }
	});
	expect(second).toMatchObject({
		added: { count: 1, ids: ['ucdp-ged:4'] },
		changed: { count: 1, ids: ['ucdp-ged:3'] },
		removed: { count: 1, ids: ['ucdp-ged:1'] }
	});
	expect(await idsOf(store, 'ucdp-ged')).toEqual(['ucdp-ged:2', 'ucdp-ged:3', 'ucdp-ged:4']);
	expect(await idsOf(store, 'acled')).toEqual(['acled:KAZ1']);
	expect(await ask(store, "SELECT version FROM datasets WHERE id = 'ucdp-ged'")).toEqual(['20.1']);
	expect(
		await ask(store, "SELECT citation LIKE '%20.1%' FROM datasets WHERE id = 'ucdp-ged'")
	).toEqual([1]);
	expect(await readdir(join(store, 'imports/ucdp-ged'))).toHaveLength(4);
});

test('slices of ACLED are merged by id, the later one counts, and a deletion list withdraws', async () => {
	const { store, bring } = await emptyStore();
	await bring(acledFile([{ event_id_cnty: 'A1' }, { event_id_cnty: 'A2' }]), acled);
	const later = acledFile([{ event_id_cnty: 'A2', fatalities: 7 }, { event_id_cnty: 'A3' }]);
	const second = await bring(later, acled);
	expect(second).toMatchObject({
		added: { ids: ['acled:A3'] },
		changed: { ids: ['acled:A2'] },
		removed: { count: 0 }
	});
	expect(await ask(store, "SELECT killed_best FROM incidents WHERE id = 'acled:A2'")).toEqual([7]);
	const list = join(store, 'deleted.csv');
	await writeFile(list, 'event_id_cnty,deleted_timestamp\nA1,1700000000\nA9,1700000000\n');
	const third = await bring(null, { ...acled, deletions: list });
	expect(third).toMatchObject({ read: 0, removed: { count: 1, ids: ['acled:A1'] }, refusal: null });
	expect(await idsOf(store, 'acled')).toEqual(['acled:A2', 'acled:A3']);
});

test('above five per cent rejected nothing is published unless that is accepted', async () => {
	const { store, bring } = await emptyStore();
	await bring(ucdpFile(manyRows(20)));
	const before = await readCurrent(store);
	const files = await readdir(join(store, 'imports/ucdp-ged'));
	const broken = ucdpFile([
		...manyRows(18),
		{ id: 'a', best: 'x' },
		{ id: 'b', latitude: '1e400' }
	]);
	const refused = await bring(broken);
	expect(refused).toMatchObject({ read: 20, accepted: 18, rejected: 2, snapshot: null });
	expect(refused.refusal).toMatch(/^2 of 20 records were rejected, 10 %, more than 5 %/);
	expect(await readCurrent(store)).toEqual(before);
	expect(new Set(await readdir(join(store, 'imports/ucdp-ged')))).toEqual(new Set(files));
	const accepted = await bring(broken, { acceptRejected: true });
	expect(accepted.refusal).toBeNull();
	expect(await idsOf(store, 'ucdp-ged')).toHaveLength(18);
});

test('a file that is cut off within a record replaces nothing unless that is accepted', async () => {
	const { store, bring } = await emptyStore();
	const whole = await bring(ucdpFile(manyRows(50)));
	const half = ucdpFile(manyRows(30)).replace(/(,"[^"]*"){4}\n$/, '');
	const refused = await bring(half);
	expect(refused).toMatchObject({ read: 30, rejected: 1, snapshot: null });
	expect(refused.refusal).toMatch(/^The file is cut off within its last record: nothing was pub/);
	expect((await readCurrent(store))?.id).toBe(whole.snapshot);
	expect((await bring(half, { acceptRejected: true })).removed.count).toBe(21);
});

test('of a first file that was refused the list of what was rejected stays, and nothing else', async () => {
	const { store, bring } = await emptyStore();
	const refused = await bring(ucdpFile([{ id: '' }, { id: '2e5' }]));
	expect(refused).toMatchObject({ read: 2, rejected: 2, snapshot: null });
	const folder = join(store, 'imports/ucdp-ged');
	expect(await readdir(folder)).toEqual(['rejected.jsonl']);
	const lines = (await readFile(join(folder, 'rejected.jsonl'), 'utf8')).trim().split('\n');
	expect(lines.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual([2, 3]);
	expect(await bring(ucdpFile(manyRows(3)))).toMatchObject({ accepted: 3, refusal: null });
});

test('a record that comes twice in a file is taken once, and the other is listed', async () => {
	const { bring } = await emptyStore();
	const found = await bring(ucdpFile([...manyRows(30), { id: 1000 }]));
	expect(found).toMatchObject({ read: 31, accepted: 30, rejected: 1 });
	expect(found.reasons[0]?.examples[0]).toMatchObject({ line: 32, record: 'ucdp-ged:1000' });
});

test('a file that cannot be read changes nothing and leaves nothing behind', async () => {
	const { store, bring } = await emptyStore();
	for (const text of ['', '%PDF-1.7\n\u0000', 'a,b\n1,2\n'])
		await expect(bring(text)).rejects.toThrow(/events\.csv/);
	expect(await listSnapshots(store)).toEqual([]);
	expect(await readdir(join(store, 'imports')).catch(() => [])).toEqual([]);
	await expect(bring(ucdpFile([{}]), { dataset: { id: '../x', version: '1' } })).rejects.toThrow(
		'"../x" is no id of a dataset'
	);
	await expect(bring(ucdpFile([{}]), { dataset: { id: 'own', version: '1' } })).rejects.toThrow(
		'The dataset own is not described well enough: title'
	);
});

test('a file that is not there, and a list of what was withdrawn from nothing, are each a sentence', async () => {
	const { store, bring } = await emptyStore();
	const file = join(store, 'nowhere.csv');
	await expect(bring(null, { file })).rejects.toThrow(`There is no file ${file}.`);
	await expect(bring(null, { file: store })).rejects.toThrow(`There is no file ${store}.`);
	const list = join(store, 'gone.csv');
	await writeFile(list, 'id\n1\n');
	await expect(bring(null, { deletions: list })).rejects.toThrow(
		'Nothing of ucdp-ged was brought in yet: there is nothing to withdraw.'
	);
});

test('a dataset that is kept by hand is not brought in, too', async () => {
	const { store, bring } = await emptyStore();
	const { snapshot } = await bring(ucdpFile([{}]));
	const about = { title: 'T', licence: 'L', citation: 'C', terms: 'open' as const };
	const bringing = bring(ucdpFile([{}]), { dataset: { id: 'atlas', version: '2', ...about } });
	await expect(bringing).rejects.toMatchObject({
		faults: [{ file: 'datasets.json', record: 'atlas', expected: 'another id for one of them' }]
	});
	expect((await readCurrent(store))?.id).toBe(snapshot);
	expect(await readdir(join(store, 'imports'))).toEqual(['ucdp-ged']);
});

test('groups that may be known ones are suggested, never merged; a decision merges them and can be undone', async () => {
	const { store, folder, bring } = await emptyStore();
	const rows = ucdpFile([{ side_b: 'Jund al-Khilāfah (JaK)', side_b_new_id: 77 }]);
	const found = await bring(rows);
	expect(found.suggestions).toEqual([
		{
			imported: 'ucdp-ged:actor:77',
			name: 'Jund al-Khilāfah (JaK)',
			group: 'jund-al-khilafah',
			groupName: 'Jund al Khilafah',
			why: 'name'
		}
	]);
	const groupsOf = () => ask(store, "SELECT groups FROM incidents WHERE dataset = 'ucdp-ged'");
	expect(await groupsOf()).toEqual(['Government of Aland; Jund al-Khilāfah (JaK)']);
	const decisions = join(folder, 'same-groups.json');
	const same = [{ imported: 'ucdp-ged:actor:77', group: 'jund-al-khilafah' }];
	await writeFile(decisions, JSON.stringify({ same }));
	await bring(rows);
	expect(await groupsOf()).toEqual(['Government of Aland; Jund al Khilafah']);
	expect(await ask(store, "SELECT names FROM groups WHERE id = 'jund-al-khilafah'")).toEqual([
		expect.stringContaining('Jund al-Khilāfah (JaK)')
	]);
	await writeFile(decisions, JSON.stringify({ same: [] }));
	expect((await bring(rows)).snapshot).toBe(found.snapshot);
});

test('while one import is at work another is told so', async () => {
	const { store, bring } = await emptyStore();
	const release = takeLock(store, 'import of gtd');
	await expect(bring(ucdpFile([{}]))).rejects.toThrow(/is in use: import of gtd, process \d+\./);
	release();
	expect((await bring(ucdpFile([{}]))).refusal).toBeNull();
});

test('what is known to an area is placed by that area, never finer than it is known', async () => {
	const { store, bring } = await emptyStore();
	const at = (where_prec: number, more = {}) => ({ id: `p${where_prec}`, where_prec, ...more });
	await bring(ucdpFile([at(1), at(2), at(3), at(4), at(5), at(6), at(7)]));
	const rows = await ask(
		store,
		"SELECT id || ' ' || place_precision || ' ' || coalesce(region, '-') || ' ' || CASE WHEN geom IS NULL THEN '-' ELSE hex(substr(geom, 42, 1)) END FROM incidents WHERE dataset = 'ucdp-ged' ORDER BY id"
	);
	// The byte after a header with an envelope is the low one of the type: 3 is a polygon.
	expect(rows.map((row) => String(row).replace('ucdp-ged:', ''))).toEqual([
		'p1 exact KZ-ZHA ',
		'p2 near-settlement KZ-ZHA ',
		'p3 district KZ-ZHA 03',
		'p4 province KZ-ZHA 03',
		'p5 line-or-area KZ-ZHA 03',
		'p6 country KZ -',
		'p7 water - '
	]);
});
