// The addresses that sixty filters ask for, drawn from the snapshot that a store serves.
import Database from 'better-sqlite3';
import { unpackColumns } from '../../src/lib/columns/blob.ts';
import { formatFilter } from '../../src/lib/query/view.ts';
import { openSnapshot } from '../../src/lib/server/snapshot/open.ts';
import { fileOf, readCurrent } from '../../src/lib/server/snapshot/shelf.ts';
import { shareColumns } from '../../src/lib/server/snapshot/pieces.ts';
import { makeQuestions } from './questions.mjs';
import { tilesOf, zoomOf } from './view.mjs';

/**
 * For each filter its page, its summary, the tiles of its extent and one incident that it finds.
 * @param {string} store
 */
export async function addressesFor(store) {
	const current = await readCurrent(store);
	if (!current) throw new Error(`The store ${store} has no snapshot that is served.`);
	const path = fileOf(store, current.id);
	const { engine } = await openSnapshot(path, current.id, 'private');
	const db = new Database(path, { readonly: true });
	const shared = await shareColumns(db, () => Promise.resolve());
	const questions = makeQuestions(unpackColumns(shared, true));
	db.close();
	const screens = [];
	for (const { filter } of questions) {
		const asked = formatFilter(filter);
		const extent = (await engine.extent(filter)) ?? [-180, -60, 180, 75];
		const tiles = tilesOf(extent, [extent[0], extent[1]], zoomOf(extent));
		const { items } = await engine.page(filter, { kind: 'incident', order: 'newest', limit: 1 });
		screens.push({
			page: `/?${asked}`,
			summary: `/summary.json?${asked}`,
			tiles: tiles.map(({ z, x, y }) => `/tiles/${z}/${x}/${y}.mvt?${asked}`),
			incident: items[0] ? `/incidents/${encodeURIComponent(items[0].id)}` : '/'
		});
	}
	return { id: current.id, screens };
}
