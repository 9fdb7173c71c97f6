// Has questions answered by ClickHouse, within limits, and says in a sentence why one cannot be.
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { named } from './tables.ts';
import type { Binding } from './binding.ts';

/** The part of a client that engines use, so that one in process may take its place. */
export type Client = Pick<ClickHouseClient, 'query' | 'insert' | 'command' | 'close'>;

/** ClickHouse cannot answer now: asking again later may do, or asking for less. */
export class Unavailable extends Error {
	override name = 'Unavailable';
	/** Seconds. */
	readonly retryAfter: number;
	constructor(message: string, retryAfter: number, options?: ErrorOptions) {
		super(message, options);
		this.retryAfter = retryAfter;
	}
}

/** What one question may cost. */
export interface Limits {
	/** Rows that may be looked at. */
	rows: number;
	/** Bytes of memory. */
	memory: number;
	seconds: number;
}
export const LIMITS: Limits = { rows: 200_000_000, memory: 4_000_000_000, seconds: 20 };

/** Codes of errors that say that a question is too large, by what is too large of it. */
const TOO_LARGE: Record<string, string> = {
	'158': 'would look at more rows than are looked at for one question',
	'159': 'took longer than one question may take',
	'160': 'would take longer than one question may take',
	'241': 'needs more memory than there is for one question',
	'307': 'would read more than is read for one question',
	'396': 'has a larger answer than is given'
};
/** Codes of errors that pass: too many questions, no room, no replica, a table read only for now. */
const PASSING = new Set([
	'202',
	'203',
	'209',
	'210',
	'242',
	'243',
	'252',
	'279',
	'319',
	'425',
	'439'
]);

/** Codes of errors that say that there is no table or database. */
const EMPTY = new Set(['60', '81']);

/** What went wrong as the reader of an answer is told it; what we did wrong ourselves stays as it is. */
export function explain(problem: unknown): unknown {
	const { code, message = '' } = problem as { code?: string; message?: string };
	const large = TOO_LARGE[String(code)];
	if (large)
		return new Unavailable(`This question ${large}; ask for less, or again later.`, 30, {
			cause: problem
		});
	if (EMPTY.has(String(code)))
		return new Unavailable(
			'Nothing has been loaded into ClickHouse yet; npm run atlas -- publish --to clickhouse does it.',
			60,
			{ cause: problem }
		);
	const isOurs = /^\d+$/.test(String(code)) && !PASSING.has(String(code));
	const isOff = code === undefined && !/timeout|socket|connect|ECONN|hang up|abort/i.test(message);
	if (isOurs || isOff) return problem;
	return new Unavailable('The database does not answer now; ask again in a little while.', 10, {
		cause: problem
	});
}

/** How questions are asked. */
export interface Asking {
	client: Client;
	database: string;
	limits?: Limits;
	/** Settings of every question beside the limits. */
	settings?: ClickHouseSettings;
	/** Aborted when nobody wants the answer any more. */
	signal?: () => AbortSignal | undefined;
}

/** Answers a question of SQL with rows as lists of values, in the order selected. */
export type Ask = <T extends unknown[]>(sql: string, binding?: Binding) => Promise<T[]>;

/** Has questions asked so. */
export function createAsk({
	client,
	limits = LIMITS,
	settings = {},
	signal = () => undefined
}: Asking): Ask {
	return async <T extends unknown[]>(sql: string, binding?: Binding) => {
		const given = signal();
		given?.throwIfAborted();
		try {
			const answer = await client.query({
				query: sql,
				format: 'JSONCompactEachRow',
				...(binding && { query_params: binding.values }),
				...(given && { abort_signal: given }),
				clickhouse_settings: {
					max_rows_to_read: String(limits.rows),
					max_memory_usage: String(limits.memory),
					max_execution_time: limits.seconds,
					output_format_json_quote_64bit_integers: 0,
					...settings
				}
			});
			return await answer.json<T>();
		} catch (problem) {
			given?.throwIfAborted();
			throw explain(problem);
		}
	};
}

/** The name of a table in a database, in SQL. */
export const tableIn = (database: string, table: string): string => `${named(database)}.${table}`;
