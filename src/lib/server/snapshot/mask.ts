// Redactions over a snapshot that was built before them: what was taken out is in none of its answers.
import type { Database } from 'better-sqlite3';
import type { EngineParts } from '../../columns/engine.ts';
import type { Sought } from '../../columns/cql/hits.ts';
import { fillRun } from '../../columns/refine.ts';
import type { Hits } from '../../columns/solver.ts';
import type { Columns } from '../../columns/table.ts';
import type { Redaction } from '../../domain/redaction.ts';
import type { Kind } from '../../domain/records.ts';
import { holder } from '../../query/cql/evaluate.ts';
import type { Get } from '../../query/cql/value.ts';
import type { Redactor } from '../redacting.ts';
import type { Names } from './names.ts';
import { pieceIn } from './pieces.ts';
import type { RecordReader } from './recorder.ts';
import { numbersOf } from './store.ts';
import { TABLE_OF } from './tables.ts';

const KINDS = ['incident', 'statement', 'presence'] as const;
const isKind = (kind: unknown): kind is Kind => KINDS.some((one) => one === kind);

interface Thing {
	id: string;
	kind?: unknown;
}

/** Reads records as they may be shown; one that was taken out whole is null. */
export function redactedReader(reader: RecordReader, { apply }: Redactor): RecordReader {
	const shown = (kind: string, thing: unknown) => thing && apply(kind, thing as Thing);
	return {
		read: (kind, id) => shown(kind, reader.read(kind, id)),
		at(n) {
			const thing = reader.at(n) as Thing;
			return isKind(thing.kind) ? shown(thing.kind, thing) : thing;
		},
		*all(kind) {
			for (const thing of reader.all(kind)) {
				const left = shown(kind, thing);
				if (left) yield left;
			}
		}
	};
}

/** Digests of the redactions that a snapshot was built with. */
export function redactedIn(db: Database): string[] {
	const text = db.prepare("SELECT value FROM meta WHERE name = 'redacted'").pluck().get();
	return typeof text === 'string' ? (JSON.parse(text) as string[]) : [];
}

/** Redacted records with their rows, ascending; kinds without any are left out. */
type Rows = Partial<Record<Kind, { row: number; id: string }[]>>;

/** Where redacted records stand in the columns of a snapshot. */
function rowsOf(db: Database, redactions: readonly Redaction[]): Rows {
	const number = db.prepare('SELECT n FROM records WHERE kind = ? AND id = ?').pluck();
	const get = pieceIn(db);
	const rows: Rows = {};
	for (const kind of KINDS) {
		const own = redactions.filter((one) => one.kind === kind);
		if (!own.length) continue;
		const bytes = get(numbersOf(kind));
		const numbers = bytes && new Uint32Array(bytes.buffer);
		// Files of other days do not keep the numbers by row; there the id is looked for in the table of the kind.
		const fid = db.prepare(`SELECT fid FROM ${TABLE_OF[kind]} WHERE id = ?`).pluck();
		const rowOf = (id: string) =>
			numbers
				? numbers.indexOf((number.get(kind, id) as number | undefined) ?? 0)
				: ((fid.get(id) as number | undefined) ?? 0) - 1;
		const found = own.map(({ id }) => ({ row: rowOf(id), id })).filter(({ row }) => row >= 0);
		if (found.length) rows[kind] = found.sort((a, b) => a.row - b.row);
	}
	return rows;
}

/** A list in memory that threads share, so that it is not copied with every question. */
function shared(list: Uint32Array): Uint32Array {
	const copy = new Uint32Array(new SharedArrayBuffer(list.byteLength));
	copy.set(list);
	return copy;
}

const listOf = (rows: Rows[Kind] = []): Uint32Array => Uint32Array.from(rows, ({ row }) => row);

/** The rows below a number that a short ascending list does not hold. */
function without(list: Uint32Array, below: number): Uint32Array {
	const rows = new Uint32Array(below - list.length);
	let [count, from] = [0, 0];
	for (const row of [...list, below]) {
		count = fillRun(rows, count, from, row);
		from = row + 1;
	}
	return rows;
}

/** Two ascending lists as one. */
function merged(list: Uint32Array, more: Uint32Array): Uint32Array {
	if (!more.length) return list;
	const all = new Uint32Array(list.length + more.length);
	all.set(list);
	all.set(more, list.length);
	return all.sort();
}

/** Reads a record as it may be shown; null where it was taken out whole. */
export type Shown = (kind: Kind, id: string) => Get | null;

/**
 * Which rows may match, without those that were taken out; `hits` as it is where none was. Of what only says less
 * than before, no words are found, and a condition is asked of what it says now.
 */
export function maskHits(
	db: Database,
	hits: EngineParts['hits'],
	{ tables }: Columns,
	{ uncounted, unsearched }: Redactor,
	shown: Shown
): EngineParts['hits'] {
	const [gone, unfound] = [rowsOf(db, uncounted), rowsOf(db, unsearched)];
	if (!Object.keys(unfound).length) return hits;
	const left = (kind: Kind) => shared(without(listOf(gone[kind]), tables[kind].length));
	const rest: Hits | null = Object.keys(gone).length
		? { incident: left('incident'), statement: left('statement'), presence: left('presence') }
		: null;
	const isGone = (kind: Kind, row: number) => gone[kind]?.some((other) => other.row === row);

	function masked(kind: Kind, found: Uint32Array, { q, cql }: Sought): Uint32Array {
		const redacted = unfound[kind];
		if (!redacted) return found;
		const others = new Set(listOf(redacted));
		const kept = found.filter((row) => !others.has(row));
		if (q !== undefined || cql === undefined) return shared(kept);
		const holds = holder(cql);
		const again = redacted.filter(({ row, id }) => {
			const get = isGone(kind, row) ? null : shown(kind, id);
			return get !== null && holds(get);
		});
		return shared(merged(kept, listOf(again)));
	}
	/** What was made of hits that are remembered. */
	const made = new WeakMap<Hits, Hits>();
	return async (sought) => {
		const found = await hits(sought);
		if (!found) return rest;
		const known = made.get(found) ?? {
			incident: masked('incident', found.incident, sought),
			statement: masked('statement', found.statement, sought),
			presence: masked('presence', found.presence, sought)
		};
		made.set(found, known);
		return known;
	};
}

/** Names without those that stand for an incident of which something was taken out. */
export const maskNames = (names: Names, { of }: Redactor): Names => ({
	find: (kind, beginning, most) =>
		names.find(kind, beginning, most).filter(({ incident }) => !of('incident', incident)),
	ids: (beginning, most) => names.ids(beginning, most).filter((id) => !of('incident', id))
});
