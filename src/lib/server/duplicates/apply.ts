// The one place where decisions on duplicates take effect: while a snapshot is built. A dropped incident is kept in
// it under another kind, so that it is no row of any table, count, list, tile or facet, and its page can say why.
import type { Database } from 'better-sqlite3';
import type { Decision } from '../../domain/duplicate.ts';
import { droppedOf, keptBy } from '../../domain/duplicate.ts';
import type { Group } from '../../domain/group.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Portrait } from '../../domain/likeness.ts';
import { dayNumber } from '../../domain/period.ts';
import type { Records } from '../../domain/records.ts';
import { reportedOf } from '../../domain/tally.ts';
import { wordsOf } from '../../query/fold.ts';
import type { Recorder, RecordReader } from '../snapshot/recorder.ts';
import type { Sightings } from './sightings.ts';

/** The kinds under which a snapshot keeps dropped incidents, and why each is dropped. */
export const DROPPED = 'duplicate';
export const WHY = 'same';

/** Why an incident does not count. */
export interface Same {
	/** Its own id. */
	id: string;
	/** Id of the incident that it is held to be, which counts. */
	keep: string;
	date: string;
	by?: string;
	note: string;
}

/** Takes the incidents that are held to be others out of the count; gives how many they are. */
export function applyDecisions(
	db: Database,
	recorder: Recorder,
	decisions: readonly Decision[]
): number {
	const move = db.prepare('UPDATE records SET kind = ? WHERE n = ?');
	const ends = keptBy(decisions, (id) => recorder.find('incident', id) !== undefined);
	for (const decision of decisions) {
		const dropped = droppedOf(decision);
		const keep = ends.get(dropped ?? '');
		if (dropped === null || keep === undefined) continue;
		move.run(DROPPED, recorder.find('incident', dropped));
		const { by, date, note } = decision;
		const same: Same = { id: dropped, keep, date, ...(by !== undefined && { by }), note };
		recorder.add(WHY, dropped, same);
	}
	return ends.size;
}

const TABLE = `
CREATE TABLE duplicates (
	a TEXT NOT NULL, b TEXT NOT NULL, score REAL NOT NULL, km REAL, days INTEGER NOT NULL,
	PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX duplicates_by_score ON duplicates (score DESC, a, b);
`;

const namesOf = ({ id, name, names }: Group): Set<string> =>
	new Set([
		id,
		...[name, ...names.map((other) => other.name)].map((each) => wordsOf(each).join(' '))
	]);

/** What is compared of incidents, in the words of these lists. */
export function portraitsOf({ types, groups }: Pick<Records, 'types' | 'groups'>) {
	const parents = new Map(types.map(({ id, parent }) => [id, parent]));
	const names = new Map(groups.map((group) => [group.id, namesOf(group)]));
	return ({ type, period, location, casualties, attributions }: Incident): Portrait => {
		const parent = parents.get(type);
		const named = new Set(attributions.map(({ group }) => group));
		return {
			precision: location.precision,
			earliest: dayNumber(period.earliest ?? ''),
			latest: dayNumber(period.latest ?? ''),
			types: parent ? [type, parent] : [type],
			killed: reportedOf(casualties, 'killed'),
			groups: [...named].map((id) => names.get(id) ?? new Set([id]))
		};
	};
}

/** Writes the pairs of incidents that may be one: derived data, which is no part of the snapshot's id. */
export function writePairs(
	db: Database,
	sightings: Sightings,
	reader: RecordReader,
	lists: Pick<Records, 'types' | 'groups'>
): number {
	db.exec(TABLE);
	const portraitOf = portraitsOf(lists);
	const idOf = db.prepare('SELECT id FROM records WHERE n = ? AND kind IN (?, ?)').pluck();
	const known = (n: number) => idOf.get(n, 'incident', DROPPED) as string | undefined;
	const pairs = sightings.pairs((n) =>
		known(n) === undefined ? null : portraitOf(reader.at(n) as Incident)
	);
	const insert = db.prepare('INSERT INTO duplicates VALUES (?, ?, ?, ?, ?)');
	for (const { a, b, score, km, days } of pairs) {
		const [first = '', second = ''] = [known(a)!, known(b)!].sort();
		insert.run(first, second, score, km, days);
	}
	return pairs.length;
}
