import type { Kind } from '../domain/records.ts';
import type { Order, Page, PageRequest } from '../query/engine.ts';
import { fold } from '../query/fold.ts';
import { formatCursor, parseCursor, type Place } from './cursor.ts';
import { OPEN_END, OPEN_START } from './facts.ts';
import type { Selection } from './selection.ts';
import type { Table } from './table.ts';

/** Stands after every known key: the undated and the unreported come last. */
const LAST = Number.MAX_SAFE_INTEGER;

function keyOf(table: Table, order: Order, row: number): number | string {
	if (order === 'title') return fold(table.records[row]!.title);
	if (order === 'oldest') {
		const day = table.earliest[row]!;
		return day === OPEN_START ? LAST : day;
	}
	const value = order === 'newest' ? table.latest[row]! : table.killed.best[row]!;
	return value === OPEN_END || (order === 'killed' && value < 0) ? LAST : 0 - value;
}

const comparePlaces = (a: Place, b: Place): number => {
	if (a.key !== b.key) return a.key < b.key ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

/** All rows of a table in one order, and of each row its place in it. */
interface Ranking {
	rows: Uint32Array;
	rankOf: Uint32Array;
}

function rank(table: Table, order: Order): Ranking {
	const places = table.records.map(({ id }, row) => ({ key: keyOf(table, order, row), id }));
	const rows = Uint32Array.from(places.keys());
	rows.sort((a, b) => comparePlaces(places[a]!, places[b]!));
	const rankOf = new Uint32Array(rows.length);
	rows.forEach((row, at) => (rankOf[row] = at));
	return { rows, rankOf };
}

/** The first rank after a place, wherever the record that stood there has gone. */
function rankAfter(table: Table, order: Order, { rows }: Ranking, place: Place): number {
	let [from, to] = [0, rows.length];
	while (from < to) {
		const middle = (from + to) >>> 1;
		const row = rows[middle]!;
		const here = { key: keyOf(table, order, row), id: table.records[row]!.id };
		if (comparePlaces(here, place) <= 0) from = middle + 1;
		else to = middle;
	}
	return from;
}

/** The lowest ranks of some rows from `first` on, ascending, at most so many. */
function lowest(
	rankOf: Uint32Array,
	rows: Uint32Array,
	accepts: (row: number) => boolean,
	first: number,
	most: number
): Uint32Array {
	const buffer = new Uint32Array(most * 4 + 64);
	let [count, bound] = [0, rankOf.length];
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at]!;
		const here = rankOf[row]!;
		if (here < first || here >= bound || !accepts(row)) continue;
		buffer[count++] = here;
		if (count < buffer.length) continue;
		buffer.sort();
		bound = buffer[most - 1]! + 1;
		count = most;
	}
	return buffer.subarray(0, count).sort().subarray(0, most);
}

/** Answers pages of one table; the order of all rows is worked out when first asked for. */
export function createPager<K extends Kind>(
	table: Table<K>
): (selection: Selection, request: PageRequest<K>) => Page<K> {
	const rankings = new Map<Order, Ranking>();
	return ({ rows, possibly }, { order, after, limit, match, placed }) => {
		if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
			throw new RangeError(`A page of ${limit} records was asked for; expected 1 to 1000.`);
		const place = after === undefined ? null : parseCursor(order, after);
		const ranking = rankings.get(order) ?? rank(table, order);
		rankings.set(order, ranking);
		const first = place ? rankAfter(table, order, ranking, place) : 0;
		const accepts =
			placed === undefined ? () => true : (row: number) => (table.drawn[row] === 1) === placed;
		const asked = match === 'possibly' ? possibly : rows;
		const ranks = lowest(ranking.rankOf, asked, accepts, first, limit + 1);
		const found = Array.from(ranks.subarray(0, limit), (at) => ranking.rows[at]!);
		const last = ranks.length > limit ? found.at(-1) : undefined;
		return {
			items: found.map((row) => table.records[row]!),
			next:
				last === undefined
					? null
					: formatCursor(order, { key: keyOf(table, order, last), id: table.records[last]!.id })
		};
	};
}
