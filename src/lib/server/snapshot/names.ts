// What imported rows are called, found by the beginning of a name or of a word in it: places by the names that rows
// give them, incidents by their titles. Each name is kept once for a dataset and found by an index; where very many
// begin alike, the best of them are at hand.
import type { Database } from 'better-sqlite3';
import type { Region } from '../../domain/region.ts';
import { keysOfName } from '../prefix.ts';
import { NOWHERE } from '../rows.ts';

/** The best are kept of a beginning that more names than this have. */
const MANY = 200;
/** How many are kept of such a beginning, and how long it can be. */
const BEST = 50;
const LONGEST = 24;
/** So many letters of a name are looked at, and so many of its later words. */
const LETTERS = 64;
const WORDS = 6;
const AT_ONCE = 2000;
/** Added to the row of what is no point, so that the least is a point wherever there is one. */
const NO_POINT = 2 ** 40;

const TABLES = `
CREATE TABLE names (
	n INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, dataset TEXT NOT NULL, region TEXT,
	rank INTEGER NOT NULL, fid INTEGER NOT NULL);
CREATE TABLE name_keys (
	kind TEXT NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL, whole INTEGER NOT NULL,
	PRIMARY KEY (kind, key, n)) WITHOUT ROWID;
CREATE TABLE name_bests (
	kind TEXT NOT NULL, beginning TEXT NOT NULL, best TEXT NOT NULL,
	PRIMARY KEY (kind, beginning)) WITHOUT ROWID;
CREATE TEMP TABLE keys (kind TEXT, key TEXT, n INTEGER, whole INTEGER);
`;

/** A name's rank is how many rows give a place, or the last day of an incident. */
const NAMES = (isListed: string) => `
INSERT INTO names (kind, name, dataset, region, rank, fid)
	SELECT 'place', place, dataset, region, count(*), min(fid + CASE
		WHEN place_precision IN ('exact', 'settlement', 'near-settlement', 'water') THEN 0 ELSE ${NO_POINT} END)
	FROM incidents WHERE ${isListed} GROUP BY place, dataset, region;
INSERT INTO names (kind, name, dataset, rank, fid)
	SELECT 'incident', title, dataset, ifnull(julianday(max(latest)), 0), fid
	FROM incidents WHERE ${isListed} GROUP BY title, dataset;
`;

interface Key {
	kind: string;
	key: string;
	n: number;
	whole: number;
	rank: number;
}

const isBefore = (a: Key, b: Key) => b.whole - a.whole || b.rank - a.rank || a.n - b.n;

/** A beginning with how many keys have it and the best of them. */
interface Level {
	beginning: string;
	count: number;
	best: Key[];
}

function enter({ best }: Level, key: Key): void {
	const worst = best[BEST - 1];
	if (worst && isBefore(worst, key) <= 0) return;
	const known = best.findIndex(({ n }) => n === key.n);
	if (known >= 0) {
		if (isBefore(best[known]!, key) <= 0) return;
		best.splice(known, 1);
	}
	const at = best.findIndex((other) => isBefore(key, other) < 0);
	best.splice(at < 0 ? best.length : at, 0, key);
	best.length = Math.min(best.length, BEST);
}

/** Keeps the best of all beginnings that many keys have; goes through the keys in their order. */
function writeBests(db: Database): void {
	const page = db.prepare(
		`SELECT k.kind, k.key, k.n, k.whole, names.rank FROM name_keys k JOIN names USING (n)
		WHERE (k.kind, k.key, k.n) > (?, ?, ?) ORDER BY k.kind, k.key, k.n LIMIT ${AT_ONCE}`
	);
	const insert = db.prepare('INSERT INTO name_bests VALUES (?, ?, ?)');
	let levels: Level[] = [];
	let last: Pick<Key, 'kind' | 'key' | 'n'> = { kind: '', key: '', n: 0 };
	const close = () => {
		const { beginning, count, best } = levels.pop()!;
		const kept = best.map(({ n, whole }) => [n, whole]);
		if (count > MANY) insert.run(last.kind, beginning, JSON.stringify(kept));
	};
	for (;;) {
		const keys = page.all(last.kind, last.key, last.n) as Key[];
		for (const key of keys) {
			while (
				levels.length &&
				(key.kind !== last.kind || !key.key.startsWith(levels.at(-1)!.beginning))
			)
				close();
			const letters = [...key.key].slice(0, LONGEST);
			for (let depth = levels.length + 1; depth <= letters.length; depth++)
				levels.push({ beginning: letters.slice(0, depth).join(''), count: 0, best: [] });
			for (const level of levels) {
				level.count++;
				enter(level, key);
			}
			last = key;
		}
		if (keys.length < AT_ONCE) break;
	}
	while (levels.length) close();
	levels = [];
}

const listedIn = (unlisted: Iterable<string>): string =>
	`dataset NOT IN (${[...unlisted].map((id) => `'${id.replaceAll("'", "''")}'`).join()})`;

/**
 * Writes the names of what was brought in, without those of some datasets; a place that is only called by its region
 * is found as that region.
 */
export function writeNames(
	db: Database,
	regions: readonly Region[],
	unlisted: ReadonlySet<string>
): void {
	db.exec(TABLES);
	db.exec(NAMES(`layer IS NULL AND ${listedIn(unlisted)}`));
	const calledSo = new Map(regions.map(({ id, name }) => [id, name]));
	const page = db.prepare(`SELECT n, kind, name, region FROM names WHERE n > ? LIMIT ${AT_ONCE}`);
	const insert = db.prepare('INSERT INTO temp.keys VALUES (?, ?, ?, ?)');
	for (let last = 0; ;) {
		const rows = page.all(last) as {
			n: number;
			kind: string;
			name: string;
			region: string | null;
		}[];
		for (const { n, kind, name, region } of rows) {
			last = n;
			if (kind === 'place' && (name === NOWHERE || calledSo.get(region ?? '') === name)) continue;
			for (const { key, whole } of keysOfName(name, LETTERS, WORDS))
				insert.run(kind, key, n, Number(whole));
		}
		if (rows.length < AT_ONCE) break;
	}
	db.exec(
		'INSERT OR IGNORE INTO name_keys SELECT * FROM temp.keys ORDER BY kind, key, n, whole DESC'
	);
	db.exec('DROP TABLE temp.keys');
	writeBests(db);
}

/** A name that was found: how exactly (3 the whole, 2 its beginning, 1 a later word), and what it names. */
export interface NameFound {
	exactness: 1 | 2 | 3;
	name: string;
	region: string | null;
	/** Id of an incident of that name: of a place one that lies there, of a title the newest. */
	incident: string;
	/** Degrees; null where nothing of that name has a position. */
	position: [lon: number, lat: number] | null;
}

/** Finds imported records by what they are called and by their ids; nothing of datasets that are not listed. */
export interface Names {
	/** The best of a kind with a name, or a word in one, that begins so; folded. */
	find: (kind: 'place' | 'incident', beginning: string, most: number) => NameFound[];
	/** Ids of incidents that begin so, in order. */
	ids: (beginning: string, most: number) => string[];
}

/** Where nothing is on disk. */
export const NO_NAMES: Names = { find: () => [], ids: () => [] };

/** After every text that begins so. */
const AFTER = '\u{10FFFF}';

/** The names in an open snapshot. */
export function openNames(db: Database, unlisted: ReadonlySet<string>): Names {
	const best = db.prepare('SELECT best FROM name_bests WHERE kind = ? AND beginning = ?').pluck();
	const range = db
		.prepare(
			`SELECT k.n, k.whole FROM (
				SELECT n, whole FROM name_keys WHERE kind = ? AND key >= ? AND key < ? LIMIT ${AT_ONCE}) k
			JOIN names USING (n) ORDER BY k.whole DESC, rank DESC, n`
		)
		.raw();
	const exact = db
		.prepare(
			`SELECT k.n FROM name_keys k JOIN names USING (n)
			WHERE k.kind = ? AND key = ? AND whole = 1 ORDER BY rank DESC LIMIT ${BEST}`
		)
		.pluck();
	const at = db.prepare('SELECT name, dataset, region, fid FROM names WHERE n = ?');
	const idOf = db.prepare('SELECT id FROM incidents WHERE fid = ?').pluck();
	const placed = db.prepare('SELECT minx, miny FROM rtree_incidents_geom WHERE id = ?').raw();
	const withId = db
		.prepare(
			"SELECT id FROM records WHERE kind = 'incident' AND id >= ? AND id < ? ORDER BY id LIMIT ?"
		)
		.pluck();
	const isListed = (id: string) => !unlisted.has(id.slice(0, Math.max(0, id.indexOf(':'))));
	return {
		find(kind, beginning, most) {
			const cut = [...beginning].slice(0, LETTERS).join('');
			const kept = best.get(kind, cut) as string | undefined;
			const found = kept
				? (JSON.parse(kept) as [number, number][])
				: (range.all(kind, cut, cut + AFTER) as [number, number][]);
			const exactness = new Map<number, 1 | 2 | 3>();
			for (const n of exact.all(kind, cut) as number[]) exactness.set(n, 3);
			for (const [n, whole] of found) if (!exactness.has(n)) exactness.set(n, whole ? 2 : 1);
			const hits: NameFound[] = [];
			for (const [n, how] of exactness) {
				if (hits.length >= most) break;
				const { name, dataset, region, fid } = at.get(n) as {
					name: string;
					dataset: string;
					region: string | null;
					fid: number;
				};
				if (unlisted.has(dataset)) continue;
				const isPoint = fid < NO_POINT;
				const row = isPoint ? fid : fid - NO_POINT;
				const position = isPoint ? (placed.get(row) as [number, number] | undefined) : undefined;
				const incident = idOf.get(row) as string;
				hits.push({ exactness: how, name, region, incident, position: position ?? null });
			}
			return hits;
		},
		ids: (beginning, most) =>
			(withId.all(beginning, beginning + AFTER, most) as string[]).filter(isListed)
	};
}
