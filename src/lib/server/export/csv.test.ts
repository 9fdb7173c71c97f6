import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCell, guarded } from './csv.ts';
import { exported, HOSTILE, madeOf, openedAtlas, written } from './export.fixture.ts';
import { plainText } from './table.ts';

const rowsOf = (bytes: Buffer) =>
	parse(bytes, { columns: true, recordDelimiter: '\r\n' }) as unknown as Record<string, string>[];

test('a text that begins as a formula does is guarded; a negative number is not', () => {
	for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\nx', '＝1'])
		expect(formatCell(text)).toContain("'");
	expect(formatCell(-1.5)).toBe('-1.5');
	expect(formatCell(null)).toBe('');
	expect(formatCell(0)).toBe('0');
});

test('any text comes back out of a cell as it went in, but for the guard', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, other) => {
			const line = `${formatCell(one)},${formatCell(other)}\r\n`;
			const [cells] = parse(line, { recordDelimiter: '\r\n', relaxColumnCount: true });
			expect(cells).toEqual([guarded(one), guarded(other)]);
		})
	);
});

test('hostile texts stay in their cells, and no line more or less is written', async () => {
	const rows = rowsOf(await written(madeOf(HOSTILE), 'csv'));
	expect(rows.map(({ title }) => title)).toEqual(HOSTILE.map((text) => guarded(plainText(text))));
	expect(rows.map(({ id }) => id)).toEqual(HOSTILE.map((_, index) => `id-${index}`));
});

test('a table without records is its line of names', async () => {
	expect((await written(madeOf([]), 'csv')).toString()).toBe(
		'id,title,earliest,latest,killed_best,lon,url\r\n'
	);
});

test('a view as CSV has a line for each incident, with its licence; what is unknown is empty, never 0', async () => {
	const known = await openedAtlas();
	const rows = rowsOf(await exported(known, 'csv'));
	expect(rows).toHaveLength(63);
	const khost = rows.find(({ layer }) => layer === 'khost');
	expect(khost).toMatchObject({
		...{ lon: '', lat: '', region: 'AF-KHO', place_precision: 'province', drawing: 'outline' },
		...{ killed_low: '', killed_best: '', killed_high: '', earliest: '', occurrences: '' }
	});
	expect(rows.find(({ layer }) => layer === 'taraz')).toMatchObject({
		...{ lon: '71.37', lat: '42.9', killed_best: '6', groups: 'Jund al Khilafah' },
		...{ group_ids: 'jund-al-khilafah', roles: 'perpetrator', standings: 'claimed' },
		figures: expect.stringContaining(
			'killed security forces 4/4/4; killed civilian 2/2/2'
		) as string
	});
	expect(rows.every(({ licence, citation }) => licence && citation)).toBe(true);
});

test('statements and attributions are tables of their own', async () => {
	const known = await openedAtlas(3);
	const statements = rowsOf(await exported(known, 'csv', '', 'statements'));
	expect(statements.map(({ type }) => type).sort()).toEqual(['claim of responsibility', 'threat']);
	expect(statements.map(({ speaker_id }) => speaker_id)).toEqual(Array(2).fill('jund-al-khilafah'));
	const attributions = rowsOf(await exported(known, 'csv', 'dataset=atlas', 'attributions'));
	expect(attributions.map(({ standing }) => standing).sort()).toEqual([
		...['attributed', 'claimed', 'claimed']
	]);
});
