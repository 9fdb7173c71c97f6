import type { Kind, Records } from '../domain/records.ts';
import type { RecordOf } from '../query/engine.ts';

/** Where whole records are kept: in memory, or on disk. Rows are those of the columns. */
export interface Store {
	/** Records by row, in the order asked for. */
	rows: <K extends Kind>(kind: K, rows: ArrayLike<number>) => RecordOf[K][];
	record: <K extends Kind>(kind: K, id: string) => RecordOf[K] | null;
	/** The row of the first id that comes after another, whether that one is there or not; null at the end. */
	rowAfter: (kind: Kind, id: string) => number | null;
}

/** The records of each kind, by row. */
export type Lines = { [K in Kind]: RecordOf[K][] };

/** Records as they were added to columns, put in the order of their rows. */
export function linesOf(records: Records, order: Record<Kind, Uint32Array>): Lines {
	const inOrder = <T>(list: readonly T[], rows: Uint32Array) =>
		Array.from(rows, (index) => list[index]!);
	return {
		incident: inOrder(records.incidents, order.incident),
		statement: inOrder(records.statements, order.statement),
		presence: inOrder(records.presences, order.presence)
	};
}

/** Records in memory. */
export function createMemory(lines: Lines): Store {
	const indexes = new Map<Kind, { ids: string[]; rowOf: Map<string, number> }>();
	function indexOf(kind: Kind) {
		const known = indexes.get(kind);
		if (known) return known;
		const rowOf = new Map(lines[kind].map(({ id }, row) => [id, row]));
		const index = { ids: [...rowOf.keys()].sort(), rowOf };
		indexes.set(kind, index);
		return index;
	}
	return {
		rows: (kind, rows) => Array.from(rows, (row) => lines[kind][row]!),
		record(kind, id) {
			const row = indexOf(kind).rowOf.get(id);
			return row === undefined ? null : lines[kind][row]!;
		},
		rowAfter(kind, id) {
			const { ids, rowOf } = indexOf(kind);
			const at = firstAfter(ids, id);
			return at === ids.length ? null : rowOf.get(ids[at]!)!;
		}
	};
}

/** The place of the first text of an ascending list that comes after another. */
function firstAfter(texts: readonly string[], text: string): number {
	let [from, to] = [0, texts.length];
	while (from < to) {
		const middle = (from + to) >>> 1;
		if (texts[middle]! > text) to = middle;
		else from = middle + 1;
	}
	return from;
}
