// Loads the columns of one snapshot, and ends.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type sqlite from 'better-sqlite3';
import { ColumnsFault } from '../../columns/head.ts';
import type { Shared } from '../../columns/share.ts';
import type { Beside, BesideData } from './beside.ts';
import { loadKept } from './pieces.ts';

const { path, home } = workerData as BesideData;
// By name from where the server stands: this program may be a text without a place of its own.
const Database = createRequire(home)('better-sqlite3') as typeof sqlite;

async function load(db: sqlite.Database): Promise<Shared> {
	try {
		return await loadKept(db, () => Promise.resolve());
	} catch (problem) {
		if (!(problem instanceof ColumnsFault)) throw problem;
	}
	// Much that is seldom needed.
	const { loadAnew } = await import('./anew.ts');
	return loadAnew(Database, path);
}

async function loaded(): Promise<Beside> {
	try {
		return { shared: await load(new Database(path, { readonly: true, fileMustExist: true })) };
	} catch (problem) {
		return { message: (problem as Error).message };
	}
}
void loaded().then((made) => parentPort?.postMessage(made));
