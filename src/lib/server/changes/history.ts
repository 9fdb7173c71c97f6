// What became of one record over all states of the data that are held.
import Database from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { partDatasets } from '../../domain/audience.ts';
import type { Kind } from '../../domain/records.ts';
import { differencesOf } from '../../query/difference.ts';
import type { Row } from '../../query/answer.ts';
import type { AnyRecord } from '../../query/engine.ts';
import type { Atlas } from '../atlas.ts';
import { unlistedIn } from '../audience.ts';
import { config } from '../config.ts';
import { directoryOf } from '../directory.ts';
import { createRedactor } from '../redacting.ts';
import { aroundOf } from '../release.ts';
import { rowOf } from '../rows.ts';
import { redactedIn, redactedReader } from '../snapshot/mask.ts';
import { createReader } from '../snapshot/recorder.ts';
import { fileOf } from '../snapshot/shelf.ts';
import { goneFrom, type Change } from './compare.ts';
import { heldSnapshots } from './held.ts';
import { takenOut } from '../taken.ts';

/** What became of the record between one state and the next, with the ISO days on which they were built. */
export interface Step {
	older: { id: string; made: string };
	newer: { id: string; made: string };
	change: Change;
}

/** A record in the states of the data that are held. */
export interface History {
	/** How many states were looked into, and in how many of them it is. */
	states: number;
	holding: number;
	/** The record as the latest of them has it; null where none does. */
	row: Row | null;
	/** The latest first. */
	steps: Step[];
}

type Subject = { kind: Kind; id: string };

/**
 * Reads a record as a state of the data has it, as far as it may be shown now: by the terms and redactions of today.
 * Null where it is not there.
 */
function recordsIn({ records }: Atlas): (snapshot: string, subject: Subject) => AnyRecord | null {
	const { audience, store } = config();
	const { datasets, regions } = directoryOf(records);
	const unlisted = unlistedIn(partDatasets(records.datasets, audience));
	return (snapshot, { kind, id }) => {
		const db = new Database(fileOf(store, snapshot), { readonly: true, fileMustExist: true });
		try {
			const { redactions } = takenOut();
			const around = () => aroundOf(records);
			const redactor = createRedactor(redactions, around, new Set(redactedIn(db)));
			const kept = createReader(db, (region) => regions.get(region));
			const record = redactedReader(kept, redactor).read(kind, id) as AnyRecord | null;
			const isListed = record && datasets.has(record.dataset) && !unlisted.has(record.dataset);
			return isListed ? record : null;
		} finally {
			db.close();
		}
	};
}

/** What became of a record from one state of the data that is held to the next. */
export async function historyOf(known: Atlas, subject: Subject): Promise<History> {
	// Where it cannot be read what was taken out of older data, only the current is shown.
	const held = (await heldSnapshots(known)).filter((one) => one.isCurrent || !takenOut().isLost);
	const recordIn = recordsIn(known);
	const steps: Step[] = [];
	let newer: { id: string; made: string; record: AnyRecord | null } | undefined;
	let holding = 0;
	let row: Row | null = null;
	for (const { id, made, isCurrent } of held) {
		const record = isCurrent ? known.record(subject.kind, subject.id) : recordIn(id, subject);
		if (record) {
			holding++;
			row ??= rowOf(record, known.records);
		}
		const change = newer && changeOf(known, record, newer.record);
		if (newer && change)
			steps.push({ older: { id, made }, newer: { id: newer.id, made: newer.made }, change });
		newer = { id, made, record };
		// A state is read in one go: between them others have their turn.
		await setImmediate();
	}
	return { states: held.length, holding, row, steps };
}

function changeOf(known: Atlas, was: AnyRecord | null, is: AnyRecord | null): Change | null {
	const stateOf = (record: AnyRecord) => ({ record, row: rowOf(record, known.records) });
	if (was && is) {
		if (isDeepStrictEqual(was, is)) return null;
		const to = stateOf(is);
		return { fate: 'changed', row: to.row, differences: differencesOf(stateOf(was), to) };
	}
	if (is) return { fate: 'added', row: stateOf(is).row, differences: [] };
	return was && goneFrom(known, was, stateOf(was).row);
}
