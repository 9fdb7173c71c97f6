// Whole records on disk, by the rows of the columns.
import type { Database } from 'better-sqlite3';
import type { GetPiece } from '../../columns/head.ts';
import type { Store } from '../../columns/store.ts';
import type { Kind } from '../../domain/records.ts';
import type { RecordOf } from '../../query/engine.ts';
import { pieceIn } from './pieces.ts';
import type { RecordReader } from './recorder.ts';
import { TABLE_OF } from './tables.ts';

const KINDS = ['incident', 'statement', 'presence'] as const;

/** Under which name the numbers of the records of a kind are kept, by row. */
export const numbersOf = (kind: Kind): string => `records/${kind}`;

/** The records of an open snapshot; `get` gives its pieces. */
export function createStore(
	db: Database,
	reader: RecordReader,
	get: GetPiece = pieceIn(db)
): Store {
	const numbers = Object.fromEntries(
		KINDS.map((kind) => {
			const bytes = get(numbersOf(kind));
			if (bytes)
				return [kind, new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)];
			const byRow = db.prepare(
				`SELECT r.n FROM ${TABLE_OF[kind]} t JOIN records r ON r.kind = ? AND r.id = t.id ORDER BY t.fid`
			);
			return [kind, Uint32Array.from(byRow.pluck().all(kind) as number[])];
		})
	) as Record<Kind, Uint32Array>;
	const inverse = new Map<Kind, Uint32Array>();
	/** The row of a record by its number; turned round when it is first asked for. */
	function rowOf(kind: Kind, n: number): number {
		let rows = inverse.get(kind);
		if (!rows) {
			const own = numbers[kind];
			rows = new Uint32Array(own.reduce((most, each) => Math.max(most, each), 0) + 1);
			for (let row = 0; row < own.length; row++) rows[own[row]!] = row;
			inverse.set(kind, rows);
		}
		return rows[n]!;
	}
	const after = db
		.prepare('SELECT n FROM records WHERE kind = ? AND id > ? ORDER BY id LIMIT 1')
		.pluck();
	return {
		rows: <K extends Kind>(kind: K, rows: ArrayLike<number>) =>
			Array.from(rows, (row) => reader.at(numbers[kind][row]!) as RecordOf[K]),
		record: <K extends Kind>(kind: K, id: string) => reader.read(kind, id) as RecordOf[K] | null,
		rowAfter(kind, id) {
			const n = after.get(kind, id) as number | undefined;
			return n === undefined ? null : rowOf(kind, n);
		}
	};
}
