// The room of a thread beside columns, in their memory: what kernels write, and what they read that is no column.
import type { Kind } from '../domain/records.ts';
import type { Casualties } from './figures.ts';
import type { Classes } from './grid-classes.ts';
import { widthOf } from './grid-sums.ts';
import type { Numbers } from './growing.ts';
import { AT_ONCE, LANES, SPARE } from './kernel.ts';
import { roomIn } from './share.ts';
import { CODE_KEYS, type CodeKey, type Columns } from './table.ts';

/** The kinds of which codes are counted. */
export type CountedKind = Exclude<Kind, 'presence'>;

/** An array of numbers in a memory. */
interface Make<T> {
	new (buffer: ArrayBufferLike, at: number, length: number): T;
	readonly BYTES_PER_ELEMENT: number;
}
type Take = <T extends Numbers>(make: Make<T>, length: number) => T;

/** Fits all numbers, and the vectors of kernels. */
const ALIGNED = 64;

/** All parts of a room, one after the other. */
function partsOf({ tables, dictionaries, periods }: Columns, classes: Classes, take: Take) {
	const { totals } = tables.incident;
	const longest = Math.max(...Object.values(tables).map(({ length }) => length));
	const sizes = Object.values(totals).map(({ length }) => length);
	const values = Math.max(...Object.values(dictionaries).map(({ size }) => size));
	const countsOf = () =>
		Object.fromEntries(
			CODE_KEYS.map((key) => [key, take(Uint32Array, totals[key].length)])
		) as Record<CodeKey, Uint32Array>;
	return {
		/** Rows while they are found, and a list that was brought here. */
		rows: take(Uint32Array, longest + SPARE),
		list: take(Uint32Array, longest + SPARE),
		/** What a column lets through, by code. */
		passes: take(Uint8Array, Math.max(...sizes)),
		counts: { incident: countsOf(), statement: countsOf() },
		/** Counts of what stands in sets. */
		members: take(Uint32Array, values),
		/** What kernels find by the way. */
		found: take(Uint32Array, AT_ONCE + SPARE),
		lanes: take(Uint8Array, LANES.length),
		/** By code of casualties, four numbers each; and 1 where any of the first three is more than 0. */
		killed: take(Int32Array, totals.casualties.length * 4),
		hasKilled: take(Uint8Array, totals.casualties.length),
		/** Sums by code of a period, four each. */
		byPeriod: take(Float64Array, periods.earliest.length * 4),
		/** By code of a type. */
		classOf: take(Uint32Array, classes.of.length),
		sums: take(Float64Array, widthOf(classes))
	};
}

export type Room = ReturnType<typeof partsOf>;

function fillKilled({ killed, hasKilled }: Room, { killed: { low, best, high } }: Casualties) {
	for (let code = 0; code < best.length; code++) {
		const at = code * 4;
		killed[at] = low[code]!;
		killed[at + 1] = Math.max(0, best[code]!);
		killed[at + 2] = high[code]!;
		killed[at + 3] = Number(best[code]! < 0);
		hasKilled[code] = Number(killed[at] > 0 || killed[at + 1]! > 0 || killed[at + 2]! > 0);
	}
}

/** A room; one with a number is always the same, see `roomIn`. */
export function createRoom(columns: Columns, classes: Classes, number?: number): Room {
	const { memory, casualties } = columns;
	const bytesOf = ({ BYTES_PER_ELEMENT }: Make<Numbers>, length: number) =>
		Math.ceil((length * BYTES_PER_ELEMENT) / ALIGNED) * ALIGNED;
	let bytes = 0;
	partsOf(columns, classes, (make, length) => {
		bytes += bytesOf(make, length);
		return new make(new ArrayBuffer(0), 0, 0);
	});
	let next = roomIn(memory, bytes, number);
	const room = partsOf(columns, classes, (make, length) => {
		const at = next;
		next += bytesOf(make, length);
		return new make(memory.buffer, at, length);
	});
	room.lanes.set(LANES);
	room.classOf.set(classes.of);
	fillKilled(room, casualties);
	return room;
}
