import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextIndex } from '../../columns/text.ts';
import type { Kind } from '../../domain/records.ts';
import { holdsPhrase, parseWanted, wordsOf } from '../../query/fold.ts';
import { readData } from '../data.ts';
import { emptyStore } from '../store.fixture.ts';
import { withDatabase } from './built.fixture.ts';
import { ensureSnapshot } from './publish.ts';
import { fileOf } from './shelf.ts';
import { TABLE_OF } from './tables.ts';
import { createTextTable, keyOfText, openText, searchThrough } from './text.ts';

/** A file with the full text of incidents, where what more than `common` of them hold is kept at hand. */
function withText<T>(texts: string[][], common: number, work: (db: Database.Database) => T): T {
	const db = new Database(':memory:');
	try {
		db.exec('BEGIN');
		const table = createTextTable(db, 'incident', common);
		texts.forEach((text, row) => table.write(row + 1, text));
		table.finish(texts.length);
		db.exec('COMMIT');
		return work(db);
	} finally {
		db.close();
	}
}

/** What holds all words and phrases asked for, by looking at each text of each record. */
function oracle(texts: string[][], q: string): number[] {
	const { words, phrases } = parseWanted(q);
	if (!words.length && !phrases.length) return [];
	return texts.flatMap((own, row) => {
		const said = own.map(wordsOf);
		const all = said.flat();
		const holds =
			words.every((word) => all.some((other) => other.startsWith(word))) &&
			phrases.every((phrase) => said.some((text) => holdsPhrase(text, phrase)));
		return holds ? [row] : [];
	});
}

// Words that begin alike, of several scripts, with marks, and one that came into Unicode late.
const wordSample = fc.constantFrom(
	...['attack', 'attacks', 'Áttack', 'at', 'a', 'b', 'town', 'Taraz', 'tarazi', 'of', 'the'],
	...['нападение', 'Напад', 'на', 'الهُجُوم', 'هجوم', 'مدينة', '攻撃', '𞤀𞤣𞤤𞤢𞤥', '1', '12', '\uE000']
);
const sentence = (maxLength: number) =>
	fc.array(wordSample, { maxLength }).map((words) => words.join(' '));
const textsSample = fc.array(fc.array(sentence(6), { maxLength: 3 }), { maxLength: 40 });
const questionSample = fc
	.array(
		fc.oneof(
			wordSample,
			wordSample.map((word) => word.slice(0, 2)),
			sentence(3).map((words) => `"${words}"`),
			fc.string({ maxLength: 4 })
		),
		{ maxLength: 4 }
	)
	.map((parts) => parts.join(' '));

test('full text finds what looking at every text finds, however common the words', () => {
	fc.assert(
		fc.property(
			textsSample,
			fc.array(questionSample, { maxLength: 12 }),
			fc.nat({ max: 12 }),
			(texts, questions, common) =>
				withText(texts, common, (db) => {
					const search = openText(db);
					for (const q of questions)
						expect([q, ...searchThrough(search(q, 'incident'))]).toEqual([q, ...oracle(texts, q)]);
				})
		),
		{ numRuns: 400 }
	);
});

test('what is common is kept at hand, and a set once for all beginnings that have it', () => {
	const texts = Array.from({ length: 30 }, (_, row) => [row % 2 ? 'attack' : 'attacks on Taraz']);
	withText(texts, 10, (db) => {
		const kept = db.prepare('SELECT beginning, rows, n FROM text_beginnings').all() as {
			beginning: string;
			rows: number;
			n: number;
		}[];
		const of = (rows: number) => kept.filter((one) => one.rows === rows);
		expect(
			of(30)
				.map(({ beginning }) => beginning)
				.sort()
		).toEqual(['a', 'at', 'att', 'atta', 'attac', 'attack']);
		expect(new Set(of(30).map(({ n }) => n)).size).toBe(1);
		expect(of(15).map(({ beginning }) => beginning)).toContain('attack ');
		expect(of(15).map(({ beginning }) => beginning)).toContain('taraz');
	});
});

test('two common words that stand after each other are kept at hand as well', () => {
	const texts = Array.from({ length: 30 }, (_, row) =>
		row % 3 ? ['armed clash', 'near'] : ['clash', 'armed near']
	);
	withText(texts, 15, (db) => {
		const kept = db.prepare(
			"SELECT beginning, rows FROM text_beginnings WHERE beginning LIKE '% _%'"
		);
		expect(kept.raw().all()).toEqual([['armed clash ', 20]]);
		expect(searchThrough(openText(db)('"clash armed"', 'incident'))).toHaveLength(0);
	});
});

test('a snapshot that keeps no pairs finds the same', () => {
	const texts = Array.from({ length: 30 }, (_, row) => [row % 3 ? 'armed clash' : 'clash armed']);
	withText(texts, 15, (db) => {
		db.exec("DELETE FROM text_beginnings WHERE beginning LIKE '% _%'");
		expect([...searchThrough(openText(db)('"armed clash"', 'incident'))]).toEqual(
			texts.flatMap((_, row) => (row % 3 ? [row] : []))
		);
	});
});

test('questions that ask the same are the same, whatever their order and case', () => {
	expect(keyOfText('Taraz attack tar "Security  forces" security')).toBe(
		keyOfText('attack «security forces» taraz')
	);
	expect(keyOfText('"security forces"')).not.toBe(keyOfText('security forces'));
	expect(keyOfText(' ’ "" * ')).toBe('');
});

test('a search for a phrase of common words goes by steps, and others go on between them', () => {
	const texts = Array.from({ length: 12_000 }, () => ['armed clash near']);
	withText(texts, 10, (db) => {
		const search = openText(db);
		const steps = search('"armed clash near"', 'incident');
		expect(steps.next().done).toBe(false);
		expect(searchThrough(search('armed', 'incident'))).toHaveLength(12_000);
		expect([...searchThrough(steps)]).toEqual(texts.map((_, row) => row));
		const left = search('"armed clash near"', 'incident');
		left.next();
		left.return(new Uint32Array(0));
		expect(left.next().done).toBe(true);
	});
});

const QUERIES = [
	...['taraz', 'Tar', 'TARÁZ', 'security forces', '"security forces"', '"forces security"'],
	...['jund "al khilafah"', 'headscarf', 'нападение', 'Напад', '"в городе Тараз"', 'тараз атырау'],
	...[
		'هجوم',
		'الهجوم على',
		'"على الثكنة"',
		'مدينه',
		'x',
		'"',
		'""',
		'a OR b',
		'NEAR(a b)',
		'col:x',
		'*',
		'no-one'
	]
];

test('full text on disk finds what full text in memory finds, in Latin, Cyrillic and Arabic', async () => {
	const { folder, store, change } = await emptyStore();
	await change('layers/taraz.geojson', {
		'features.0.properties.note': 'Нападение в городе Тараз: вооружённое нападение'
	});
	await change('layers/atyrau.geojson', {
		'features.0.properties.note': 'الهُجُوم على الثكنة في مدينة أتيراو'
	});
	const { id } = await ensureSnapshot({ data: folder, store });
	const memory = createTextIndex((await readData(folder)).records);
	withDatabase(fileOf(store, id), (db) => {
		const search = openText(db);
		const find = (q: string, kind: Kind) =>
			[...searchThrough(search(q, kind))].map((row) =>
				db
					.prepare(`SELECT id FROM ${TABLE_OF[kind]} WHERE fid = ?`)
					.pluck()
					.get(row + 1)
			);
		const hits = QUERIES.flatMap((q) =>
			(['incident', 'statement', 'presence'] as const).map((kind) => {
				const found = find(q, kind).sort();
				expect([q, kind, ...found]).toEqual([q, kind, ...[...memory.find(q, kind)].sort()]);
				return found.length;
			})
		);
		expect(Math.max(...hits)).toBeGreaterThan(0);
		expect(find('напад', 'incident')).toEqual(['taraz-2011-11-12']);
		expect(find('"على الثكنة"', 'incident')).toEqual(['atyrau-2011-10-31']);
	});
});
