// Full text and conditions are sought in a thread of their own, which reads the snapshot beside the thread that
// serves, step by step and by turns, so that neither a common word nor a long condition holds up anybody else.
import { Worker } from 'node:worker_threads';
import type { Sought } from '../columns/cql/hits.ts';
import type { Shared } from '../columns/share.ts';
import type { Hits } from '../columns/solver.ts';
import { ended } from './ended.ts';
import { currentTurn, Overload, reasonOf } from './turn.ts';
import { keyOfText } from './snapshot/text.ts';

/** What the thread starts with. */
export interface TextWorkerData {
	/** The snapshot, and its columns. */
	path: string;
	shared: Shared;
	/** From where packages are found. */
	home: string;
}
/** What goes to the thread: a question, or that nobody wants to know any more. */
export type TextTask = { id: number; sought: Sought } | { drop: number };
/** What comes back; the rows lie in memory that threads share. */
export type TextOutcome = { id: number } & ({ hits: Hits } | { message: string; range: boolean });

interface Job {
	id: number;
	promise: Promise<Hits>;
	resolve: (hits: Hits) => void;
	reject: (reason: Error) => void;
	/** Those who wait for it; when none is left it is dropped. */
	waiting: number;
}

export interface TextOptions {
	/** Bytes of hits that are remembered; left out: 48 MB. */
	cacheBytes?: number;
	/** Questions that may wait; left out: 64. */
	waiting?: number;
	/** Milliseconds without a question after which the thread ends; left out: a minute. */
	idle?: number;
}

/** Finds rows by words and conditions. */
export interface TextSearch {
	/** The rows of all kinds that hold what a question asks for; it asks for one of the two. */
	hits: (sought: Sought) => Promise<Hits>;
	/** Whether the thread is running, and how many questions it is at. */
	state: () => { running: boolean; asked: number };
	close: () => Promise<void>;
}

/** The thread's program as one text; put here when the server is built, where no file of it is left. */
declare const TEXT_WORKER: string;

function spawn(path: string, shared: Shared): Worker {
	const workerData: TextWorkerData = { path, shared, home: import.meta.url };
	if (typeof TEXT_WORKER === 'string') return new Worker(TEXT_WORKER, { eval: true, workerData });
	return new Worker(new URL('./fulltext.worker.ts', import.meta.url), { workerData });
}

/** What remembering an answer costs beside its rows. */
const ENTRY = 500;
const bytesOf = (hits: Hits): number =>
	Object.values(hits).reduce((sum, { byteLength }) => sum + byteLength, ENTRY);

/** What tells a question from others. */
const keyOf = ({ q, cql }: Sought): string =>
	(q === undefined ? '' : `q ${keyOfText(q)}`) +
	(cql === undefined ? '' : `\n${JSON.stringify(cql)}`);

/** A search in the snapshot at `path` with these columns. Its thread starts when first asked and ends when nothing is asked for a while. */
export function createTextSearch(
	path: string,
	shared: Shared,
	options: TextOptions = {}
): TextSearch {
	const { cacheBytes = 48_000_000, waiting: most = 64, idle = 60_000 } = options;
	const remembered = new Map<string, Hits>();
	let bytes = 0;
	const asked = new Map<string, Job>();
	let worker: Worker | undefined;
	let ending: NodeJS.Timeout | undefined;
	let last = 0;

	function remember(key: string, hits: Hits): void {
		remembered.set(key, hits);
		bytes += bytesOf(hits);
		for (const [oldest, old] of remembered) {
			if (bytes <= cacheBytes) break;
			remembered.delete(oldest);
			bytes -= bytesOf(old);
		}
	}
	async function end(): Promise<void> {
		const running = worker;
		worker = undefined;
		clearTimeout(ending);
		await ended(running);
	}
	function rest(): void {
		clearTimeout(ending);
		ending = setTimeout(() => void end(), idle).unref();
	}
	function lose(problem: Error): void {
		void end();
		for (const { reject } of asked.values()) reject(problem);
		asked.clear();
	}
	function start(): Worker {
		const started = spawn(path, shared);
		worker = started;
		started.unref();
		started.on('message', (outcome: TextOutcome) => {
			for (const [key, job] of asked) {
				if (job.id !== outcome.id) continue;
				asked.delete(key);
				if ('message' in outcome)
					job.reject(new (outcome.range ? RangeError : Error)(outcome.message));
				else {
					remember(key, outcome.hits);
					job.resolve(outcome.hits);
				}
			}
			if (!asked.size) rest();
		});
		started.on('error', lose);
		started.on('exit', (code) =>
			lose(new Error(`The thread of full text ended with code ${code}.`))
		);
		return started;
	}
	function give(key: string, { q, cql }: Sought): Job {
		clearTimeout(ending);
		const { promise, resolve, reject } = Promise.withResolvers<Hits>();
		// Those who gave up no longer listen.
		promise.catch(() => {});
		const job = { id: ++last, promise, resolve, reject, waiting: 0 };
		asked.set(key, job);
		(worker ?? start()).postMessage({
			id: job.id,
			sought: { ...(q !== undefined && { q }), ...(cql !== undefined && { cql }) }
		} satisfies TextTask);
		return job;
	}
	function leave(key: string, job: Job): void {
		job.waiting--;
		if (job.waiting || asked.get(key) !== job) return;
		asked.delete(key);
		worker?.postMessage({ drop: job.id } satisfies TextTask);
		if (!asked.size) rest();
	}

	return {
		hits(sought) {
			const key = keyOf(sought);
			const known = remembered.get(key);
			if (known) {
				remembered.delete(key);
				remembered.set(key, known);
				return Promise.resolve(known);
			}
			const turn = currentTurn();
			const { signal } = turn ?? {};
			if (signal?.aborted) return Promise.reject(reasonOf(signal));
			if (!asked.has(key) && asked.size >= most) {
				const overload = new Overload(asked.size);
				if (turn) turn.overload = overload;
				return Promise.reject(overload);
			}
			const job = asked.get(key) ?? give(key, sought);
			job.waiting++;
			if (!signal) return job.promise;
			return new Promise((resolve, reject) => {
				const drop = () => {
					leave(key, job);
					reject(reasonOf(signal));
				};
				signal.addEventListener('abort', drop, { once: true });
				const done = () => signal.removeEventListener('abort', drop);
				job.promise.then(resolve, reject).finally(done);
			});
		},
		state: () => ({ running: worker !== undefined, asked: asked.size }),
		async close() {
			lose(new Error('The search has been closed.'));
			await end();
		}
	};
}
