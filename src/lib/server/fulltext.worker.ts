// The thread of full text and conditions: takes steps of all searches by turns, and hears between them what is no longer wanted.
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type sqlite from 'better-sqlite3';
import { unpackColumns } from '../columns/blob.ts';
import { seek, type Seeking } from '../columns/cql/hits.ts';
import type { Hits } from '../columns/solver.ts';
import type { Columns } from '../columns/table.ts';
import { openText } from './snapshot/text.ts';
import { openValues } from './snapshot/values.ts';
import type { TextOutcome, TextTask, TextWorkerData } from './fulltext.ts';

/** Kibibytes of the snapshot that are kept in memory. */
const CACHE = 8192;

const { path, shared, home } = workerData as TextWorkerData;
// By name from where the server stands: this program may be a text without a place of its own.
const Database = createRequire(home)('better-sqlite3') as typeof sqlite;
const db = new Database(path, { readonly: true, fileMustExist: true });
db.pragma(`cache_size = -${CACHE}`);
let columns: Columns | undefined;
const seeking: Seeking = {
	find: openText(db),
	// Words alone do without them.
	get columns() {
		return (columns ??= unpackColumns(shared, true));
	},
	read: openValues(db)
};

function inShared(rows: Uint32Array): Uint32Array {
	const room = new Uint32Array(new SharedArrayBuffer(rows.byteLength));
	room.set(rows);
	return room;
}
const allShared = ({ incident, statement, presence }: Hits): Hits => ({
	incident: inShared(incident),
	statement: inShared(statement),
	presence: inShared(presence)
});

const NONE = new Uint32Array(0);
const searches = new Map<number, ReturnType<typeof seek>>();

/** One step of a search; its answer where that was the last one. */
function step(id: number, steps: ReturnType<typeof seek>): TextOutcome | null {
	try {
		const { done, value } = steps.next();
		return done ? { id, hits: allShared(value) } : null;
	} catch (problem) {
		const { message } = problem as Error;
		return { id, message, range: problem instanceof RangeError };
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
		searches.set(task.id, seek(task.sought, seeking));
		void work();
	}
});
