import { Worker } from 'node:worker_threads';
import type { Shared } from '../columns/share.ts';

/** What a thread of the pool starts with. */
export interface WorkerData {
	shared: Shared;
	cacheBytes: number;
	/** The number of its desk: threads at work at once have different ones. */
	desk: number;
}

/** The thread's program as one text; put here when the server is built, where no file of it is left. */
declare const POOL_WORKER: string;

/** Starts a thread of the pool: from the built server, or from its source as it stands. */
export function spawnWorker(workerData: WorkerData): Worker {
	if (typeof POOL_WORKER === 'string') return new Worker(POOL_WORKER, { eval: true, workerData });
	return new Worker(new URL('./pool.worker.ts', import.meta.url), { workerData });
}
