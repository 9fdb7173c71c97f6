// One thread of the pool: answers questions one after the other from shared columns.
import { parentPort, workerData } from 'node:worker_threads';
import { unpackColumns } from '../columns/blob.ts';
import { createDesk } from '../columns/desk.ts';
import { answerWith } from '../columns/engine.ts';
import { createSolver, type Solver } from '../columns/solver.ts';
import type { Outcome, Task } from './pool.ts';
import type { WorkerData } from './spawn.ts';

const { shared, cacheBytes, desk } = workerData as WorkerData;
// Their checksums were looked at when they were put into shared memory.
const columns = unpackColumns(shared, true);
const solver = createSolver(columns, cacheBytes, createDesk(columns, desk));

parentPort?.on('message', ({ method, args }: Task) => {
	let outcome: Outcome;
	try {
		outcome = { result: answerWith(solver, method, args as Parameters<Solver[typeof method]>) };
	} catch (problem) {
		const { message } = problem as Error;
		outcome = { message, range: problem instanceof RangeError };
	}
	parentPort?.postMessage(outcome);
});
