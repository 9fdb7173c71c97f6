import type { Kind } from '../../domain/records.ts';
import type { Filter } from '../../query/filter.ts';
import { keepListed } from '../refine.ts';
import type { Hits } from '../solver.ts';
import type { Columns } from '../table.ts';
import { scan, type ReadValues } from './scan.ts';

/** What a filter asks that is found before everything else: full text and a condition. */
export type Sought = Pick<Filter, 'q' | 'cql'>;

/** Whether there is nothing to be found beforehand. */
export const asksNothing = ({ q, cql }: Sought): boolean => q === undefined && cql === undefined;

/** Where it is found. */
export interface Seeking {
	/** The rows of a kind that hold words; with rests. */
	find: (q: string, kind: Kind) => Generator<void, Uint32Array, void>;
	columns: Columns;
	read: ReadValues;
}

function* rowsOf({ q, cql }: Sought, kind: Kind, seeking: Seeking) {
	const found = q === undefined ? null : yield* seeking.find(q, kind);
	if (cql === undefined) return found!;
	const held = yield* scan(seeking.columns, kind, cql, seeking.read);
	return found ? held.slice(0, keepListed(found, held, held.length)) : held;
}

/** The rows of all kinds that hold the words and the condition asked for, one of which is; with rests. */
export function* seek(sought: Sought, seeking: Seeking): Generator<void, Hits, void> {
	const hits = {} as Hits;
	for (const kind of ['incident', 'statement', 'presence'] as const) {
		hits[kind] = yield* rowsOf(sought, kind, seeking);
		yield;
	}
	return hits;
}

/** A way to find rows that takes no rest. */
export function stepless(find: (q: string, kind: Kind) => Uint32Array): Seeking['find'] {
	return function* (q, kind) {
		yield;
		return find(q, kind);
	};
}

/** All steps at once. */
export function atOnce<T>(steps: Generator<void, T, void>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}
