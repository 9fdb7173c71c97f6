import { expect, test } from 'vitest';
import { incident } from '../query/handmade.ts';
import { copyData } from './folder.fixture.ts';
import { createDecisions, readPublishing } from './publishing.ts';

const imported = (id: string, note?: string) =>
	incident(id, { dataset: 'ucdp-ged', ...(note !== undefined && { note }) });

test('the note of an imported record is kept back until its id or a pattern of it is approved', () => {
	const notes = [{ dataset: 'ucdp-ged', approve: ['ucdp-ged:7', 'ucdp-ged:2014*'] }];
	const decide = createDecisions({ notes, records: [] });
	const heldBack = (id: string) => decide(imported(id, 'A note.')).publish?.withhold ?? [];
	expect(heldBack('ucdp-ged:7')).toEqual([]);
	expect(heldBack('ucdp-ged:20141')).toEqual([]);
	expect(heldBack('ucdp-ged:70')).toEqual(['note']);
});

test('an approval for one dataset lets out nothing of another', () => {
	const notes = [{ dataset: 'other', approve: ['other:*'] }];
	const decide = createDecisions({ notes, records: [] });
	expect(decide(imported('ucdp-ged:7', 'A note.')).publish).toEqual({ withhold: ['note'] });
});

test('a record without a note and without a decision stays as it is', () => {
	const decide = createDecisions({ notes: [], records: [] });
	const record = imported('ucdp-ged:1');
	expect(decide(record)).toBe(record);
});

test('what is decided of one record is kept back of it, and its note with that', () => {
	const records = [
		{ id: 'ucdp-ged:1', precision: 'province' as const, withhold: ['title' as const] }
	];
	const decide = createDecisions({ notes: [], records });
	const { publish } = decide(imported('ucdp-ged:1', 'A note.'));
	expect(publish).toEqual({ precision: 'province', withhold: ['title', 'note'] });
	expect(decide(imported('ucdp-ged:2')).publish).toBeUndefined();
});

test('there need not be a file of decisions', async () => {
	const { folder } = await copyData();
	expect(await readPublishing(folder)).toEqual({
		publishing: { notes: [], records: [] },
		faults: []
	});
});

test('a file of decisions with anything wrong in it decides nothing and names every fault', async () => {
	const { folder, write } = await copyData();
	const read = async (value: unknown) => {
		await write('publish.json', JSON.stringify(value));
		const { publishing, faults } = await readPublishing(folder);
		expect(publishing).toEqual({ notes: [], records: [] });
		return faults.map(({ record, field }) => [record, field].filter(Boolean).join('.'));
	};
	expect(await read({ notes: [{ dataset: 'a', approve: ['b:*', '*'] }], records: [] })).toEqual([
		'notes.0.approve.0',
		'notes.0.approve.1'
	]);
	const twice = { id: 'a:1', withhold: ['note'] };
	expect(await read({ notes: [], records: [{ id: 'taraz' }, twice, twice] })).toEqual([
		'records.0.id',
		'records.2.id'
	]);
	expect(await read({ notes: [], records: [{ id: 'a:1', precision: 'exact' }] })).toEqual([
		'records.0.precision'
	]);
	expect(await read({ notes: [] })).toEqual(['records']);
	await write('publish.json', '{');
	expect((await readPublishing(folder)).faults).toHaveLength(1);
});
