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

/** Lists the rows of pages. */
type Lister = (table: Table, selection: Selection, listing: Listing) => Uint32Array;

/** By code of the column of an order its key, and the codes by their keys. */
interface Sorted {
	keys: Int32Array;
	codes: Uint32Array;
}

/** Keeps of rows those whose codes may stand on a page: as few codes as hold it, from its first place on. */
function keepNear(
	table: Table,
	order: Order,
	{ keys, codes: byKey }: Sorted,
	asked: Uint32Array,
	{ from, limit, placed }: Listing
): Uint32Array {
	const column = columnOf(order);
	const codes = table.codes[column];
	const { drawn } = table;
	const wanted = placed === undefined ? null : Number(placed);
	const isWhole = asked.length === table.length && wanted === null;
	const counts = isWhole ? table.totals[column] : new Uint32Array(keys.length);
	if (!isWhole)
		for (const row of asked) counts[codes[row]!]! += +(wanted === null || drawn[row] === wanted);
	const first = from ? clamped(from.key) : -Infinity;
	const passes = new Uint8Array(keys.length);
	let [start, end] = [0, byKey.length];
	while (start < end) {
		const middle = (start + end) >>> 1;
		if (keys[byKey[middle]!]! < first) start = middle + 1;
		else end = middle;
	}
	// Those with the first key itself may all stand on the page before; codes may share a key.
	let [sure, all, last] = [0, 0, NaN];
	for (let at = start; at < byKey.length; at++) {
		const code = byKey[at]!;
		const key = keys[code]!;
		if (sure >= limit && key !== last) break;
		passes[code] = 1;
		all += counts[code]!;
		if (key > first) sure += counts[code]!;
		last = key;
	}
	const near = new Uint32Array(all + 1);
	let count = 0;
	for (let at = 0; at < asked.length; at++) {
		const row = asked[at]!;
		near[count] = row;
		const isNear = passes[codes[row]!]! & +(wanted === null || drawn[row] === wanted);
		count = (count + isNear) | 0;
	}
	return near.subarray(0, count);
}

const clamped = (key: number): number => Math.min(LAST, Math.max(-LAST, key));

/** Lists rows; what is the same for every page of an order is worked out once. */
export function createLister(columns: Columns): Lister {
	const known = new Map<Order, Sorted>();
	function sortedFor(order: Order): Sorted {
		const found = known.get(order);
		if (found) return found;
		const keys = keysOf(columns, order);
		const codes = Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]!);
		const sorted = { keys, codes };
		known.set(order, sorted);
		return sorted;
	}
	return (table, { rows, possibly }, listing) => {
		const asked = listing.match === 'possibly' ? possibly : rows;
		const { order } = listing;
		if (order === 'title') return firstOf(table, asked, listing, null);
		const sorted = sortedFor(order);
		return firstOf(table, keepNear(table, order, sorted, asked, listing), listing, sorted.keys);
	};
}

/** Room for so many places before the farthest of them are dropped. */
const ROOM = 8192;

/** The first of some rows in an order; titles have no keys. */
function firstOf(
	table: Table,
	asked: Uint32Array,
	{ order, from, limit, placed }: Listing,
	keys: Int32Array | null
): Uint32Array {
	const codes = table.codes[columnOf(order)];
	const ranks = ranksFor(table, order);
	// Key and rank in one number, exact while there are fewer than 2^24 rows.
	const span = table.length + 1;
	const placeAt = (key: number, rank: number) => (clamped(key) + LAST) * span + rank;
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
		((keys ? keys[codes[row]!]! : 0) + LAST) * span + ranks[row]!;
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
