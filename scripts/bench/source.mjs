// The incidents that are asked about: made up, or those of a snapshot.
import Database from 'better-sqlite3';
import { createColumnsBuilder } from '../../src/lib/columns/builder.ts';
import { factsOf, OPEN_END, OPEN_START } from '../../src/lib/columns/facts.ts';
import { whereaboutsOf } from '../../src/lib/query/whereabouts.ts';
import { createReader } from '../../src/lib/server/snapshot/recorder.ts';
import { createStore } from '../../src/lib/server/snapshot/store.ts';
import { makeIncidents } from './incidents.mjs';
import { createRows } from './rows.mjs';

/** @typedef {import('../../src/lib/columns/facts.ts').Facts} Facts */
/** @typedef {import('../../src/lib/domain/region.ts').Region} Region */
/** @typedef {import('./rows.mjs').Lists} Lists */
/** @typedef {{ lists: Lists, count: number, facts: () => Iterable<Facts> }} Source */

/** Made-up incidents. @param {number} count @returns {Source} */
export function madeUp(count) {
	const { regions, facts } = makeIncidents(count);
	return { lists: { regions, types: [], relations: [] }, count, facts };
}

const AT_ONCE = 1000;

/** The incidents of a snapshot of which point and period are known: yardsticks know no others. @param {string} path @returns {Source} */
export function inSnapshot(path) {
	const db = new Database(path, { readonly: true, fileMustExist: true });
	/** @type {Map<string, Region>} */
	const byId = new Map();
	/** @param {string} id */
	const regionOf = (id) => byId.get(id);
	const reader = createReader(db, regionOf);
	/** @template T @param {string} kind @returns {T[]} */
	const all = (kind) => /** @type {T[]} */ ([...reader.all(kind)]);
	for (const region of /** @type {Region[]} */ (all('region'))) byId.set(region.id, region);
	const store = createStore(db, reader);
	const counted = db.prepare("SELECT count(*) FROM records WHERE kind = 'incident'").pluck().get();
	const count = Number(counted);
	function* facts() {
		let left = 0;
		for (let row = 0; row < count; row += AT_ONCE) {
			const length = Math.min(AT_ONCE, count - row);
			for (const record of store.rows(
				'incident',
				Array.from({ length }, (_, at) => row + at)
			)) {
				const one = factsOf(record, regionOf);
				const isDated = one.earliest > OPEN_START && one.latest < OPEN_END;
				if (isDated && whereaboutsOf(one, regionOf)?.form === 'point') yield one;
				else left++;
			}
		}
		console.log(
			`${left} of ${count} incidents are left out, since their point or period is not known.`
		);
	}
	return {
		lists: { regions: [...byId.values()], types: all('type'), relations: all('relation') },
		count,
		facts
	};
}

/** @typedef {ReturnType<typeof readSource>} Read */

/** The engine's columns and the yardsticks' rows, from one pass over the same facts. @param {Source} source */
export function readSource({ lists, count, facts }) {
	const builder = createColumnsBuilder(lists);
	const rows = createRows(count, lists);
	for (const one of facts()) {
		builder.add('incident', one);
		rows.add(one);
	}
	return { columns: builder.finish().columns, rows: rows.finish(), lists };
}
