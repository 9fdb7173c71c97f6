// Properties of records as the tables of a snapshot keep them.
import type { Database } from 'better-sqlite3';
import type { ReadValues } from '../../columns/cql/scan.ts';
import type { Kind } from '../../domain/records.ts';
import type { Value } from '../../query/cql/value.ts';
import { KIND_LAYERS, TABLE_OF } from './tables.ts';

/** Where more than one of so many rows of a stretch are asked for, the stretch is read through. */
const DENSE = 8;
/** Names of columns that one reader asked for lately. */
const REMEMBERED = 16;

/** Reads properties of an open snapshot; null for those that a kind does not have. */
export function openValues(db: Database): ReadValues {
	const columns = new Map<Kind, ReadonlySet<string>>();
	/** The columns of a table that are properties: tables of other days have fewer. */
	function columnsOf(kind: Kind): ReadonlySet<string> {
		const known = columns.get(kind);
		if (known) return known;
		const held = new Set(
			db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(TABLE_OF[kind]) as string[]
		);
		const names = KIND_LAYERS[kind].columns
			.map(({ name }) => name)
			.filter((name) => held.has(name));
		const found = new Set(names);
		columns.set(kind, found);
		return found;
	}
	const statements = new Map<string, ReturnType<typeof prepare>>();
	function prepare(kind: Kind, names: readonly string[]) {
		const known = columnsOf(kind);
		// Only names of properties come here, never what somebody wrote.
		const list = names.map((name) => (known.has(name) ? `"${name}"` : 'NULL')).join(', ');
		const select = `SELECT ${list} FROM ${TABLE_OF[kind]} WHERE fid`;
		return {
			one: db.prepare(`${select} = ?`).raw(),
			stretch: db.prepare(`${select} BETWEEN ? AND ? ORDER BY fid`).raw()
		};
	}
	function statementsOf(kind: Kind, names: readonly string[]) {
		const key = `${kind} ${names.join()}`;
		const found = statements.get(key) ?? prepare(kind, names);
		statements.delete(key);
		statements.set(key, found);
		if (statements.size > REMEMBERED) statements.delete(statements.keys().next().value!);
		return found;
	}

	return (kind, names, rows) => {
		const { one, stretch } = statementsOf(kind, names);
		const [first = 0, last = -1] = [rows[0], rows.at(-1)];
		// The rows of a table are numbered from 1, without a gap.
		if (rows.length * DENSE < last - first + 1)
			return rows.map((row) => one.get(row + 1) as Value[]);
		const all = stretch.all(first + 1, last + 1) as Value[][];
		return rows.length === all.length ? all : rows.map((row) => all[row - first]!);
	};
}
