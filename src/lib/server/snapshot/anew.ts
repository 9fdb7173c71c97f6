// Columns of a snapshot that keeps them in a way of other days are made anew in a thread of their own: sorting and
// packing them would hold up the thread that serves for seconds.
import { Worker } from 'node:worker_threads';
import type { Shared } from '../../columns/share.ts';

/** What the thread starts with. */
export interface AnewData {
	/** The snapshot. */
	path: string;
	/** From where packages are found. */
	home: string;
}
/** What comes back. */
export type Anew = { shared: Shared } | { message: string };

/** The thread's program as one text; put here when the server is built, where no file of it is left. */
declare const ANEW_WORKER: string;

function spawn(path: string): Worker {
	const workerData: AnewData = { path, home: import.meta.url };
	if (typeof ANEW_WORKER === 'string') return new Worker(ANEW_WORKER, { eval: true, workerData });
	return new Worker(new URL('./anew.worker.ts', import.meta.url), { workerData });
}

/** Has the columns of the snapshot at `path` made in a thread of their own. */
export function makeBeside(path: string): Promise<Shared> {
	const worker = spawn(path);
	return new Promise((resolve, reject) => {
		worker.once('message', (made: Anew) => {
			if ('shared' in made) resolve(made.shared);
			else reject(new Error(made.message));
		});
		worker.once('error', reject);
		worker.once('exit', (code) => reject(new Error(`A thread ended with code ${code}.`)));
	});
}
