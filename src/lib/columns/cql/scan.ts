// The rows for which a condition holds. Columns say it of most rows; the others are read, and only those of which
// what is read decides.
import type { Kind } from '../../domain/records.ts';
import type { Expression } from '../../query/cql/expression.ts';
import { placingOf } from '../../query/cql/spot.ts';
import { FALSE, TRUE, type Value } from '../../query/cql/value.ts';
import type { Columns } from '../table.ts';
import { createLeaves, RUN, type Leaf } from './leaf.ts';
import { spotLeaf } from './spot.ts';

/** Reads properties of rows: by row, their values in the order of the names; null for what a kind does not have. */
export type ReadValues = (
	kind: Kind,
	names: readonly string[],
	rows: readonly number[]
) => readonly (readonly Value[])[];

/** Rows that one condition may read. */
const MOST_READ = 5_000_000;

/** A condition whose denials stand at its leaves, so that nothing read can make it hold less. */
type Plan =
	| { op: 'and' | 'or'; parts: Plan[] }
	| { op: 'leaf'; leaf: Leaf; isDenied: boolean }
	| { op: 'always'; state: number };

/** What states stand for where OPEN is taken for one of them. */
const taken = (isDenied: boolean, open: number): Uint8Array =>
	Uint8Array.of(...(isDenied ? [TRUE, 1, FALSE] : [FALSE, 1, TRUE]), open);

/** Finds the rows for which a condition holds, ascending; with rests. Throws a RangeError where too much is to be read. */
export function* scan(
	columns: Columns,
	kind: Kind,
	expression: Expression,
	read: ReadValues,
	mostRead = MOST_READ
): Generator<void, Uint32Array, void> {
	const { leafOf, heldAt } = createLeaves(columns, kind);
	const leaves: Leaf[] = [];
	function* planOf(part: Expression, isDenied: boolean): Generator<void, Plan, void> {
		if (typeof part === 'boolean') return { op: 'always', state: part === isDenied ? FALSE : TRUE };
		if (part.op === 'not') return yield* planOf(part.args[0], !isDenied);
		if (part.op === 'and' || part.op === 'or') {
			const parts: Plan[] = [];
			for (const one of part.args) parts.push(yield* planOf(one, isDenied));
			return { op: (part.op === 'and') === isDenied ? 'or' : 'and', parts };
		}
		const placing = placingOf(part);
		const leaf = placing ? yield* spotLeaf(columns, kind, placing) : leafOf(part);
		leaves.push(leaf);
		yield;
		return { op: 'leaf', leaf, isDenied };
	}
	const plan = yield* planOf(expression, false);
	const readings = leaves.flatMap(({ reading }) => reading ?? []);
	const names = [...new Set(readings.flatMap((reading) => reading.names))];

	const rooms: Uint8Array[] = [];
	const roomAt = (depth: number) => (rooms[depth] ??= new Uint8Array(RUN));
	/** Puts states of rows into room; what is open counts as `open`. */
	function fill(part: Plan, open: number, from: number, size: number, depth: number): Uint8Array {
		const room = roomAt(depth);
		if (part.op === 'always') return room.fill(part.state, 0, size);
		if (part.op === 'leaf') {
			part.leaf.fill(room, from, size);
			const states = taken(part.isDenied, open);
			if (part.isDenied || part.leaf.reading)
				for (let at = 0; at < size; at++) room[at] = states[room[at]!]!;
			return room;
		}
		const [first, ...others] = part.parts;
		fill(first!, open, from, size, depth);
		for (const other of others) {
			const more = fill(other, open, from, size, depth + 1);
			if (part.op === 'and')
				for (let at = 0; at < size; at++) room[at] = Math.min(room[at]!, more[at]!);
			else for (let at = 0; at < size; at++) room[at] = Math.max(room[at]!, more[at]!);
		}
		return room;
	}

	let done = 0;
	/** Reads what decides of rows of a run, and has it learnt. */
	function decide(from: number, size: number): void {
		const least = fill(plan, FALSE, from, size, 0).slice(0, size);
		const most = fill(plan, TRUE, from, size, 0);
		const rows: number[] = [];
		const wanting: (typeof readings)[] = [];
		for (let at = 0; at < size; at++) {
			if (most[at] !== TRUE || least[at] === TRUE) continue;
			const some = readings.filter(({ wants }) => wants(from + at));
			if (!some.length) continue;
			rows.push(from + at);
			wanting.push(some);
		}
		if (!rows.length) return;
		if (names.length) done += rows.length;
		if (done > mostRead)
			throw new RangeError(
				`The filter asks for something that has to be read from more than ${mostRead} records; ask for a time, a place or a type as well.`
			);
		const values = names.length ? read(kind, names, rows) : [];
		rows.forEach((row, index) => {
			const known = new Map(names.map((name, at) => [name, values[index]?.[at] ?? null]));
			const get = (name: string): Value => heldAt(name, row) ?? known.get(name) ?? null;
			for (const { learn } of wanting[index]!) learn(row, get);
		});
	}

	const { length } = columns.tables[kind];
	let found = new Uint32Array(1024);
	let count = 0;
	for (let from = 0; from < length; from += RUN) {
		const size = Math.min(RUN, length - from);
		if (readings.length) decide(from, size);
		const states = fill(plan, FALSE, from, size, 0);
		if (count + size > found.length) {
			const more = new Uint32Array(Math.min(length, (count + size) * 2));
			more.set(found);
			found = more;
		}
		for (let at = 0; at < size; at++) {
			found[count] = from + at;
			count += +(states[at] === TRUE);
		}
		yield;
	}
	return found.slice(0, count);
}
