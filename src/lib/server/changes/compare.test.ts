import { expect, test } from 'vitest';
import type { Atlas } from '../atlas.ts';
import { openSnapshot } from '../snapshot/open.ts';
import { ensureSnapshot } from '../snapshot/publish.ts';
import { fileOf } from '../snapshot/shelf.ts';
import { emptyStore, manyRows, ucdpFile, type Cells } from '../store.fixture.ts';
import { compare, type Change } from './compare.ts';

const rows = manyRows(30);
async function states(change: (rows: Cells[]) => Cells[]): Promise<[Atlas, Atlas]> {
	const made = await emptyStore();
	const build = async (cells: Cells[]): Promise<Atlas> => {
		await made.bring(ucdpFile(cells));
		const { id } = await ensureSnapshot({ data: made.folder, store: made.store });
		const opened = await openSnapshot(fileOf(made.store, id), id);
		return { ...opened, places: [], faults: [], edition: id };
	};
	return [await build(rows), await build(change(rows))];
}
const told = (changes: Change[] | null) =>
	changes?.map(({ fate, row, differences }) => [
		fate,
		row.id,
		...differences.map(({ part, before, after }) => `${part}: ${before} > ${after}`)
	]);

test('what was added, corrected and withdrawn between two states of the data is told one by one', async () => {
	const [older, newer] = await states((cells) => [
		...cells.slice(1, 5),
		{ ...cells[5], best: 17 },
		...cells.slice(6),
		{ ...cells[6], id: 5000 }
	]);
	const changes = told(await compare(older, newer, {}));
	expect(changes).toEqual([
		['withdrawn', 'ucdp-ged:1000'],
		['changed', 'ucdp-ged:1005', expect.stringMatching(/^Killed: .*5.* > .*17/)],
		['added', 'ucdp-ged:5000']
	]);
	const back = told(await compare(newer, older, {}));
	expect(back?.map(([fate, id]) => [fate, id])).toEqual([
		['withdrawn', 'ucdp-ged:5000'],
		['changed', 'ucdp-ged:1005'],
		['added', 'ucdp-ged:1000']
	]);
});

test('within a view, what moved in or out of it is told apart from what is new or gone', async () => {
	const [older, newer] = await states((cells) =>
		cells.map((cell, index) => ({
			...cell,
			best: index === 3 ? 20 : index === 10 ? 1 : (cell.best ?? 0)
		}))
	);
	const filter = { killed: { min: 10, max: null } };
	const fates = (await compare(older, newer, filter))?.map(({ fate, row }) => [fate, row.id]);
	expect(fates).toEqual([
		['left', 'ucdp-ged:1010'],
		['entered', 'ucdp-ged:1003']
	]);
});

test('a state compared with itself has no changes', async () => {
	const [older] = await states((cells) => cells);
	expect(await compare(older, older, {})).toEqual([]);
});
