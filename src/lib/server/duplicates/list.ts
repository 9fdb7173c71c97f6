// What a snapshot says of incidents that may be one, read from its file.
import Database from 'better-sqlite3';
import { pairKey, type Decision } from '../../domain/duplicate.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Region } from '../../domain/region.ts';
import { createReader } from '../snapshot/recorder.ts';
import { fileOf } from '../snapshot/shelf.ts';
import { DROPPED, WHY, type Same } from './apply.ts';

/** Two incidents that may be one, and how alike they are. */
export interface Candidate {
	a: string;
	b: string;
	score: number;
	km: number | null;
	days: number;
}

/** A candidate with what was decided on it; `score` is null where only the decision knows the pair. */
export interface Decidable extends Omit<Candidate, 'score' | 'days'> {
	score: number | null;
	days: number | null;
	decision: Decision | null;
}

/** An open snapshot as far as duplicates go; `close` lets the file go. */
export interface Candidates {
	count(): number;
	/** Those that nothing is decided on, the likeliest first. */
	open(decisions: readonly Decision[], from: number, most: number): Decidable[];
	/** What was decided, in the order of the file. */
	decided(decisions: readonly Decision[], from: number, most: number): Decidable[];
	/** One pair, alike or not. */
	pair(a: string, b: string, decision?: Decision): Decidable;
	/** An incident, also where it is dropped; null where there is none. */
	incident(id: string): Incident | null;
	/** Why an incident does not count; null where it does or there is none. */
	same(id: string): Same | null;
	close(): void;
}

/** Opens the candidates of a snapshot. */
export function openCandidates(
	store: string,
	snapshot: string,
	regionOf: (id: string) => Region | undefined = () => undefined
): Candidates {
	const db = new Database(fileOf(store, snapshot), { readonly: true, fileMustExist: true });
	const reader = createReader(db, regionOf);
	const has = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'duplicates'").pluck();
	// Snapshots of before this table was have no candidates.
	const held = has.get() === 1;
	const columns = 'SELECT a, b, score, km, days FROM duplicates';
	const find = held ? db.prepare(`${columns} WHERE a = ? AND b = ?`) : null;
	function pair(one: string, other: string, decision: Decision | null = null): Decidable {
		const [a, b] = one < other ? [one, other] : [other, one];
		const row = find?.get(a, b) as Candidate | undefined;
		return row ? { ...row, decision } : { a, b, score: null, km: null, days: null, decision };
	}
	return {
		count: () =>
			held ? (db.prepare('SELECT count(*) FROM duplicates').pluck().get() as number) : 0,
		open(decisions, from, most) {
			if (!held) return [];
			const known = new Set(decisions.map(({ a, b }) => pairKey(a, b)));
			const found: Decidable[] = [];
			let at = 0;
			for (const row of db.prepare(`${columns} ORDER BY score DESC, a, b`).iterate()) {
				const candidate = row as Candidate;
				if (known.has(pairKey(candidate.a, candidate.b)) || at++ < from) continue;
				found.push({ ...candidate, decision: null });
				if (found.length >= most) break;
			}
			return found;
		},
		decided: (decisions, from, most) =>
			decisions.slice(from, from + most).map((decision) => pair(decision.a, decision.b, decision)),
		pair,
		incident: (id) => (reader.read('incident', id) ?? reader.read(DROPPED, id)) as Incident | null,
		same: (id) => reader.read(WHY, id) as Same | null,
		close: () => void db.close()
	};
}
