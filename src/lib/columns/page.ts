// Pages: cursors on one side, rows of columns on the other.
import type { Kind } from '../domain/records.ts';
import type { AnyRecord, Order, Page, PageRequest, RecordOf } from '../query/engine.ts';
import { fold } from '../query/fold.ts';
import { formatCursor, parseCursor, type Place } from './cursor.ts';
import { columnOf, keysOf, type Listing, type Mark } from './listing.ts';
import type { Store } from './store.ts';
import type { Columns, Table } from './table.ts';

/** What answers pages. */
export interface Lister {
	/** Rows of a kind that match. */
	list: (listing: Listing) => Promise<Uint32Array>;
	/** All rows of a kind in the order of their titles. */
	titled: (kind: Kind) => Promise<Uint32Array>;
}

/** Answers pages from rows, and finds the records that stand in them. */
export function createPager(columns: Columns, store: Store) {
	/** By kind, the rows in the order of titles; made when a cursor of that order first comes back. */
	const byTitle = new Map<Kind, Uint32Array>();

	function keyAt(table: Table, order: Order, row: number, { title }: AnyRecord): number | string {
		if (order === 'title') return fold(title);
		return keysOf(columns, order)[table.codes[columnOf(order)][row]!]!;
	}
	/** The first place after a title and an id, wherever the record that stood there has gone. */
	async function markOfTitle(
		{ kind }: Table,
		{ key, id }: Place,
		{ titled }: Lister
	): Promise<Mark> {
		const rows = byTitle.get(kind) ?? (await titled(kind));
		byTitle.set(kind, rows);
		let [from, to] = [0, rows.length];
		while (from < to) {
			const middle = (from + to) >>> 1;
			const [record] = store.rows(kind, [rows[middle]!]) as AnyRecord[];
			const title = fold(record!.title);
			if (title < key || (title === key && record!.id <= id)) from = middle + 1;
			else to = middle;
		}
		return { key: 0, rank: from };
	}
	async function markOf(table: Table, order: Order, place: Place, lister: Lister): Promise<Mark> {
		if (order === 'title') return markOfTitle(table, place, lister);
		const row = store.rowAfter(table.kind, place.id);
		const rank = row === null ? table.length : table.idRank[row]!;
		return { key: Number(place.key), rank };
	}

	return async <K extends Kind>(
		{ kind, order, after, limit, match, placed }: PageRequest<K>,
		lister: Lister
	): Promise<Page<K>> => {
		if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
			throw new RangeError(`A page of ${limit} records was asked for; expected 1 to 1000.`);
		const table = columns.tables[kind];
		const place = after === undefined ? null : parseCursor(order, after);
		const rows = await lister.list({
			order,
			limit: limit + 1,
			...(place && { from: await markOf(table, order, place, lister) }),
			...(match && { match }),
			...(placed !== undefined && { placed })
		});
		const items: RecordOf[K][] = store.rows(kind, rows.subarray(0, limit));
		const last = rows.length > limit ? items.at(-1) : undefined;
		if (!last) return { items, next: null };
		const key = keyAt(table, order, rows[limit - 1]!, last);
		return { items, next: formatCursor(order, { key, id: last.id }) };
	};
}
