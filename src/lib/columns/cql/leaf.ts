// Predicates over rows. Each puts the states of a run of rows into room: 0, 1 or 2 as everywhere, or OPEN where
// something has to be read before it can be said.
import type { Kind } from '../../domain/records.ts';
import type { Predicate } from '../../query/cql/expression.ts';
import { testOf } from '../../query/cql/predicate.ts';
import { namesOf, type Get } from '../../query/cql/value.ts';
import type { Codes } from '../dictionary.ts';
import { sizeOf, type CodeKey, type Columns } from '../table.ts';
import { createBinder, isHeld, type Held, type Read } from './binding.ts';

/** Rows are looked at in runs of so many. */
export const RUN = 16_384;
export const OPEN = 3;
/** Will be said by another row of the run. */
const AWAITED = 4;

/** What has to be read, and what comes of it. */
export interface Reading {
	/** Names of properties. */
	names: readonly string[];
	/** Whether a row has to be read; it is then. */
	wants: (row: number) => boolean;
	/** Takes in the values of a row that was wanted. */
	learn: (row: number, get: Get) => void;
}
/** A predicate over rows. */
export interface Leaf {
	fill: (states: Uint8Array, from: number, size: number) => void;
	/** Left out where columns say everything. */
	reading?: Reading;
}

const byCode =
	(codes: Codes, states: Uint8Array): Leaf['fill'] =>
	(room, from, size) => {
		for (let at = 0; at < size; at++) room[at] = states[codes[from + at]!]!;
	};

/** The code that all properties stand by, if it is one. */
const sharedCode = (places: readonly (Held | Read)[]): CodeKey | undefined =>
	places.every(({ by }) => by === places[0]?.by) ? places[0]?.by : undefined;

/** Makes predicates of a kind of record into leaves. */
export function createLeaves(columns: Columns, kind: Kind) {
	const { codes: columnOf } = columns.tables[kind];
	const bind = createBinder(columns, kind);

	/** The value of a property in columns, by the code of each column; undefined for what is not held. */
	const heldBy = (name: string, codeOf: (by: CodeKey) => number) => {
		const place = bind(name);
		return isHeld(place) ? place.valueAt(codeOf(place.by)) : undefined;
	};
	function leafOf(predicate: Predicate): Leaf {
		const test = testOf(predicate);
		const names = namesOf(predicate);
		const places = names.map(bind);
		const by = sharedCode(places);
		const isAllHeld = places.every(isHeld);
		if (by && isAllHeld) {
			const states = new Uint8Array(sizeOf(columns, by));
			for (let code = 0; code < states.length; code++)
				states[code] = test((name) => heldBy(name, () => code) ?? null);
			return { fill: byCode(columnOf[by], states) };
		}
		const read = names.filter((_, at) => !isHeld(places[at]!));
		if (by) {
			const [codes, states] = [columnOf[by], new Uint8Array(sizeOf(columns, by)).fill(OPEN)];
			return {
				fill: (room, from, size) => {
					for (let at = 0; at < size; at++) room[at] = Math.min(OPEN, states[codes[from + at]!]!);
				},
				reading: {
					names: read,
					wants(row) {
						const code = codes[row]!;
						const isWanted = states[code] === OPEN;
						if (isWanted) states[code] = AWAITED;
						return isWanted;
					},
					learn: (row, get) => void (states[codes[row]!] = test(get))
				}
			};
		}
		let start = -1;
		const own = new Uint8Array(RUN);
		return {
			fill(room, from, size) {
				if (from !== start) own.fill(OPEN);
				start = from;
				room.set(own.subarray(0, size));
			},
			reading: {
				names: read,
				wants: () => true,
				learn: (row, get) => void (own[row - start] = test(get))
			}
		};
	}
	const heldAt = (name: string, row: number) => heldBy(name, (by) => columnOf[by][row]!);
	return { leafOf, heldAt };
}
