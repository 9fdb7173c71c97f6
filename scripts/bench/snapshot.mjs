// A snapshot as a server finds it: how fast it opens, and how fast its full text answers.
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { wordsOf } from '../../src/lib/query/fold.ts';
import { openSnapshot } from '../../src/lib/server/snapshot/open.ts';
import { fileOf, readCurrent } from '../../src/lib/server/snapshot/shelf.ts';
import { openText, searchThrough } from '../../src/lib/server/snapshot/text.ts';
import { createRandom } from './random.mjs';
import { createTimes, median, quantile, timed } from './statistics.mjs';
import { MB, ms, print, verdict } from './table.mjs';
import { START, TEXT } from './targets.mjs';

const SEARCHES = 40;
const ROUNDS = 3;

/** Which snapshot: that of a file, or the current one of a store. @param {import('./options.mjs').Options} options @returns {Promise<{ path: string, id: string } | null>} */
export async function chosenSnapshot({ dataset, store }) {
	if (dataset !== null) {
		const db = new Database(dataset, { readonly: true, fileMustExist: true });
		const id = db.prepare("SELECT value FROM meta WHERE name = 'id'").pluck().get();
		db.close();
		return { path: dataset, id: String(id) };
	}
	const current = store === null ? null : await readCurrent(store);
	return store === null || !current ? null : { path: fileOf(store, current.id), id: current.id };
}

/** The time that opening takes where the packed columns cannot be used. @param {string} path @param {string} id */
async function openFromRows(path, id) {
	const folder = await mkdtemp(join(tmpdir(), 'atlas-bench-'));
	try {
		const copy = join(folder, 'rows.gpkg');
		await copyFile(path, copy, constants.COPYFILE_FICLONE);
		const db = new Database(copy);
		db.exec("DELETE FROM columns WHERE name = 'head'");
		db.close();
		const [time] = await timed(() => openSnapshot(copy, id, 'private'));
		return time;
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** Words, pairs and phrases as the titles of the data have them: common ones more often. @param {string[]} titles @param {() => number} random */
function searchesIn(titles, random) {
	return titles.flatMap((title, at) => {
		const words = wordsOf(title);
		const word = Math.floor(random() * words.length);
		const [one, two] = [words[word], words[word + 1]];
		if (!one) return [];
		if (!two || at % 4 < 2) return [one];
		return [at % 4 === 2 ? `${one} ${two}` : `"${one} ${two}"`];
	});
}

/** @param {string} path */
async function benchText(path) {
	const db = new Database(path, { readonly: true });
	const random = createRandom(5);
	const last = Number(db.prepare('SELECT max(fid) FROM incidents').pluck().get());
	const title = db.prepare('SELECT title FROM incidents WHERE fid >= ? LIMIT 1').pluck();
	const titles = Array.from({ length: SEARCHES }, () =>
		String(title.get(Math.ceil(random() * last)) ?? '')
	);
	const searches = searchesIn(titles, random);
	const search = openText(db);
	const times = createTimes(searches.length);
	let most = 0;
	for (let round = 0; round < ROUNDS; round++)
		for (const [at, words] of searches.entries()) {
			const [time, rows] = await timed(() => searchThrough(search(words, 'incident')));
			times.put(at, time);
			most = Math.max(most, rows.length);
		}
	db.close();
	const [middle, late] = [median(times.times), quantile(times.times, 0.95)];
	print([
		['full text, median', ms(middle), verdict(middle < TEXT.median, `below ${TEXT.median} ms`)],
		['full text, 95th', ms(late), verdict(late < TEXT.most, `below ${TEXT.most} ms`)],
		['most hits of a search', most.toLocaleString('en')]
	]);
}

/** @param {{ path: string, id: string }} snapshot */
export async function benchSnapshot({ path, id }) {
	const { size } = await stat(path);
	const [time, { engine }] = await timed(() => openSnapshot(path, id, 'private'));
	const { matched } = await engine.count({});
	console.log(`\nThe snapshot ${id}: ${matched.toLocaleString('en')} incidents in ${MB(size)}`);
	const slow = await openFromRows(path, id);
	print([
		['opened', ms(time), verdict(time < START.blobs, `below ${START.blobs} ms`)],
		['opened from its rows', ms(slow), verdict(slow < START.rows, `below ${START.rows} ms`)]
	]);
	await benchText(path);
}
