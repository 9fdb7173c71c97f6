import { Parser } from 'saxen';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Atlas } from '../atlas.ts';
import { compare } from '../changes/compare.ts';
import { HOSTILE } from '../export/export.fixture.ts';
import { plainText } from '../export/table.ts';
import { rowOf } from '../rows.ts';
import { openSnapshot } from '../snapshot/open.ts';
import { fileOf } from '../snapshot/shelf.ts';
import { emptyStore, manyRows, ucdpFile, type Cells } from '../store.fixture.ts';
import { formatFeed, type Entry, type Feed } from './atom.ts';
import { entriesOf, entryOfRow } from './entries.ts';

const ORIGIN = 'http://127.0.0.1:4160';
const entry = (title: string, index: number): Entry => ({
	id: `${ORIGIN}/incidents/${index}`,
	title,
	updated: '2026-11-20T00:00:00.000Z',
	link: `${ORIGIN}/incidents/${index}`,
	summary: title,
	categories: [{ term: 'attack', label: title }],
	point: [71.37, 42.9]
});
const feed = (entries: Entry[]): Feed => ({
	self: `${ORIGIN}/feed.atom?region=KZ&from=2011-01-01`,
	alternate: `${ORIGIN}/?region=KZ`,
	title: 'Incidents',
	subtitle: '',
	updated: '2026-11-20T00:00:00.000Z',
	rights: 'CC BY 4.0',
	entries
});

/** The texts of an element, read by a parser that refuses what is not well-formed. */
function textsIn(xml: string, wanted: string): string[] {
	const texts: string[] = [];
	let text = '';
	const parser = new Parser();
	parser.on('openTag', () => void (text = ''));
	parser.on('text', (found, decode) => void (text += decode(found)));
	parser.on('closeTag', (name) => void (name === wanted && texts.push(text)));
	parser.on('error', (problem) => {
		throw problem;
	});
	parser.parse(xml);
	return texts;
}

test('hostile titles come back as they are', () => {
	const xml = formatFeed(feed(HOSTILE.map(entry)));
	const bare = (text: string) => plainText(text).replaceAll('\ufffd', '');
	expect(textsIn(xml, 'title').slice(1).map(bare)).toEqual(HOSTILE.map(bare));
	expect(textsIn(xml, 'georss:point')).toEqual(HOSTILE.map(() => '42.9 71.37'));
	expect(xml).not.toContain('<script');
});

test('whatever is said, the feed is well-formed', () => {
	fc.assert(
		fc.property(fc.array(fc.string({ unit: 'binary' })), (titles) => {
			expect(textsIn(formatFeed(feed(titles.map(entry))), 'id')).toHaveLength(titles.length + 1);
		})
	);
});

test('additions, corrections and withdrawals are told, each correction as an entry of its own', async () => {
	const { store, bring } = await emptyStore();
	const build = async (cells: Cells[]): Promise<Atlas> => {
		const { snapshot } = await bring(ucdpFile(cells));
		const id = snapshot ?? '';
		const opened = await openSnapshot(fileOf(store, id), id);
		return { ...opened, places: [], faults: [], edition: id };
	};
	const rows = manyRows(10);
	const older = await build(rows);
	const newer = await build([
		...rows.slice(1, 5),
		{ ...rows[5], best: 17 },
		...rows.slice(6),
		{ ...rows[0], id: 5000 }
	]);
	const changes = await compare(older, newer, {});
	const made = '2026-11-21T10:00:00.000Z';
	const told = entriesOf({ known: newer, made }, changes ?? [], ORIGIN);
	expect(told.map(({ title }) => title.replace(/: .*/, ''))).toEqual([
		...['Withdrawn', 'Corrected', expect.not.stringMatching(/^(Withdrawn|Corrected)/) as string]
	]);
	expect(told.map(({ id }) => id)).toEqual([
		`${ORIGIN}/incidents/ucdp-ged%3A1000?snapshot=${newer.engine.snapshot}`,
		`${ORIGIN}/incidents/ucdp-ged%3A1005?snapshot=${newer.engine.snapshot}`,
		`${ORIGIN}/incidents/ucdp-ged%3A5000`
	]);
	expect(told[1]?.summary).toMatch(/Killed: .*5.* → .*17/);
	expect(told.every(({ updated }) => updated === made)).toBe(true);
});

test('an incident has a point only where its place itself is known', async () => {
	const { store, bring } = await emptyStore();
	const { snapshot = '' } = await bring(ucdpFile(manyRows(14)));
	const opened = await openSnapshot(fileOf(store, snapshot ?? ''), snapshot ?? '');
	const known: Atlas = { ...opened, places: [], faults: [], edition: snapshot ?? '' };
	const page = await known.engine.page({}, { kind: 'incident', order: 'title', limit: 99 });
	for (const record of page.items) {
		const row = rowOf(record, known.records);
		const { point } = entryOfRow({ known, made: '' }, row, ORIGIN);
		expect(point !== null, row.precision).toBe(
			['exact', 'settlement', 'water'].includes(row.precision)
		);
	}
});
