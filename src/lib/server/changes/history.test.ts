import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { ensureSnapshot } from '../snapshot/publish.ts';
import { emptyStore, manyRows, ucdpFile, type Cells } from '../store.fixture.ts';

afterEach(() => vi.unstubAllEnvs());

const rows = manyRows(5);
const ID = { kind: 'incident', id: 'ucdp-ged:1002' } as const;
const without = [...rows.slice(0, 2), ...rows.slice(3)];
const corrected = rows.map((row, at) => (at === 2 ? { ...row, best: 17 } : row));

/** A server over a store in which one state of the data came after the other. */
async function after(...states: Cells[][]) {
	const made = await emptyStore();
	vi.stubEnv('ATLAS_DATA', made.folder);
	vi.stubEnv('ATLAS_STORE', made.store);
	vi.resetModules();
	for (const cells of states) {
		await made.bring(ucdpFile(cells));
		await ensureSnapshot({ data: made.folder, store: made.store });
	}
	const [{ atlas, catchUp }, { historyOf }] = await Promise.all([
		import('../atlas.ts'),
		import('./history.ts')
	]);
	return { ...made, atlas, catchUp, historyOf };
}

test('a record’s history names every state in which it came, was corrected or went, the latest first', async () => {
	const { atlas, historyOf } = await after(without.slice(1), rows, corrected, without);
	const { steps, holding } = await historyOf(await atlas(), ID);
	expect(steps.map(({ change }) => change.fate)).toEqual(['withdrawn', 'changed', 'added']);
	expect(steps[1]?.change.differences.map(({ part }) => part)).toEqual(['Killed']);
	for (const [at, { older, newer }] of steps.entries()) {
		expect(newer.id).not.toBe(older.id);
		if (at) expect(newer.id).toBe(steps[at - 1]?.older.id);
	}
	expect(holding).toBe(2);
}, 60_000);

test('nobody’s history is empty, and that of a redacted record too, whatever older states hold', async () => {
	const { atlas, catchUp, historyOf, folder } = await after(rows, corrected);
	const nobody = await historyOf(await atlas(), { kind: 'incident', id: 'nobody' });
	expect(nobody).toMatchObject({ holding: 0, steps: [] });
	expect(await historyOf(await atlas(), ID)).toMatchObject({ holding: 2 });
	const redaction = { ...ID, date: '2026-11-20', reason: 'It put a witness in danger.' };
	await writeFile(join(folder, 'redactions.json'), JSON.stringify({ redactions: [redaction] }));
	await catchUp();
	expect(await historyOf(await atlas(), ID)).toMatchObject({ holding: 0, steps: [] });
}, 60_000);
