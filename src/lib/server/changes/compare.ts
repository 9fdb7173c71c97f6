// What changed in a view between two states of the data, record by record.
import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../../query/answer.ts';
import { differencesOf, type Difference } from '../../query/difference.ts';
import type { AnyRecord } from '../../query/engine.ts';
import type { Filter } from '../../query/filter.ts';
import type { Atlas } from '../atlas.ts';
import { heldSame } from '../duplicates/held.ts';
import { rowOf } from '../rows.ts';
import { recordsOf } from '../walk.ts';

/** More records than this, of one kind in one state, are not compared one by one. */
export const MOST_COMPARED = 5000;
const KINDS = ['incident', 'statement', 'presence'] as const;

/**
 * What became of a record: new to the data, or matching only now; different; withdrawn from the data, held to be
 * another one, or still there and no longer matching.
 */
export type Fate = 'added' | 'entered' | 'changed' | 'withdrawn' | 'merged' | 'left';

/** What became of one record, as it was last listed. */
export interface Change {
	fate: Fate;
	row: Row;
	differences: Difference[];
}

/** All that changed in a view; null where there is too much of it to be compared. */
export type Compared = Change[] | null;

async function matchesOf({ engine }: Atlas, filter: Filter) {
	const all = new Map<string, AnyRecord>();
	for (const kind of KINDS) {
		let count = 0;
		for await (const record of recordsOf(engine, filter, kind, 'title')) {
			if (++count > MOST_COMPARED) return null;
			all.set(`${kind} ${record.id}`, record);
		}
	}
	return all;
}

/** The change of a record that a state of the data lacks. */
export const goneFrom = (newer: Atlas, { kind, id }: AnyRecord, row: Row): Change => ({
	fate: kind === 'incident' && heldSame(newer, id) !== null ? 'merged' : 'withdrawn',
	row,
	differences: []
});

const ORDER: readonly Fate[] = ['withdrawn', 'merged', 'changed', 'left', 'entered', 'added'];

/** Compares what matches in an older state with what matches in a newer one; withdrawn records come first. */
export async function compare(older: Atlas, newer: Atlas, filter: Filter): Promise<Compared> {
	if (older.edition === newer.edition) return [];
	const before = await matchesOf(older, filter);
	const after = before && (await matchesOf(newer, filter));
	if (!before || !after) return null;
	const changes: Change[] = [];
	const now = (record: AnyRecord) => newer.record(record.kind, record.id);
	const stateIn = (atlas: Atlas, record: AnyRecord) => ({
		record,
		row: rowOf(record, atlas.records)
	});
	const told = (fate: Fate, was: AnyRecord, is: AnyRecord) => {
		const [from, to] = [stateIn(older, was), stateIn(newer, is)];
		changes.push({ fate, row: to.row, differences: differencesOf(from, to) });
	};
	for (const [key, was] of before) {
		const is = after.get(key);
		if (is) {
			if (!isDeepStrictEqual(was, is)) told('changed', was, is);
			continue;
		}
		const left = now(was);
		if (left) told('left', was, left);
		else changes.push(goneFrom(newer, was, stateIn(older, was).row));
	}
	for (const [key, is] of after) {
		if (before.has(key)) continue;
		const was = older.record(is.kind, is.id);
		if (was) told('entered', was, is);
		else changes.push({ fate: 'added', row: stateIn(newer, is).row, differences: [] });
	}
	const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	return changes.sort(
		(a, b) => ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate) || byCode(a.row.id, b.row.id)
	);
}
