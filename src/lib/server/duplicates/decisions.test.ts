import Database from 'better-sqlite3';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Decision } from '../../domain/duplicate.ts';
import { openSnapshot } from '../snapshot/open.ts';
import { ensureSnapshot } from '../snapshot/publish.ts';
import { fileOf } from '../snapshot/shelf.ts';
import { acledFile, emptyStore, ucdpFile } from '../store.fixture.ts';
import { decide, readDecisions, undo } from './decisions.ts';
import { openCandidates } from './list.ts';

const A = 'acled:KAZ1';
const B = 'ucdp-ged:1';
const said = { a: A, b: B, date: '2026-02-03', note: 'Same town, day and dead.' };
const same: Decision = { ...said, decision: 'same', keep: B };

/** A store with one occurrence as two datasets report it, and a second one of UCDP alone. */
async function twoReports() {
	const made = await emptyStore();
	const { folder, store, bring } = made;
	await bring(acledFile([{ fatalities: 3, event_date: '2014-05-01' }]), {
		dataset: { id: 'acled', version: '2014', terms: 'open' }
	});
	await bring(ucdpFile([{}, { id: 2, date_start: '2014-08-01', date_end: '2014-08-01' }]));
	const build = async () => (await ensureSnapshot({ data: folder, store })).id;
	return { ...made, build };
}
const idsIn = (store: string, id: string) => {
	const db = new Database(fileOf(store, id), { readonly: true });
	try {
		return db.prepare("SELECT id FROM incidents WHERE id LIKE '%:%' ORDER BY id").pluck().all();
	} finally {
		db.close();
	}
};

test('two reports of one occurrence are found, and nothing else is', async () => {
	const { store, build } = await twoReports();
	const candidates = openCandidates(store, await build());
	const found = candidates.open([], 0, 10);
	candidates.close();
	expect(found).toEqual([
		{ a: A, b: B, score: expect.any(Number) as number, km: 0, days: 0, decision: null }
	]);
	expect(found[0]?.score).toBeGreaterThan(0.7);
});

test('two held to be the same count once, in every list, and the page of the other says why', async () => {
	const { folder, store, build } = await twoReports();
	const before = await build();
	const tally = async (id: string) => {
		const { engine } = await openSnapshot(fileOf(store, id), id);
		const { matched, killed } = await engine.count({});
		return { matched, best: killed.best };
	};
	const counted = await tally(before);
	await decide(folder, same);
	const after = await build();
	expect(after).not.toBe(before);
	expect(idsIn(store, after)).toEqual([B, 'ucdp-ged:2']);
	expect(await tally(after)).toEqual({ matched: counted.matched - 1, best: counted.best - 3 });
	const { engine } = await openSnapshot(fileOf(store, after), after);
	expect((await engine.count({ dataset: { include: ['acled'], exclude: [] } })).matched).toBe(0);
	expect((await engine.count({ q: 'invented' })).matched).toBe(0);
	const candidates = openCandidates(store, after);
	const { date, note } = said;
	expect(candidates.same(A)).toEqual({ id: A, keep: B, date, note });
	expect(candidates.same(B)).toBeNull();
	expect(candidates.incident(A)?.title).toBeTruthy();
	expect(candidates.decided([same], 0, 10)).toMatchObject([{ a: A, b: B, decision: same }]);
	expect(candidates.open([same], 0, 10)).toEqual([]);
	candidates.close();
});

test('a decision that is taken back gives the snapshot of before, with the same id', async () => {
	const { folder, build } = await twoReports();
	const before = await build();
	await decide(folder, same);
	const once = await build();
	await decide(folder, { ...said, decision: 'same', keep: A });
	expect(new Set([before, once, await build()]).size).toBe(3);
	await undo(folder, B, A);
	expect(await build()).toBe(before);
});

test('two held to be different count as before and are no longer asked about', async () => {
	const { folder, store, build } = await twoReports();
	const before = await build();
	await decide(folder, { ...said, decision: 'different' });
	expect(await build()).toBe(before);
	const { decisions } = await readDecisions(folder);
	const candidates = openCandidates(store, before);
	expect(candidates.open(decisions, 0, 10)).toEqual([]);
	candidates.close();
});

test('decisions that come at once are all kept, one for each pair, in a file that names its schema', async () => {
	const { folder } = await emptyStore();
	const numbers = Array.from({ length: 8 }, (_, n) => n);
	await Promise.all(
		numbers.map((n) => decide(folder, { ...said, b: `ucdp-ged:${n}`, decision: 'different' }))
	);
	await decide(folder, { ...said, decision: 'same', keep: A });
	const { decisions, faults } = await readDecisions(folder);
	expect(faults).toEqual([]);
	expect(decisions.map(({ b, decision }) => `${b} ${decision}`)).toEqual(
		numbers.map((n) => `ucdp-ged:${n} ${n === 1 ? 'same' : 'different'}`)
	);
	const file = JSON.parse(await readFile(join(folder, 'duplicates.json'), 'utf8')) as object;
	expect(file).toHaveProperty('$schema', './schema/duplicates.schema.json');
});

test('a decision that cannot stand is told in a sentence and nothing is written', async () => {
	const { folder, change } = await emptyStore();
	const before = await readFile(join(folder, 'duplicates.json'), 'utf8');
	await expect(decide(folder, { ...same, keep: 'third' })).rejects.toThrow(
		`keep: found third, expected ${A} or ${B}.`
	);
	await expect(decide(folder, { ...same, note: ' ' })).rejects.toThrow(/^note: found " "/);
	await expect(undo(folder, A, B)).rejects.toThrow(`Nothing is decided on ${A} and ${B}.`);
	expect(await readFile(join(folder, 'duplicates.json'), 'utf8')).toBe(before);
	await change('duplicates.json', { duplicates: [{ a: 1 }] });
	await expect(decide(folder, same)).rejects.toThrow(/has faults; mend it first/);
});

test('an incident that a statement speaks of cannot be dropped', async () => {
	const { folder, change } = await emptyStore();
	const statements = [{ incidents: ['taraz-2011-11-12'] }] as never;
	const decision = { ...said, a: 'taraz-2011-11-12', decision: 'same', keep: B };
	await change('duplicates.json', { duplicates: [decision] });
	const { faults } = await readDecisions(folder, { statements });
	expect(faults).toMatchObject([
		{ field: 'keep', expected: 'taraz-2011-11-12, which a statement speaks of' }
	]);
});
