// The thread of full text: takes steps of all searches by turns, and hears between them what is no longer wanted.
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type sqlite from 'better-sqlite3';
import type { Kind } from '../domain/records.ts';
import { openText } from './snapshot/text.ts';
import type { TextOutcome, TextTask, TextWorkerData } from './fulltext.ts';

const KINDS = ['incident', 'statement', 'presence'] as const;
/** Kibibytes of the snapshot that are kept in memory. */
const CACHE = 8192;

const { path, home } = workerData as TextWorkerData;
// By name from where the server stands: this program may be a text without a place of its own.
const Database = createRequire(home)('better-sqlite3') as typeof sqlite;
const db = new Database(path, { readonly: true, fileMustExist: true });
db.pragma(`cache_size = -${CACHE}`);
const search = openText(db);

function shared(rows: Uint32Array): Uint32Array {
	const room = new Uint32Array(new SharedArrayBuffer(rows.byteLength));
	room.set(rows);
	return room;
}

function* find(q: string): Generator<void, Record<Kind, Uint32Array>, void> {
	const hits = {} as Record<Kind, Uint32Array>;
	for (const kind of KINDS) {
		hits[kind] = shared(yield* search(q, kind));
		yield;
	}
	return hits;
}

const NONE = new Uint32Array(0);
const searches = new Map<number, ReturnType<typeof find>>();

/** One step of a search; its answer where that was the last one. */
function step(id: number, steps: ReturnType<typeof find>): TextOutcome | null {
	try {
		const { done, value } = steps.next();
		return done ? { id, hits: value } : null;
	} catch (problem) {
		return { id, message: (problem as Error).message };
	}
}

let isAtWork = false;
async function work(): Promise<void> {
	if (isAtWork) return;
	isAtWork = true;
	while (searches.size) {
		for (const [id, steps] of searches) {
			const outcome = step(id, steps);
			if (!outcome) continue;
			searches.delete(id);
			parentPort?.postMessage(outcome);
		}
		// Lets messages in.
		await setImmediate();
	}
	isAtWork = false;
}

parentPort?.on('message', (task: TextTask) => {
	if ('drop' in task) {
		searches.get(task.drop)?.return({ incident: NONE, statement: NONE, presence: NONE });
		searches.delete(task.drop);
	} else {
		searches.set(task.id, find(task.q));
		void work();
	}
});
