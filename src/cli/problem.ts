import { Unavailable } from '../lib/clickhouse/asker.ts';
import { LoadFault } from '../lib/clickhouse/load.ts';
import { formatFault } from '../lib/domain/fault.ts';
import { FormatError } from '../lib/formats/format.ts';
import { DataFaults } from '../lib/server/snapshot/build.ts';
import { Busy } from '../lib/server/snapshot/lock.ts';
import { ManifestError } from '../lib/server/imports/manifest.ts';
import type { Terminal } from './command.ts';

const SPOKEN = [FormatError, Busy, ManifestError, LoadFault, Unavailable];

/** How the system and SQLite say that there is no room left. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

/** Tells what kept a command from its work and gives its exit code; throws what is no one's fault but ours. */
export function tell(problem: unknown, { out, error, store }: Terminal): number {
	if (problem instanceof DataFaults) {
		for (const fault of problem.faults) out(formatFault(fault));
		error(`${problem.message} Nothing was changed.`);
		return 1;
	}
	if (SPOKEN.some((kind) => problem instanceof kind)) {
		error((problem as Error).message);
		return 1;
	}
	if (FULL.has(String((problem as { code?: unknown }).code))) {
		error(`There is no room left on the disk that ${store} is on. Nothing was changed.`);
		return 1;
	}
	throw problem;
}
