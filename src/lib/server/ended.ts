import type { Worker } from 'node:worker_threads';

/** Ends a thread, of which nobody hears any more from now on. */
export async function ended(worker: Worker | undefined): Promise<void> {
	worker?.removeAllListeners();
	// A thread that fails while it ends takes nobody with it.
	worker?.on('error', () => {});
	await worker?.terminate();
}
