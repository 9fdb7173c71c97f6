// The records of a view as lines of a table, read as they are written out.
import { setTimeout } from 'node:timers/promises';
import type { Kind } from '../../domain/records.ts';
import type { Engine, RecordOf } from '../../query/engine.ts';
import type { Filter } from '../../query/filter.ts';
import type { Atlas } from '../atlas.ts';
import { flatten, footprintOf, type Flat } from '../flat/record.ts';
import { Overload, reasonOf } from '../turn.ts';
import { recordsOf } from '../walk.ts';
import type { Reader } from './columns.ts';
import { plainText, type Cell, type Line } from './table.ts';

/** Records of a page: few enough that reading them holds nobody up. */
const PAGE = 200;

/** What is read: the records of a view that match. */
export interface Source {
	known: Pick<Atlas, 'engine' | 'records'>;
	filter: Filter;
	/** Where the atlas stands. */
	origin: string;
}

/** An engine whose pages are asked for again where too much is asked at once; others come first. */
const patient = (engine: Engine, signal: AbortSignal): Pick<Engine, 'page'> => ({
	async page(filter, request) {
		for (;;)
			try {
				return await engine.page(filter, request);
			} catch (problem) {
				if (!(problem instanceof Overload)) throw problem;
				await setTimeout(problem.retryAfter * 1000, undefined, { signal });
			}
	}
});

/** The records of a kind that match, ready to be read, oldest first. */
export async function* flatRecords<K extends Kind>(
	{ known: { engine, records }, filter }: Source,
	kind: K,
	signal: AbortSignal
): AsyncGenerator<Flat<RecordOf[K]>> {
	for await (const record of recordsOf(patient(engine, signal), filter, kind, 'oldest', PAGE)) {
		if (signal.aborted) throw reasonOf(signal);
		yield flatten(record, records);
	}
}

/** A thing as cells. */
export const cellsOf = <T>(readers: readonly Reader<T>[], thing: T, origin: string): Cell[] =>
	readers.map(({ of }) => {
		const cell = of(thing, origin);
		return typeof cell === 'string' ? plainText(cell) : cell;
	});

/** A record as a line. */
export const lineOf = <K extends Kind>(
	readers: readonly Reader<Flat<RecordOf[K]>>[],
	flat: Flat<RecordOf[K]>,
	origin: string
): Line => ({
	cells: cellsOf(readers, flat, origin),
	geometry: footprintOf(flat.shape),
	mark: flat.row.class
});
