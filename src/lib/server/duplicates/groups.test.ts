import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readData } from '../data.ts';
import { suggestGroups } from '../imports/groups.ts';
import { openSnapshot } from '../snapshot/open.ts';
import { ensureSnapshot } from '../snapshot/publish.ts';
import { fileOf } from '../snapshot/shelf.ts';
import { emptyStore, ucdpFile } from '../store.fixture.ts';
import { mergeGroup, partGroup, readMatching } from './groups.ts';

const imported = 'ucdp-ged:actor:77';
const group = 'jund-al-khilafah';
const SAME = 'same-groups.json';

async function oneNamesake() {
	const made = await emptyStore();
	const { folder, store } = made;
	await made.bring(ucdpFile([{ side_b: 'Jund al-Khilafah', side_b_new_id: 77 }]));
	const { groups } = (await readData(folder)).records;
	const matching = () => readMatching(folder, store, groups);
	/** The incidents of the import that a group is said to have part in. */
	const counted = async (id: string) => {
		const snapshot = (await ensureSnapshot({ data: folder, store })).id;
		const { engine } = await openSnapshot(fileOf(store, snapshot), snapshot);
		const include = { include: ['ucdp-ged'], exclude: [] };
		const { matched } = await engine.count({
			dataset: include,
			group: { include: [id], exclude: [] }
		});
		return [matched, snapshot] as const;
	};
	return { ...made, groups, matching, counted };
}

test('a group that may be a known one is merged by a decision, counted as it, and parted again', async () => {
	const { folder, groups, matching, counted } = await oneNamesake();
	const before = await matching();
	expect(before.open).toMatchObject([{ imported, group, why: 'name' }]);
	expect(before.merged).toEqual([]);
	const [none, snapshot] = await counted(group);
	expect(none).toBe(0);

	await mergeGroup(folder, groups, { imported, group, note: 'Same name and years.' });
	const after = await matching();
	expect(after.open).toEqual([]);
	expect(after.merged).toMatchObject([
		{ imported, group, name: 'Jund al-Khilafah', note: 'Same name and years.' }
	]);
	expect((await counted(group))[0]).toBe(1);
	expect((await counted(imported))[0]).toBe(0);

	await partGroup(folder, groups, imported);
	expect((await matching()).open).toEqual(before.open);
	expect(await counted(group)).toEqual([0, snapshot]);
});

test('decisions that cannot stand are refused in a sentence, and the file stays as it was', async () => {
	const { folder, groups } = await oneNamesake();
	const text = () => readFile(join(folder, SAME), 'utf8');
	await mergeGroup(folder, groups, { imported, group });
	const kept = await text();
	const refused = (one: string, other: string) =>
		expect(mergeGroup(folder, groups, { imported: one, group: other })).rejects;
	await refused(imported, group).toThrow('has been decided already');
	await refused('ucdp-ged:actor:78', 'nobody').toThrow('no group nobody');
	await refused(group, group).toThrow('is no group of an imported dataset');
	await refused('not an id', group).toThrow('imported: found "not an id"');
	await expect(partGroup(folder, groups, 'ucdp-ged:actor:78')).rejects.toThrow(
		'Nothing is decided on the group ucdp-ged:actor:78.'
	);
	expect(await text()).toBe(kept);

	await writeFile(join(folder, SAME), '{"same": 1}');
	await expect(partGroup(folder, groups, imported)).rejects.toThrow('has faults; mend it first');
	expect(await text()).toBe('{"same": 1}');
});

test('decisions that come at once are all kept', async () => {
	const { folder, groups, matching } = await oneNamesake();
	const ids = Array.from({ length: 8 }, (_, n) => `ucdp-ged:actor:${n}`);
	await Promise.all(ids.map((id) => mergeGroup(folder, groups, { imported: id, group })));
	expect((await matching()).merged.map((one) => one.imported)).toEqual(ids);
});

test('a group of two imports is suggested to be the one that is kept by hand, and where there is none to be each other', () => {
	const called = (id: string, name: string) => ({
		...{ id, name, kind: 'armed group' as const, names: [], people: [], evidence: [] }
	});
	const known = [
		called('front', 'The Front'),
		called('a:front', 'The Front'),
		called('a:x', 'X Y')
	];
	const brought = [called('b:front', 'The Front'), called('b:x', 'X Y')];
	expect(suggestGroups(brought, known).map(({ imported, group }) => [imported, group])).toEqual([
		['b:front', 'front'],
		['b:x', 'a:x']
	]);
});
