import { expect, onTestFinished, test, vi } from 'vitest';
import { emptyStore, manyRows, ucdpFile } from './store.fixture.ts';
import { layOut } from '../columns/share.ts';
import { fileOf } from './snapshot/shelf.ts';
import { createTextSearch, type TextOptions } from './fulltext.ts';
import { inTurn, Overload, type Turn } from './turn.ts';

/** Rows of the file that lie in a town. */
const TOWNS = 23;

async function searching(options: TextOptions = {}) {
	const { store, bring } = await emptyStore();
	const { snapshot } = await bring(ucdpFile(manyRows(40)));
	const search = createTextSearch(fileOf(store, snapshot ?? ''), layOut([]), options);
	onTestFinished(() => search.close());
	return search;
}

test('rows of all kinds come back, ascending, in memory that threads share', async () => {
	const { hits } = await searching();
	const { incident, statement, presence } = await hits({ q: 'town' });
	expect(incident.length).toBe(TOWNS);
	expect([...incident]).toEqual([...incident].sort((a, b) => a - b));
	expect(incident.buffer).toBeInstanceOf(SharedArrayBuffer);
	expect(statement).toHaveLength(0);
	expect((await hits({ q: 'haqqani' })).presence.length).toBeGreaterThan(0);
	expect(presence).toHaveLength(0);
	expect((await hits({ q: ' ’ ' })).incident).toHaveLength(0);
});

test('a question asked twice, in whatever order of words, is answered once and remembered', async () => {
	const { hits, state } = await searching();
	const both = [hits({ q: 'armed town' }), hits({ q: 'Town  ARMED' })];
	expect(state().asked).toBe(1);
	const [one, other] = await Promise.all(both);
	expect(one).toBe(other);
	expect(await hits({ q: 'town armed' })).toBe(one);
});

test('what is remembered is bounded', async () => {
	const { hits } = await searching({ cacheBytes: 100 });
	expect(await hits({ q: 'town' })).not.toBe(await hits({ q: 'town' }));
});

test('a question that nobody waits for any more is dropped; others that wait for it get their answer', async () => {
	const { hits, state } = await searching();
	const leaving = new AbortController();
	const alone = inTurn({ signal: leaving.signal }, () => hits({ q: 'armed' }));
	const shared = inTurn({ signal: leaving.signal }, () => hits({ q: 'town' }));
	const other = hits({ q: 'town' });
	expect(state().asked).toBe(2);
	leaving.abort(new Error('Left.'));
	await expect(alone).rejects.toThrow('Left.');
	await expect(shared).rejects.toThrow('Left.');
	expect(state().asked).toBe(1);
	expect((await other).incident).toHaveLength(TOWNS);
	await expect(inTurn({ signal: leaving.signal }, () => hits({ q: 'x' }))).rejects.toThrow('Left.');
});

test('more questions than may wait are refused', async () => {
	const { hits } = await searching({ waiting: 2 });
	const turn: Turn = {};
	const asked = [hits({ q: 'a' }), hits({ q: 'b' })];
	await expect(inTurn(turn, () => hits({ q: 'c' }))).rejects.toThrow(Overload);
	expect(turn.overload).toBeInstanceOf(Overload);
	await Promise.all(asked);
});

test('the thread ends when nothing is asked for a while, and starts again', async () => {
	const { hits, state } = await searching({ idle: 20, cacheBytes: 0 });
	expect(state().running).toBe(false);
	await hits({ q: 'town' });
	await vi.waitFor(() => expect(state().running).toBe(false));
	expect((await hits({ q: 'town' })).incident).toHaveLength(TOWNS);
});

test('a file that cannot be opened fails the question, not the server', async () => {
	const { hits, close } = createTextSearch('/nowhere/nothing.gpkg', layOut([]));
	await expect(hits({ q: 'town' })).rejects.toThrow();
	await expect(hits({ q: 'town' })).rejects.toThrow();
	await close();
});
