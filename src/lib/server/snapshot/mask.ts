// Redactions over a snapshot that was built before them: what was taken out is in none of its answers.
import type { Database } from 'better-sqlite3';
import type { EngineParts } from '../../columns/engine.ts';
import { restOf } from '../../columns/refine.ts';
import type { Hits } from '../../columns/solver.ts';
import type { Columns } from '../../columns/table.ts';
import type { Redaction } from '../../domain/redaction.ts';
import type { Kind } from '../../domain/records.ts';
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

type Rows = Partial<Record<Kind, Uint32Array>>;

/** The rows of redacted records in the columns of a snapshot, ascending; kinds without any are left out. */
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
		const found = own.map(({ id }) => rowOf(id)).filter((row) => row >= 0);
		if (found.length) rows[kind] = Uint32Array.from(found).sort();
	}
	return rows;
}

/** A list in memory that threads share, so that it is not copied with every question. */
function shared(list: Uint32Array): Uint32Array {
	const copy = new Uint32Array(new SharedArrayBuffer(list.byteLength));
	copy.set(list);
	return copy;
}

function less(list: Uint32Array, without: Uint32Array | undefined): Uint32Array {
	if (!without) return list;
	const gone = new Set(without);
	return list.filter((row) => !gone.has(row));
}

/** Which rows may match, without those that were taken out; `hits` as it is where none was. */
export function maskHits(
	db: Database,
	hits: EngineParts['hits'],
	{ tables }: Columns,
	{ uncounted, unsearched }: Redactor
): EngineParts['hits'] {
	const [gone, unfound] = [rowsOf(db, uncounted), rowsOf(db, unsearched)];
	if (!Object.keys(unfound).length) return hits;
	const left = (kind: Kind) =>
		shared(restOf(gone[kind] ?? new Uint32Array(0), tables[kind].length));
	const rest: Hits | null = Object.keys(gone).length
		? { incident: left('incident'), statement: left('statement'), presence: left('presence') }
		: null;
	return async (sought) => {
		const found = await hits(sought);
		if (!found) return rest;
		return {
			incident: less(found.incident, unfound.incident),
			statement: less(found.statement, unfound.statement),
			presence: less(found.presence, unfound.presence)
		};
	};
}

/** Names without those that stand for an incident of which something was taken out. */
export const maskNames = (names: Names, { of }: Redactor): Names => ({
	find: (kind, beginning, most) =>
		names.find(kind, beginning, most).filter(({ incident }) => !of('incident', incident)),
	ids: (beginning, most) => names.ids(beginning, most).filter((id) => !of('incident', id))
});
