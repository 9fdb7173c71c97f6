import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysOfName } from '../prefix.ts';
import { openNames, writeNames } from './names.ts';

interface Row {
	place: string;
	title: string;
	dataset: string;
	region: string | null;
	latest: string | null;
}

/** A file with incidents of these names, as far as names are made of it. */
function withRows<T>(rows: Row[], work: (db: Database.Database) => T): T {
	const db = new Database(':memory:');
	try {
		db.exec(
			`CREATE TABLE incidents (fid INTEGER PRIMARY KEY, id, title, place, place_precision, region, latest,
				dataset, layer);
			CREATE TABLE records (kind, id);
			CREATE TABLE rtree_incidents_geom (id INTEGER PRIMARY KEY, minx, miny)`
		);
		const insert = db.prepare(
			`INSERT INTO incidents VALUES (@fid, @id, @title, @place, 'exact', @region, @latest, @dataset, NULL)`
		);
		const enter = db.prepare("INSERT INTO records VALUES ('incident', ?)");
		const place = db.prepare('INSERT INTO rtree_incidents_geom VALUES (?, ?, 40)');
		rows.forEach((row, at) => {
			insert.run({ ...row, fid: at + 1, id: `${row.dataset}:${at}` });
			enter.run(`${row.dataset}:${at}`);
			place.run(at + 1, at / 100);
		});
		writeNames(db, [], new Set());
		return work(db);
	} finally {
		db.close();
	}
}

const wordSample = fc.constantFrom('al', 'Ålpha', 'alp', 'beta', 'b', 'Тараз', 'خوست', 'Al-Bab');
const nameSample = fc
	.array(wordSample, { minLength: 1, maxLength: 3 })
	.map((words) => words.join(' '));
const rowSample: fc.Arbitrary<Row> = fc.record({
	place: nameSample,
	title: nameSample,
	dataset: fc.constantFrom('one', 'two'),
	region: fc.constantFrom(null, 'KZ'),
	latest: fc.constantFrom(null, '2011-11-12', '2014-05-01')
});

test('names are found by every beginning of each of their words, and by no other', () => {
	fc.assert(
		fc.property(
			fc.array(rowSample, { maxLength: 400 }),
			fc.constantFrom('a', 'al', 'alp', 'alpha b', 'b', 'тар', 'خو', 'albab', 'x'),
			fc.constantFrom('place' as const, 'incident' as const),
			(rows, beginning, kind) =>
				withRows(rows, (db) => {
					const found = openNames(db, new Set()).find(kind, beginning, 10_000);
					const nameOf = (row: Row) => (kind === 'place' ? row.place : row.title);
					const wanted = new Map<string, number>();
					for (const row of rows) {
						const name = nameOf(row);
						for (const { key, whole } of keysOfName(name, 64, 6)) {
							if (!key.startsWith(beginning)) continue;
							const how = !whole ? 1 : key === beginning ? 3 : 2;
							wanted.set(name, Math.max(how, wanted.get(name) ?? 0));
						}
					}
					for (const { name, exactness } of found) expect(exactness).toBe(wanted.get(name));
					expect(new Set(found.map(({ name }) => name))).toEqual(new Set(wanted.keys()));
					const order = found.map(({ exactness }) => exactness);
					expect(order).toEqual([...order].sort((a, b) => b - a));
				})
		),
		{ numRuns: 60 }
	);
});

test('of very many names that begin alike the best are found: whole ones first, then by rank', () => {
	const rows = Array.from({ length: 900 }, (_, n): Row => {
		const place = n % 3 ? `Tell ${n % 300}` : `Old Tell ${n % 300}`;
		return { place, title: 'x', dataset: 'one', region: 'SY', latest: null };
	});
	withRows([...rows, ...Array.from({ length: 5 }, () => rows[7]!)], (db) => {
		const found = openNames(db, new Set()).find('place', 'tell', 10);
		expect(found).toHaveLength(10);
		expect(found[0]).toMatchObject({ name: 'Tell 7', exactness: 2 });
		expect(found.every(({ exactness }) => exactness === 2)).toBe(true);
	});
});

test('a title leads to its newest incident, a place to one that lies there', () => {
	const row = { place: 'Aleppo', title: 'Armed clash, Aleppo', dataset: 'one', region: 'SY' };
	const rows = ['2012-01-01', '2016-01-01', null].map((latest) => ({ ...row, latest }));
	withRows(rows, (db) => {
		const { find } = openNames(db, new Set());
		expect(find('incident', 'armed', 5)).toMatchObject([{ incident: 'one:1' }]);
		expect(find('place', 'aleppo', 5)).toMatchObject([{ incident: 'one:0', position: [0, 40] }]);
	});
});

test('nothing of a dataset that is not listed is found', () => {
	const row = { place: 'Aleppo', title: 'Aleppo', region: 'SY', latest: null };
	withRows(
		[
			{ ...row, dataset: 'one' },
			{ ...row, dataset: 'two' }
		],
		(db) => {
			const { find, ids } = openNames(db, new Set(['two']));
			expect(find('place', 'al', 5).map(({ incident }) => incident)).toEqual(['one:0']);
			expect(find('incident', 'aleppo', 5).map(({ incident }) => incident)).toEqual(['one:0']);
			expect(ids('two', 5)).toEqual([]);
			expect(ids('one:', 5)).toEqual(['one:0']);
		}
	);
});
