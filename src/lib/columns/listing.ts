// Rows of a page: those that come first in an order, after the place where the page before ended.
import type { Order } from '../query/engine.ts';
import { OPEN_END, OPEN_START } from './facts.ts';
import type { Selection } from './selection.ts';
import type { Columns, Table } from './table.ts';

/** Stands after every known key: the undated and the unreported come last. */
const LAST = 2 ** 28;

/** A place in an order: a key, and the rank of the row among those of the same key. */
export interface Mark {
	key: number;
	rank: number;
}

/** Which rows a page asks for. */
export interface Listing {
	order: Order;
	/** The first place that may be on the page; left out: the first of all. */
	from?: Mark;
	/** Rows at most. */
	limit: number;
	match?: 'possibly';
	placed?: boolean;
}

/** By code of the column that an order goes by, the key; ascending. Titles have ranks instead of keys. */
export function keysOf({ periods, casualties }: Columns, order: Order): Int32Array {
	const { earliest, latest } = periods;
	if (order === 'oldest') return earliest.map((day) => (day === OPEN_START ? LAST : day));
	if (order === 'newest') return latest.map((day) => (day === OPEN_END ? LAST : 0 - day));
	return casualties.killed.best.map((best) => (best < 0 ? LAST : 0 - best));
}

/** The column that an order goes by. */
export const columnOf = (order: Order) => (order === 'killed' ? 'casualties' : 'period');

/** The rank of each row among those of the same key. */
export const ranksFor = (table: Table, order: Order): Uint32Array =>
	order === 'title' ? table.titleRank : table.idRank;

/** Room for so many places before the farthest of them are dropped. */
const ROOM = 8192;

/** The first rows of a selection in an order. */
export function listRows(
	columns: Columns,
	table: Table,
	{ rows, possibly }: Selection,
	{ order, from, limit, match, placed }: Listing
): Uint32Array {
	const asked = match === 'possibly' ? possibly : rows;
	const isTitle = order === 'title';
	const keys = isTitle ? new Int32Array(0) : keysOf(columns, order);
	const codes = table.codes[columnOf(order)];
	const ranks = ranksFor(table, order);
	// Key and rank in one number, exact while there are fewer than 2^24 rows.
	const span = table.length + 1;
	const placeAt = (key: number, rank: number) =>
		(Math.min(LAST, Math.max(-LAST, key)) + LAST) * span + rank;
	const first = from ? placeAt(from.key, from.rank) : 0;
	const wanted = placed === undefined ? 2 : Number(placed);

	const room = new Float64Array(Math.max(ROOM, limit * 4));
	let [count, bound] = [0, Infinity];
	const narrow = () => {
		room.subarray(0, count).sort();
		count = Math.min(count, limit);
		bound = count === limit ? room[limit - 1]! : Infinity;
	};
	const place = (row: number): number =>
		isTitle ? LAST * span + ranks[row]! : (keys[codes[row]!]! + LAST) * span + ranks[row]!;
	const isAsked = (row: number) => wanted === 2 || table.drawn[row] === wanted;
	for (let at = 0; at < asked.length; at++) {
		const row = asked[at]!;
		const here = place(row);
		if (here < first || here > bound || !isAsked(row)) continue;
		room[count++] = here;
		if (count === room.length) narrow();
	}
	narrow();
	const most = count ? room[count - 1]! : -1;
	const found: [place: number, row: number][] = [];
	for (let at = 0; at < asked.length && found.length < count; at++) {
		const row = asked[at]!;
		const here = place(row);
		if (here >= first && here <= most && isAsked(row)) found.push([here, row]);
	}
	return Uint32Array.from(
		found.sort(([a], [b]) => a - b),
		([, row]) => row
	);
}
