// Large questions are answered in threads of their own, all on one piece of shared memory, so that the thread
// that serves is never held up.
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Solve } from '../columns/engine.ts';
import type { Shared } from '../columns/share.ts';
import type { Question, Solver } from '../columns/solver.ts';
import { identify } from '../query/view.ts';
import { ended } from './ended.ts';
import { meter } from './operating/metrics.ts';
import { spawnWorker } from './spawn.ts';
import { currentTurn, Overload, reasonOf } from './turn.ts';

/** What goes to a thread, and what comes back. */
export interface Task {
	method: keyof Solver;
	args: unknown[];
}
export type Outcome = { result: unknown } | { message: string; range: boolean };

interface Job extends Task {
	key: string;
	resolve: (result: unknown) => void;
	reject: (reason: Error) => void;
}
interface Thread {
	/** Left out while nothing large is asked. */
	worker?: Worker | undefined;
	job: Job | undefined;
	/** The filters that it answered last, which it remembers. */
	keys: Set<string>;
	/** Ends it when nothing has been asked for a while. */
	ending?: NodeJS.Timeout | undefined;
}

export interface PoolOptions {
	/** Left out: as many as there are processors. */
	threads?: number;
	/** Questions that may wait; left out: 256 a thread, a few seconds of work. */
	waiting?: number;
	/** Bytes of selections that each thread remembers; left out: 32 MB. */
	cacheBytes?: number;
	/** Milliseconds without a question after which a thread ends; left out: a minute. */
	idle?: number;
}

/** Threads that answer questions. */
export interface Pool {
	solve: Solve;
	/** How many threads there are at the moment. */
	running: () => number;
	close: () => Promise<void>;
}

/** How many filters a thread is taken to remember. */
const REMEMBERED = 8;

/**
 * Threads on shared columns. They start when first asked and end when nothing is asked of them for a while, so
 * that a pool that is no longer used holds nothing.
 */
export function createPool(shared: Shared, options: PoolOptions = {}): Pool {
	const { threads: count = availableParallelism(), cacheBytes = 32_000_000 } = options;
	const { idle: mayRest = 60_000 } = options;
	const most = options.waiting ?? count * 256;
	const queue: Job[] = [];
	let isClosed = false;

	function start(thread: Thread): Worker {
		const worker = spawnWorker({ shared, cacheBytes, desk: threads.indexOf(thread) });
		thread.worker = worker;
		worker.unref();
		worker.on('message', (outcome: Outcome) => {
			const { job } = thread;
			thread.job = undefined;
			if ('result' in outcome) job?.resolve(outcome.result);
			else job?.reject(new (outcome.range ? RangeError : Error)(outcome.message));
			next();
			if (!thread.job) thread.ending = setTimeout(() => void end(thread), mayRest).unref();
		});
		// What a thread that died was at is lost; another takes its place when it is needed.
		worker.on('error', (problem: Error) => lose(thread, problem));
		worker.on('exit', (code) => lose(thread, new Error(`A thread ended with code ${code}.`)));
		return worker;
	}
	async function end(thread: Thread): Promise<void> {
		const { worker } = thread;
		clearTimeout(thread.ending);
		thread.worker = undefined;
		thread.keys.clear();
		await ended(worker);
	}
	function lose(thread: Thread, problem: Error): void {
		const { job } = thread;
		thread.job = undefined;
		void end(thread);
		job?.reject(problem);
		next();
	}
	function give(thread: Thread, job: Job): void {
		clearTimeout(thread.ending);
		thread.job = job;
		const isRemembered = thread.keys.delete(job.key);
		meter()?.question(isRemembered);
		thread.keys.add(job.key);
		if (thread.keys.size > REMEMBERED) thread.keys.delete(thread.keys.keys().next().value!);
		const worker = thread.worker ?? start(thread);
		worker.postMessage({ method: job.method, args: job.args } satisfies Task);
	}
	function next(): void {
		for (const thread of threads) {
			if (thread.job || !queue.length) continue;
			const known = queue.findIndex(({ key }) => thread.keys.has(key));
			give(thread, queue.splice(Math.max(known, 0), 1)[0]!);
		}
	}
	const threads = Array.from({ length: count }, (): Thread => ({
		keys: new Set(),
		job: undefined
	}));

	function ask(method: keyof Solver, args: unknown[]): Promise<unknown> {
		const turn = currentTurn();
		const { signal } = turn ?? {};
		const key = identify((args[0] as Question).filter);
		return new Promise((resolve, reject) => {
			if (signal?.aborted) return reject(reasonOf(signal));
			if (isClosed) return reject(new Error('The threads have been closed.'));
			const idle = threads.filter((thread) => !thread.job);
			if (!idle.length && queue.length >= most) {
				const overload = new Overload(queue.length);
				if (turn) turn.overload = overload;
				return reject(overload);
			}
			const drop = () => {
				const at = queue.indexOf(job);
				if (at >= 0) queue.splice(at, 1);
				if (signal) reject(reasonOf(signal));
			};
			const done = () => signal?.removeEventListener('abort', drop);
			const job: Job = {
				method,
				args,
				key,
				resolve: (result) => (done(), resolve(result)),
				reject: (reason) => (done(), reject(reason))
			};
			signal?.addEventListener('abort', drop, { once: true });
			const thread = idle.find(({ keys }) => keys.has(key)) ?? idle[0];
			if (thread) give(thread, job);
			else queue.push(job);
		});
	}

	return {
		solve: (method, ...args) => ask(method, args) as Promise<ReturnType<Solver[typeof method]>>,
		running: () => threads.filter(({ worker }) => worker).length,
		async close() {
			isClosed = true;
			for (const { reject } of queue.splice(0)) reject(new Error('The threads have been closed.'));
			for (const { job } of threads) job?.reject(new Error('The threads have been closed.'));
			await Promise.all(threads.map(end));
		}
	};
}
