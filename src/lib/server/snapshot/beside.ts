// The columns of a large snapshot are loaded in a thread of their own, beside all else that opening takes: so it is
// done sooner, and the thread that serves is not held up.
import { Worker } from 'node:worker_threads';
import type { Shared } from '../../columns/share.ts';

/** What the thread starts with. */
export interface BesideData {
	/** The snapshot. */
	path: string;
	/** From where packages are found. */
	home: string;
}
/** What comes back. */
export type Beside = { shared: Shared } | { message: string };

/** The thread's program as one text; put here when the server is built, where no file of it is left. */
declare const BESIDE_WORKER: string;

function spawn(path: string): Worker {
	const workerData: BesideData = { path, home: import.meta.url };
	if (typeof BESIDE_WORKER === 'string')
		return new Worker(BESIDE_WORKER, { eval: true, workerData });
	return new Worker(new URL('./beside.worker.ts', import.meta.url), { workerData });
}

/**
 * Has the columns of the snapshot at `path` loaded in a thread of their own; made anew from its records where they are
 * not kept in a way that can be read.
 */
export function loadBeside(path: string): Promise<Shared> {
	const worker = spawn(path);
	return new Promise((resolve, reject) => {
		worker.once('message', (made: Beside) => {
			if ('shared' in made) resolve(made.shared);
			else reject(new Error(made.message));
		});
		worker.once('error', reject);
		worker.once('exit', (code) => reject(new Error(`A thread ended with code ${code}.`)));
	});
}
